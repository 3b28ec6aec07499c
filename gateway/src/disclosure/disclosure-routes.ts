import { askDisclosureSchema } from '@cohong/domain/disclosure/api';
import { disclosureCaseSchema } from '@cohong/domain/disclosure/disclosure-case';
import { lookSchema } from '@cohong/domain/disclosure/look';
import { knownIdentitiesSchema } from '@cohong/domain/dcep/wallet-identity';
import { z } from 'zod';
import type { Committed, RequestMark } from '../fabric/ledger.js';
import { randomId } from '../fabric/random-id.js';
import { act, read, type Route } from '../http/route.js';
import { list } from '../read-model/list-route.js';
import { casesPlace } from '../read-model/places.js';
import { DisclosureClient, type CaseAddress } from './disclosure-client.js';

const tag = 'Disclosure';
const byRegulators = { tag, roles: { 'central-bank': ['regulator'] } } as const;
const byOfficers = { tag, roles: { 'central-bank': ['officer'] } } as const;
/** Whoever keeps watch over the looks sees all of them, at the foreign-exchange regulator as well. */
const forWatchers = {
    tag,
    roles: { 'central-bank': ['officer', 'regulator'], 'foreign-exchange-regulator': ['officer', 'regulator'] },
} as const;
const caseParams = disclosureCaseSchema.pick({ caseId: true });

/** How the central bank's people learn who stands behind a wallet, and who keeps watch over it. */
export const disclosureRoutes: readonly Route[] = [
    act({
        ...byRegulators,
        path: '/v1/disclosure-cases',
        summary: 'Ask to learn who stands behind a wallet; two officers must approve it',
        examples: {
            request: {
                caseNumber: '(2026)浙02刑初5号',
                walletId: '5f0c9a7e3b1d4826a0e4c2f6d8b19753',
                reason: 'Fraud on an export refund',
                endsOn: '2099-12-31',
            },
        },
        body: askDisclosureSchema.omit({ caseId: true }),
        status: 201,
        answer: disclosureCaseSchema,
        act: async ({ ledger, body, request }) => {
            const client = new DisclosureClient(ledger);
            const committed = await client.askDisclosure({ ...body, caseId: randomId() }, request);
            return { committed, resource: await client.readCase(committed.id) };
        },
    }),
    list({
        ...forWatchers,
        path: '/v1/disclosure-cases',
        summary: 'The cases in which holders of wallets are or were to be disclosed',
        chaincode: 'dcep',
        kind: 'case',
        schema: disclosureCaseSchema,
        filters: {
            walletId: disclosureCaseSchema.shape.walletId.optional(),
            status: disclosureCaseSchema.shape.status.optional(),
        },
        collectionsFor: () => [casesPlace],
        orderBy: 'askedAt',
    }),
    read({
        ...forWatchers,
        path: '/v1/disclosure-cases/{caseId}',
        summary: 'One case',
        params: caseParams,
        answer: disclosureCaseSchema,
        read: ({ ledger, params }) => new DisclosureClient(ledger).readCase(params.caseId),
    }),
    list({
        ...forWatchers,
        path: '/v1/disclosure-looks',
        summary: 'Every look at the holder of a wallet: who, when, in which case',
        chaincode: 'dcep',
        kind: 'look',
        schema: lookSchema,
        filters: { caseId: lookSchema.shape.caseId.optional() },
        collectionsFor: () => [casesPlace],
        orderBy: 'lookedAt',
    }),
    act({
        ...byRegulators,
        path: '/v1/disclosure-cases/{caseId}/looks',
        summary: 'Note that you are about to learn who stands behind the wallet',
        params: caseParams,
        body: z.strictObject({}),
        status: 201,
        answer: lookSchema,
        act: async ({ ledger, params, request }) => {
            const client = new DisclosureClient(ledger);
            const committed = await client.lookAtIdentity({ ...params, lookId: randomId() }, request);
            return { committed, resource: await client.readLook(committed.id) };
        },
    }),
    read({
        ...byRegulators,
        path: '/v1/disclosure-looks/{lookId}/identity',
        summary: 'Who stands behind the wallet of your own look',
        params: lookSchema.pick({ lookId: true }),
        answer: knownIdentitiesSchema,
        read: ({ ledger, params }) => new DisclosureClient(ledger).readIdentity(params.lookId),
    }),
    decision({
        word: 'approve',
        summary: 'Approve that the holder is disclosed; the second approval lets the one who asked look',
        decide: (client, address, request) => client.approveDisclosure(address, request),
    }),
    decision({
        word: 'refuse',
        summary: 'Refuse that the holder is disclosed: one officer is enough',
        decide: (client, address, request) => client.refuseDisclosure(address, request),
    }),
    decision({
        word: 'end',
        summary: 'End an approved case before its last day: nobody can look any more',
        decide: (client, address, request) => client.endDisclosure(address, request),
    }),
];

interface Decision {
    readonly word: 'approve' | 'refuse' | 'end';
    readonly summary: string;
    readonly decide: (client: DisclosureClient, address: CaseAddress, request: RequestMark) => Promise<Committed>;
}

function decision({ word, summary, decide }: Decision): Route {
    return act({
        ...byOfficers,
        path: `/v1/disclosure-cases/{caseId}/${word}`,
        summary,
        params: caseParams,
        body: z.strictObject({}),
        status: 200,
        answer: disclosureCaseSchema,
        act: async ({ ledger, params, request }) => {
            const client = new DisclosureClient(ledger);
            const committed = await decide(client, params, request);
            return { committed, resource: await client.readCase(committed.id) };
        },
    });
}
