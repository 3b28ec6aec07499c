import { randomUUID } from 'node:crypto';
import { bedLinen, curtains, lanternTextiles } from '@cohong/fixtures';
import type { EmbeddedNetwork, Faults } from '@cohong/embedded-fabric';
import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { StatusCode } from '@hyperledger/fabric-gateway';
import type { Answer } from '../../story/client.js';
import { until } from '../../story/until.js';
import { withReadModelHeld } from '../with-read-model-held.js';
import { startTestConsortium, type TestConsortium } from '../consortium.js';
import { openExpiringGateway } from './expiring-gateway.js';

const mspId = 'HaizhouBankMSP';
const cancelled = 'REQUEST_MUST_NOT_BE_CANCELLED';
const policy = { effectiveFrom: '2027-01-01', capBasisPoints: 1, reservationHours: 1, balanceQuestionsPerDay: 1 };
const credit = { bank: mspId, amount: { amount: '1.00', currency: 'CNY' } };
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
                cancelAfterSeconds: 2,
            },
        });
        faults = consortium.embedded!.faults;
        const customs = consortium.organisation('CustomsMSP').user('officer-1');
        releaseCode = (await customs.post('/v1/declarations', bedLinen)).text('releaseCode');
    }, 120_000);
    afterEach(() => faults.heal());
    afterAll(() => consortium.stop());

    const maker = () => consortium.organisation(mspId).user('maker-1');
    const bodyOf = (amount: string) => ({
        declarationNumber: bedLinen.declarationNumber,
        releaseCode,
        exporterUscc: lanternTextiles.uscc,
        amount: { amount, currency: 'CNY' },
    });
    const request = (amount: string, headers: Readonly<Record<string, string>>) =>
        maker().post('/v1/financings', bodyOf(amount), headers);
    /** While its own blocks tell the gateway nothing, so that it depends on what is lost. */
    const withoutBlocks = <Result>(work: () => Promise<Result>): Promise<Result> =>
        withReadModelHeld(consortium.organisation(mspId).database.url, work);
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
        ['the commit status never comes, again and again', () => faults.drop('commit-status', { of: mspId, times: 2 })],
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
            const answer = await withoutBlocks(() => request(amount, headers));

            expect(answer.status).toBe(201);
            expect(await numberOf(amount)).toBe(1);
            const again = await request(amount, headers);
            expect([again.body, again.headers.get('idempotency-replayed')]).toEqual([answer.body, 'true']);
        },
        60_000,
    );

    it('201: nobody answers what became of it, and the own block tells', async () => {
        faults.drop('commit-status', { of: mspId });
        const answer = await request('150.00', { prefer: 'wait=30' });

        expect([answer.status, answer.headers.get('idempotency-replayed')]).toEqual([201, null]);
        expect(await numberOf('150.00')).toBe(1);
    });

    it("202: while the bank's own peer hangs, and done once when it is back", async () => {
        const headers = { 'idempotency-key': randomUUID(), prefer: 'wait=1' };
        faults.drop('commit-status', { of: mspId });
        const { underWay, hanging, done } = await withoutBlocks(async () => {
            const first = await request('200.00', headers);
            faults.pause(mspId);
            const second = await request('200.00', headers);
            await faults.heal();
            const last = await until({
                what: 'the outcome to be known',
                ask: () => request('200.00', headers),
                isAwaited: ({ status }) => status === 201,
                seconds: 30,
            });
            return { underWay: first, hanging: second, done: last };
        });

        expect([underWay.status, hanging.status]).toEqual([202, 409]);
        expect(done.headers.get('idempotency-replayed')).toBe('true');
        expect(await numberOf('200.00')).toBe(1);
    }, 60_000);

    it('201: what was ordered is found on the ledger, although its commit status never comes', async () => {
        const headers = { 'idempotency-key': randomUUID(), prefer: 'wait=30' };
        // As often as it is asked for before the request is to be cancelled.
        faults.drop('commit-status', { of: mspId, times: 3 });
        const answer = await withoutBlocks(() => request('300.00', headers));

        expect([answer.status, answer.headers.get('idempotency-replayed')]).toEqual([201, 'true']);
        expect(await numberOf('300.00')).toBe(1);
    }, 60_000);

    it('409: what an orderer keeps to itself is cancelled; what it brings later does nothing', async () => {
        const withheld = withhold(consortium.embedded!, [
            'DeclareExport',
            'RequestFinancing',
            'Propose',
            'SetFinancing',
        ]);
        const user = (organisation: string, name: string) => consortium.organisation(organisation).user(name);
        const acts = [
            { by: user('CustomsMSP', 'officer-1'), path: '/v1/declarations', body: curtains },
            { by: user('SafeMSP', 'officer-1'), path: '/v1/financing-policies', body: policy },
            { by: user('PbocMSP', 'issuer-1'), path: '/v1/reserve-credits', body: credit },
            { by: maker(), path: '/v1/financings', body: bodyOf('400.00') },
        ].map((act) => ({ ...act, headers: { 'idempotency-key': randomUUID(), prefer: 'wait=0' } }));
        const operations = await Promise.all(
            acts.map(async ({ by, path, body, headers }) => {
                const { location } = Object.fromEntries((await by.post(path, body, headers)).headers);
                return await until({
                    what: `the end of ${path}`,
                    ask: () => by.get(location!),
                    isAwaited: (operation) => operation.at('status') !== 'RUNNING',
                });
            }),
        );
        await withheld.release();
        const again = await Promise.all(acts.map(({ by, path, body, headers }) => by.post(path, body, headers)));
        const anew = await request('400.00', { prefer: 'wait=30' });

        for (const operation of operations) {
            expect([operation.at('status'), operation.at('code')]).toEqual(['REFUSED', cancelled]);
            expect(withheld.codeOf(operation.text('transactionId'))).toBe(StatusCode.MVCC_READ_CONFLICT);
        }
        expect(again.map((answer) => [answer.status, answer.at('code')])).toEqual(acts.map(() => [409, cancelled]));
        expect([anew.status, await numberOf('400.00')]).toEqual([201, 1]);
    }, 60_000);

    it('409: the same for a gateway that was stopped meanwhile, and goes on when it is back', async () => {
        const bank = consortium.organisation(mspId);
        const headers = { 'idempotency-key': randomUUID(), prefer: 'wait=1' };
        const withheld = withhold(consortium.embedded!, ['RequestFinancing']);
        const underWay = await request('500.00', headers);
        await bank.stopGateway();
        await bank.startGateway();
        const ended = await until({
            what: 'the outcome to be known',
            ask: () => request('500.00', headers),
            isAwaited: ({ status, headers: answered }) => answered.has('idempotency-replayed') || status === 201,
            seconds: 30,
        });
        await withheld.release();

        expect([underWay.status, ended.status, ended.at('code')]).toEqual([202, 409, cancelled]);
        expect(await numberOf('500.00')).toBe(0);
    }, 60_000);

    it('a certificate that expires meanwhile: what was ordered is done, and what was not is cancelled', async () => {
        const { orderer } = consortium.embedded!;
        const gateway = await openExpiringGateway(consortium, mspId);
        await gateway.start();
        const ask = (amount: string) =>
            gateway.maker().post('/v1/financings', bodyOf(amount), { 'idempotency-key': amount, prefer: 'wait=0' });
        const operationOf = (asked: Answer) => gateway.maker().get(asked.headers.get('location')!);
        const becomes = (asked: Answer, wanted: string) =>
            until({
                what: `${asked.text('operationId')} to be ${wanted}`,
                ask: () => operationOf(asked),
                isAwaited: (operation) => operation.at('status') === wanted,
                seconds: 30,
            });
        orderer.hold();
        const ordered = await ask('600.00');
        await until({ what: 'it to be ordered', ask: waiting, isAwaited: (transactions) => transactions > 0 });
        const withheld = withhold(consortium.embedded!, ['RequestFinancing']);
        const lost = await ask('601.00');
        await until({
            what: 'it to be endorsed',
            ask: () => operationOf(lost),
            isAwaited: (operation) => operation.at('transactionId') !== undefined,
        });
        await gateway.stop();
        await gateway.hasExpired;
        withheld.lose();
        orderer.release();
        await gateway.start();
        const cancelledOne = await becomes(lost, 'REFUSED');
        const unread = await operationOf(ordered);
        const again = await ask('602.00');
        const unsigned = await becomes(again, 'FAILED');
        await gateway.stop();
        await gateway.renew();
        await gateway.start();
        const done = await becomes(ordered, 'DONE');
        const signed = await until({
            what: 'what failed to be done',
            ask: () => ask('602.00'),
            isAwaited: ({ status }) => status === 201,
        });
        await gateway.stop();
        await gateway.remove();

        expect([cancelledOne.at('code'), unread.at('status')]).toEqual([cancelled, 'RUNNING']);
        expect(done.at('transactionId')).toBe(unread.at('transactionId'));
        expect([unsigned.at('code'), signed.status]).toEqual(['ENDORSERS_MUST_AGREE', 201]);
        expect(await Promise.all(['600.00', '601.00', '602.00'].map(numberOf))).toEqual([1, 0, 1]);
    }, 90_000);

    const waiting = () => Promise.resolve(consortium.embedded!.orderer.waiting);
});

/** An orderer that takes transactions of some acts and puts them into no block until it is asked to, as one of ill will can. */
function withhold({ orderer, channel }: EmbeddedNetwork, acts: readonly string[]) {
    const kept: Uint8Array[] = [];
    const broadcast = orderer.broadcast.bind(orderer);
    const spy = jest.spyOn(orderer, 'broadcast').mockImplementation((envelope) => {
        const isKept = acts.some((act) => Buffer.from(envelope).includes(act));
        (isKept ? (each: Uint8Array) => kept.push(each) : broadcast)(envelope);
    });

    return {
        /** What it has kept to itself is lost with it. */
        lose: () => {
            spy.mockRestore();
        },
        release: async () => {
            spy.mockRestore();
            kept.forEach(broadcast);
            await orderer.cutNow();
        },
        codeOf: (transactionId: string) => channel.findTransaction(transactionId)?.code,
    };
}
