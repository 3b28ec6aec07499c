import type { MemberKind } from '@cohong/domain/party/member';
import { lookSchema } from '@cohong/domain/regulator-look/regulator-look';
import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { everyRoute, nameOf, offices } from '../../../test/scenarios/gateway/matrix.js';
import { act, read, type Route } from '../http/route.js';
import { isLook, looked } from './looked.js';
import type { Looking, Looks } from './looks.js';

const banks = ['HaizhouBankMSP', 'PearlBankMSP'];
const regulators = offices.filter(({ kind }) => kind === 'foreign-exchange-regulator' || kind === 'central-bank');

const financings = read({
    path: '/v1/supervision/financings',
    summary: 'The financings of all banks',
    tag: 'Supervision',
    roles: {},
    answer: z.object({}),
    read: () => Promise.resolve({}),
});

/** A route as a gateway of this kind has it, and what is noted when it is asked. */
function listening(route: Route, kind: MemberKind = 'foreign-exchange-regulator') {
    const noted: Looking[] = [];
    const looks = { note: (looking: Looking) => Promise.resolve(void noted.push(looking)) } as unknown as Looks;
    const [{ read: ofRead, act: ofAct }] = looked([route], { kind, looks, banks }) as unknown as readonly [
        Record<'read' | 'act', (call: object) => Promise<unknown>>,
    ];
    const asked = {
        read: (call: object) => ofRead({ params: {}, ...call }),
        act: (call: object) => ofAct({ params: {}, ...call }),
    };

    return { asked, noted };
}

describe('what a regulator looks at', () => {
    it.each<[string, string | undefined, readonly string[]]>([
        ['the bank that is named', 'PearlBankMSP', ['PearlBankMSP']],
        ['all banks, when none is named', undefined, banks],
        ['all banks, when what is named is no bank', 'NoSuchBankMSP', banks],
    ])('is %s', async (_whose, bank, expected) => {
        const { asked, noted } = listening(financings);

        await asked.read({ query: { bank } });

        expect(noted).toEqual([{ banks: expected, what: financings.path }]);
    });

    it('counts also where it is the answer to an act', async () => {
        const restoration = act({
            path: '/v1/capital-enterprises/{enterpriseUscc}/restoration',
            showsBooks: true,
            summary: 'Let an enterprise pay on commitment letters again',
            tag: 'Capital accounts',
            roles: {},
            status: 200,
            body: z.object({}),
            answer: z.object({}),
            act: () => Promise.reject(new Error('no ledger')),
        });
        const failing = listening(restoration);
        const { asked, noted } = listening({ ...restoration, act: () => Promise.resolve({}) } as unknown as Route);

        await expect(failing.asked.act({})).rejects.toThrow('no ledger');
        await asked.act({});

        expect([failing.noted, noted]).toEqual([[], [{ banks, what: restoration.path }]]);
    });

    it('is nothing of its own to a bank, which has some of the routes too', async () => {
        const { asked, noted } = listening(financings, 'bank');

        await asked.read({ query: {} });

        expect(noted).toEqual([]);
    });

    it('counts outside of supervision too', () => {
        const outside = everyRoute.filter((route) => isLook(route) && !route.path.startsWith('/v1/supervision/'));

        expect(outside.map(nameOf).sort()).toEqual([
            'GET /v1/aml-reports/{day}',
            'GET /v1/custody-accounts',
            'GET /v1/fraud-proofs',
            'GET /v1/fraud-proofs/{proofId}',
            'GET /v1/netting-cycles/{cycleId}',
            'GET /v1/payment-institutions/{institutionId}/custody',
            'GET /v1/tax-forms/{formNumber}',
            'GET /v1/trial-balance',
            'POST /v1/capital-enterprises/{enterpriseUscc}/restoration',
            'POST /v1/netting-cycles/{cycleId}/endings',
            'POST /v1/tax-forms/{formNumber}/voiding',
        ]);
    });

    it('is all that only some of its people may read, but for its own acts, policies and issue, and what customs has', () => {
        const uncounted = regulators.flatMap(({ kind, routes }) =>
            routes.filter((route) => 'read' in route && route.roles[kind] !== 'everybody' && !isLook(route)),
        );

        expect([...new Set(uncounted.map(({ path }) => path))].sort()).toEqual([
            '/v1/aml-policies',
            '/v1/approvals',
            '/v1/approvals/{approvalId}',
            '/v1/disclosure-cases',
            '/v1/disclosure-cases/{caseId}',
            '/v1/disclosure-looks',
            '/v1/disclosure-looks/{lookId}/identity',
            '/v1/fingerprint-epochs',
            '/v1/freeze-orders',
            '/v1/freeze-orders/{orderId}',
            '/v1/import-declarations',
            '/v1/import-declarations/{declarationNumber}',
            '/v1/supply',
        ]);
    });

    it('is named only by a bank of the consortium', () => {
        const anybody = regulators
            .flatMap(({ routes }) => routes)
            .filter((route) => {
                const named = ['params' in route ? route.params : undefined, 'query' in route ? route.query : undefined]
                    .map((fields) => (fields?.shape as z.ZodRawShape | undefined)?.['bank'] as z.ZodType | undefined)
                    .filter((bank) => bank !== undefined);

                return named.some((bank) => bank.safeParse('NoSuchBankMSP').success);
            });

        expect(anybody.map(nameOf)).toEqual([]);
    });

    it('has a path that the ledger takes', () => {
        const paths = regulators.flatMap(({ routes }) => routes.map(({ path }) => path));

        expect(paths.filter((path) => !lookSchema.shape.what.safeParse(path).success)).toEqual([]);
    });
});
