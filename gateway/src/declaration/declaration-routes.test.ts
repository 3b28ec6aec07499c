import { exportDeclarations } from '@cohong/fixtures';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { startTestConsortium, type TestConsortium } from '../../../test/scenarios/consortium.js';
import type { Answer, Client } from '../../../test/story/client.js';

const [first, second, third, fourth, fifth] = exportDeclarations;
/** What an amendment declares anew: everything but the number and the status. */
const contentOf = (declaration: object) =>
    Object.fromEntries(
        Object.entries(declaration).filter(([field]) => !['declarationNumber', 'status'].includes(field)),
    );
const outcome = (answer: Answer): unknown => [answer.status, answer.at('code')];

describe('the declarations of customs', () => {
    let consortium: TestConsortium;
    let customs: Client;

    beforeAll(async () => {
        consortium = await startTestConsortium();
        customs = consortium.organisation('CustomsMSP').user('officer-1');
    }, 120_000);
    afterAll(() => consortium.stop());

    const pathOf = (declaration: (typeof exportDeclarations)[number] | undefined) =>
        `/v1/declarations/${declaration!.declarationNumber}`;

    it('201: declared, with the release code; 200: read; 409: not under the same number again', async () => {
        const declared = await customs.post('/v1/declarations', first);
        const read = await customs.get(pathOf(first));

        expect([declared.status, declared.at('version')]).toEqual([201, 1]);
        expect(declared.at('releaseCode')).toMatch(/^[0-9a-f]{32}$/);
        expect(declared.body).toEqual({ ...(read.body as object), ledger: declared.at('ledger') });
        expect(outcome(await customs.post('/v1/declarations', first))).toEqual([409, 'DECLARATION_MUST_BE_NEW']);
    });

    it('201: the same request again has the first outcome', async () => {
        const key = { 'idempotency-key': randomUUID() };
        const declared = await customs.post('/v1/declarations', { ...third, status: 'ACCEPTED' }, key);
        const again = await customs.post('/v1/declarations', { ...third, status: 'ACCEPTED' }, key);

        expect([again.status, again.headers.get('idempotency-replayed')]).toEqual([201, 'true']);
        expect(again.at('ledger')).toEqual(declared.at('ledger'));
    });

    it('200: released, amended, cancelled, one version after the other', async () => {
        await customs.post('/v1/declarations', { ...second, status: 'ACCEPTED' });
        const path = pathOf(second);
        const content = contentOf(second!);

        const released = await customs.post(`${path}/release`);
        expect([released.status, released.at('status'), released.at('version')]).toEqual([200, 'RELEASED', 2]);
        expect(outcome(await customs.post(`${path}/release`))).toEqual([409, 'DECLARATION_MUST_BE_ACCEPTED']);

        const amended = await customs.post(`${path}/amendments`, { ...content, expectedVersion: 2 });
        expect([amended.status, amended.at('status'), amended.at('version')]).toEqual([200, 'RELEASED', 3]);
        expect(outcome(await customs.post(`${path}/amendments`, { ...content, expectedVersion: 2 }))).toEqual([
            409,
            'VERSION_MUST_BE_CURRENT',
        ]);

        const cancelled = await customs.post(`${path}/cancellation`, { expectedVersion: 3 });
        expect([cancelled.status, cancelled.at('status')]).toEqual([200, 'CANCELLED']);
        expect(outcome(await customs.post(`${path}/cancellation`, { expectedVersion: 4 }))).toEqual([
            409,
            'DECLARATION_MUST_NOT_BE_CANCELLED',
        ]);
    });

    it('200: cleared once it is released, and once only', async () => {
        await customs.post('/v1/declarations', { ...fifth, status: 'ACCEPTED' });
        const clear = () => customs.post(`${pathOf(fifth)}/clearance`);

        expect(outcome(await clear())).toEqual([409, 'DECLARATION_MUST_BE_RELEASED']);
        await customs.post(`${pathOf(fifth)}/release`);
        const cleared = await clear();
        expect([cleared.status, cleared.at('status'), cleared.at('version')]).toEqual([200, 'CLEARED', 3]);
        expect(outcome(await clear())).toEqual([409, 'DECLARATION_MUST_NOT_BE_CLEARED']);
    });

    it('404: what was never declared', async () => {
        const path = '/v1/declarations/310420260999999999';

        expect(outcome(await customs.get(path))).toEqual([404, 'RECORD_MUST_EXIST']);
        expect(outcome(await customs.post(`${path}/release`))).toEqual([404, 'DECLARATION_MUST_EXIST']);
    });

    it('422: lines that do not add up, and a field that the paper does not have', async () => {
        const wrong = { ...fourth, totalValue: { amount: '1.00', currency: 'EUR' } };

        expect(outcome(await customs.post('/v1/declarations', wrong))).toEqual([422, 'LINES_MUST_ADD_UP_TO_TOTAL']);
        expect(outcome(await customs.post('/v1/declarations', { ...first, releaseCode: 'x' }))).toEqual([
            422,
            'REQUEST_MUST_MATCH_SCHEMA',
        ]);
    });

    it('403: a certificate without the role of an officer', async () => {
        const service = consortium.organisation('CustomsMSP').user('gateway');

        expect((await service.post('/v1/declarations', first)).status).toBe(403);
        expect((await service.get(pathOf(first))).status).toBe(403);
    });

    it('409: secrets are established once', async () => {
        expect(outcome(await customs.post('/v1/declaration-secrets'))).toEqual([409, 'RECORD_MUST_BE_NEW']);
    });

    it('200: everybody knows the members; 403: customs enrols none', async () => {
        const read = await customs.get('/v1/members');
        const officer = consortium.organisation('SafeMSP').user('officer-1');
        const regulator = consortium.organisation('SafeMSP').user('regulator-1');
        const member = { mspId: 'NewBankMSP', kind: 'bank', partyName: 'New Bank' };

        expect([read.status, read.list('members').length]).toEqual([200, 6]);
        expect((await customs.post('/v1/members', { members: [member] })).status).toBe(405);
        expect((await regulator.post('/v1/members', { members: [member] })).status).toBe(403);
        expect((await officer.post('/v1/members', { members: [member] })).list('members')).toHaveLength(7);
    });
});
