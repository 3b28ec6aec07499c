import { bedLinen, curtains, rawCotton } from '@cohong/fixtures';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startTestConsortium, type TestConsortium } from '../../../test/scenarios/consortium.js';
import type { Answer, Client } from '../../../test/story/client.js';

const all = '/v1/import-declarations';
const { declarationNumber, status, ...content } = rawCotton;
const one = `${all}/${declarationNumber}`;
const outcome = (answer: Answer): unknown => [answer.status, answer.at('code')];
const stands = (answer: Answer): unknown => [answer.status, answer.at('status'), answer.at('version')];

describe('the import declarations of customs', () => {
    let consortium: TestConsortium;
    let customs: Client;
    let endedIn: unknown;

    beforeAll(async () => {
        consortium = await startTestConsortium();
        customs = consortium.organisation('CustomsMSP').user('officer-1');
    }, 120_000);
    afterAll(() => consortium.stop());

    it('201: declared, with the release code; 200: read; 409: not under the same number again', async () => {
        const declared = await customs.post(all, { ...rawCotton, status });
        const read = await customs.get(one);

        expect(stands(declared)).toEqual([201, 'ACCEPTED', 1]);
        expect(declared.at('releaseCode')).toMatch(/^[0-9a-f]{32}$/);
        expect(declared.body).toEqual({ ...(read.body as object), ledger: declared.at('ledger') });
        expect(outcome(await customs.post(all, rawCotton))).toEqual([409, 'DECLARATION_MUST_BE_NEW']);
    });

    it('200: released, amended, cleared and cancelled, one version after the other', async () => {
        const amend = () => customs.post(`${one}/amendments`, { ...content, expectedVersion: 2 });

        expect(outcome(await customs.post(`${one}/clearance`))).toEqual([409, 'DECLARATION_MUST_BE_RELEASED']);
        expect(stands(await customs.post(`${one}/release`))).toEqual([200, 'RELEASED', 2]);
        expect(outcome(await customs.post(`${one}/release`))).toEqual([409, 'DECLARATION_MUST_BE_ACCEPTED']);
        expect(stands(await amend())).toEqual([200, 'RELEASED', 3]);
        expect(outcome(await amend())).toEqual([409, 'VERSION_MUST_BE_CURRENT']);
        expect(stands(await customs.post(`${one}/clearance`))).toEqual([200, 'CLEARED', 4]);
        expect(outcome(await customs.post(`${one}/clearance`))).toEqual([409, 'DECLARATION_MUST_NOT_BE_CLEARED']);
        const cancel = (expectedVersion: number) => customs.post(`${one}/cancellation`, { expectedVersion });
        const cancelled = await cancel(4);
        expect(stands(cancelled)).toEqual([200, 'CANCELLED', 5]);
        endedIn = cancelled.at('ledger.blockNumber');
        expect(outcome(await cancel(5))).toEqual([409, 'DECLARATION_MUST_NOT_BE_CANCELLED']);
    });

    it('200: listed for customs and the regulators, without a release code', async () => {
        for (const reader of [customs, consortium.organisation('SafeMSP').user('regulator-1')]) {
            const { body } = await reader.get(
                `${all}?status=CANCELLED&consignee=${rawCotton.consignee.uscc}&atLeastBlock=${String(endedIn)}`,
            );
            expect(body).toMatchObject({ total: 1, data: [{ declarationNumber, version: 5 }] });
            expect((body as { data: object[] }).data[0]).not.toHaveProperty('releaseCode');
        }
        expect((await customs.get(`${all}?before=2026-03-16`)).at('total')).toBe(0);
        expect((await customs.get(`${all}?since=2026-03-16`)).at('total')).toBe(1);
    });

    it('404: what was never declared', async () => {
        const path = `${all}/310420261999999999`;

        expect(outcome(await customs.get(path))).toEqual([404, 'RECORD_MUST_EXIST']);
        expect(outcome(await customs.post(`${path}/release`))).toEqual([404, 'DECLARATION_MUST_EXIST']);
    });

    it.each<[code: string, breach: object]>([
        ['DECLARATION_MUST_BE_IMPORT', { declarationNumber: curtains.declarationNumber }],
        ['DECLARATION_YEAR_MUST_MATCH_DATE', { declarationNumber: '310420251046500017' }],
        ['DECLARATION_OFFICE_MUST_MATCH_NUMBER', { declarationNumber: '310520261046500017' }],
        ['IMPORT_DATE_MUST_NOT_BE_FUTURE', { importDate: '2099-01-01' }],
        ['LINES_MUST_ADD_UP_TO_TOTAL', { totalValue: { amount: '1.00', currency: 'USD' } }],
        ['REQUEST_MUST_MATCH_SCHEMA', { exitOfficeCode: '3104' }],
        ['REQUEST_MUST_MATCH_SCHEMA', { declarationNumber: '31042026104650001O' }],
    ])('422: %s', async (code, breach) => {
        const fresh = { ...rawCotton, declarationNumber: '310420261046500025', ...breach };

        expect(outcome(await customs.post(all, fresh))).toEqual([422, code]);
    });

    it('422: an import is no export', async () => {
        const asExport = { ...bedLinen, declarationNumber };

        expect(outcome(await customs.post('/v1/declarations', asExport))).toEqual([422, 'DECLARATION_MUST_BE_EXPORT']);
    });

    it('403: a certificate without the role of an officer; 404: a bank has no such route', async () => {
        const service = consortium.organisation('CustomsMSP').user('gateway');
        const maker = consortium.organisation('HaizhouBankMSP').user('maker-1');

        expect((await service.post(all, rawCotton)).status).toBe(403);
        expect((await service.get(one)).status).toBe(403);
        expect((await service.get(all)).status).toBe(403);
        expect((await maker.get(one)).status).toBe(404);
    });
});
