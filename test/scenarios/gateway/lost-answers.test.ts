import { randomUUID } from 'node:crypto';
import { bedLinen, lanternTextiles } from '@cohong/fixtures';
import type { Faults } from '@cohong/embedded-fabric';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { until } from '../../story/until.js';
import { startTestConsortium, type TestConsortium } from '../consortium.js';

const mspId = 'HaizhouBankMSP';
const onFabric = process.env['NETWORK'] === 'fabric';
const title = 'what is lost on the way between gateway, peer and orderer';
const reason = onFabric ? ' (skipped: on Fabric nothing can be taken out of a connection)' : '';

/** Each message that can be lost after a transaction was signed, by itself and with the others. */
(onFabric ? describe.skip : describe)(`${title}${reason}`, () => {
    let consortium: TestConsortium;
    let faults: Faults;
    let releaseCode: string;

    beforeAll(async () => {
        consortium = await startTestConsortium({
            patience: {
                deadlines: { evaluateSeconds: 5, endorseSeconds: 5, submitSeconds: 1, commitSeconds: 1 },
                peerMilliseconds: 5_000,
            },
        });
        faults = consortium.embedded!.faults;
        const customs = consortium.organisation('CustomsMSP').user('officer-1');
        releaseCode = (await customs.post('/v1/declarations', bedLinen)).text('releaseCode');
    }, 120_000);
    afterEach(() => faults.heal());
    afterAll(() => consortium.stop());

    const maker = () => consortium.organisation(mspId).user('maker-1');
    const request = (amount: string, headers: Readonly<Record<string, string>>) =>
        maker().post(
            '/v1/financings',
            {
                declarationNumber: bedLinen.declarationNumber,
                releaseCode,
                exporterUscc: lanternTextiles.uscc,
                amount: { amount, currency: 'CNY' },
            },
            headers,
        );
    const numberOf = async (amount: string): Promise<number> =>
        (await maker().get('/v1/financings?limit=100'))
            .list('data')
            .filter((financing) => (financing['amount'] as { amount: string }).amount === amount).length;

    const losses: readonly (readonly [string, () => void])[] = [
        [
            'the broadcast is answered with an error after it was ordered',
            () => faults.breakOff('submission', { of: mspId, times: 1 }),
        ],
        ['the answer to the broadcast never comes', () => faults.drop('submission', { of: mspId, times: 1 })],
        ['the commit status is broken off', () => faults.breakOff('commit-status', { of: mspId, times: 1 })],
        ['the commit status never comes, again and again', () => faults.drop('commit-status', { of: mspId, times: 3 })],
        [
            'everything after the signature is lost, again and again',
            () => {
                faults.breakOff('submission', { of: mspId, times: 2 });
                faults.drop('commit-status', { of: mspId, times: 2 });
            },
        ],
    ];

    it.each(losses.map(([what, lose], index) => ({ what, lose, amount: `100.0${index}` })))(
        '201: $what; it is on the ledger once',
        async ({ lose, amount }) => {
            const headers = { 'idempotency-key': randomUUID(), prefer: 'wait=30' };
            lose();
            const answer = await request(amount, headers);

            expect(answer.status).toBe(201);
            expect(await numberOf(amount)).toBe(1);
            const again = await request(amount, headers);
            expect([again.body, again.headers.get('idempotency-replayed')]).toEqual([answer.body, 'true']);
        },
        60_000,
    );

    it("202: while the bank's own peer hangs, and done once when it is back", async () => {
        const headers = { 'idempotency-key': randomUUID(), prefer: 'wait=1' };
        faults.drop('commit-status', { of: mspId });
        const underWay = await request('200.00', headers);
        faults.pause(mspId);
        const hanging = await request('200.00', headers);
        await faults.heal();
        const done = await until({
            what: 'the outcome to be known',
            ask: () => request('200.00', headers),
            isAwaited: ({ status }) => status === 201,
            seconds: 30,
        });

        expect([underWay.status, hanging.status]).toEqual([202, 409]);
        expect(done.headers.get('idempotency-replayed')).toBe('true');
        expect(await numberOf('200.00')).toBe(1);
    }, 60_000);
});
