import { VirtualClock } from '@cohong/embedded-fabric';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { setTimeout as pause } from 'node:timers/promises';
import { pino } from 'pino';
import { Registry } from 'prom-client';
import { freshDatabase, type FreshDatabase } from '../../../test/postgres/fresh-database.js';
import { isSignedWith, Receiver } from '../../../test/story/receiver.js';
import { until } from '../../../test/story/until.js';
import { Database } from '../database/database.js';
import { prepareDatabase } from '../database/prepare.js';
import { Runner } from '../outbox/runner.js';
import { Seal } from '../outbox/sealed.js';
import { Events } from '../read-model/events.js';
import { Projection } from '../read-model/projection.js';
import { Courier } from './courier.js';
import { Deliveries } from './deliveries.js';
import { measureWebhooks } from './measure-webhooks.js';
import { Targets } from './target.js';
import { Webhooks, type Page, type Wish, type WithSecret } from './webhooks.js';

const logger = pino({ level: 'silent' });
const seal = new Seal(Buffer.alloc(32, 7));
const user = 'maker-1';
const pollMilliseconds = 10;
/** More than an answer of this machine takes, however busy it is. */
const answerMilliseconds = 2_000;

describe('webhooks', () => {
    let fresh: FreshDatabase;
    let database: Database;
    let projection: Projection;
    let clock: VirtualClock;
    let receiver: Receiver;
    let other: Receiver;
    let webhooks: Webhooks;
    let gateways: OpenGateway[];
    let block: number;

    beforeAll(async () => {
        fresh = await freshDatabase();
        database = new Database(fresh.url, logger);
        await prepareDatabase(database, 'HaizhouBankMSP');
        projection = new Projection(database);
    });
    afterAll(async () => {
        await database.close();
        await fresh.drop();
    });

    beforeEach(async () => {
        clock = new VirtualClock();
        [receiver, other] = await Promise.all([Receiver.open(), Receiver.open()]);
        webhooks = new Webhooks(database, { targets, seal, now: clock.now });
        gateways = [];
        block = 0;
    });
    afterEach(async () => {
        await Promise.all(gateways.map((gateway) => gateway.stop()));
        await Promise.all([receiver.goAway(), other.goAway()]);
        await database.query('TRUNCATE read_model.block, read_model.record, read_model.event');
        await database.query('DELETE FROM webhook');
    });

    const targets = new Targets({ allowedHosts: ['127.0.0.1'] });

    interface OpenGateway {
        readonly deliveries: Deliveries;
        stop(): Promise<void>;
        /** As `kill -9` would: nothing is ended, and its lock is gone. */
        die(): Promise<void>;
    }

    /** What a gateway of the organisation has that delivers. */
    const openGateway = async (users: readonly string[] = [user]): Promise<OpenGateway> => {
        const runner = new Runner(fresh.url, logger);
        await runner.start();
        const deliveries = new Deliveries(database, { seal, runner: runner.number, users, now: clock.now });
        const feed = {
            events: new Events(database),
            newestBlock: 0,
            reaches: async () => await pause(pollMilliseconds, false),
        };
        const courier = new Courier({
            deliveries,
            feed,
            mspId: 'HaizhouBankMSP',
            targets,
            now: clock.now,
            logger,
            answerMilliseconds,
        });
        courier.start();
        const stop = async () => {
            await courier.stop();
            await runner.stop();
        };
        const opened = { deliveries, stop, die: () => runner.stop() };
        gateways.push(opened);

        return opened;
    };

    /** Events of one block each. */
    const happen = async (...types: readonly string[]) => {
        for (const type of types) {
            const id = `record-${block}`;
            await projection.apply(
                {
                    number: block,
                    hash: `hash-${block}`,
                    previousHash: `hash-${block - 1}`,
                    invalid: [],
                    transactions: [
                        {
                            id: `tx-${block}`,
                            index: 0,
                            time: clock.now(),
                            places: [
                                {
                                    chaincode: 'trade',
                                    collection: 'vault_A',
                                    writes: [{ key: `\u0000thing\u0000${id}\u0000`, value: Buffer.from('{}') }],
                                },
                            ],
                            event: { chaincode: 'trade', name: type, payload: JSON.stringify({ type, id }) },
                        },
                    ],
                },
                new Set(['trade/vault_A']),
            );
            block += 1;
        }
    };
    const register = (wish: Partial<Wish> = {}): Promise<WithSecret> =>
        database.transaction((query) => webhooks.register(query, user, { url: receiver.url, ...wish }));
    const read = (webhookId: string) => webhooks.find({ webhookId, user });
    const hasTaken = (count: number) =>
        until({
            what: `${count} events`,
            ask: () => Promise.resolve(receiver.taken),
            isAwaited: (taken) => taken.length >= count,
        });
    /** Waits until it has failed so often in a row. */
    const hasFailed = ({ webhookId }: { webhookId: string }, failures: number) =>
        until({
            what: `failure ${failures}`,
            ask: () => read(webhookId),
            isAwaited: (webhook) => webhook.failures === failures,
        });
    /** Sets the clock on to when the next try is due; how many seconds that is. */
    const untilNextTry = (nextTryAt: string | undefined): number => {
        const seconds = (Date.parse(nextTryAt!) - clock.now().getTime()) / 1_000;
        clock.advance({ seconds });
        return seconds;
    };

    it('tells each event once, in the order of the ledger, with its block and transaction', async () => {
        await register();
        await openGateway();
        await happen('FinancingRequested', 'FinancingReserved', 'WalletOpened');
        await hasTaken(3);

        expect(receiver.told.map(({ body }) => JSON.parse(body) as unknown)).toEqual(
            ['FinancingRequested', 'FinancingReserved', 'WalletOpened'].map((type, index) => ({
                specversion: '1.0',
                id: String(index + 1),
                source: '/HaizhouBankMSP',
                type: `cohong.${type}`,
                time: clock.now().toISOString(),
                datacontenttype: 'application/json',
                transactionid: `tx-${index}`,
                blocknumber: index,
                data: { id: `record-${index}` },
            })),
        );
        expect(receiver.told[0]?.headers['content-type']).toBe('application/cloudevents+json');
    });

    it('begins with what happens after it was registered, or after the event that the receiver has', async () => {
        await happen('A', 'B', 'C');
        await register();
        await register({ after: 1, types: ['cohong.B', 'cohong.D'] });
        await openGateway();
        await happen('D');
        await hasTaken(3);

        expect(receiver.taken.sort()).toEqual(['2', '4', '4']);
    });

    it('tells the types that were asked for, and is through with the others', async () => {
        const { webhookId } = await register({ types: ['cohong.B'] });
        await openGateway();
        await happen('A', 'B', 'C');
        await until({
            what: 'the last',
            ask: () => read(webhookId),
            isAwaited: ({ lastEventId }) => lastEventId === '3',
        });

        expect(receiver.taken).toEqual(['2']);
    });

    it('is signed as Standard Webhooks says, with an id that stays the same from try to try', async () => {
        const { secret, webhookId } = await register();
        receiver.answer = () => (receiver.told.length === 1 ? 500 : 204);
        await openGateway();
        await happen('A');
        const { nextTryAt } = await hasFailed({ webhookId }, 1);
        untilNextTry(nextTryAt);
        await hasTaken(1);
        const [first, second] = receiver.told;

        expect(secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
        expect(receiver.told.map((told) => isSignedWith(secret, told))).toEqual([true, true]);
        expect(isSignedWith(secret, { ...first!, body: `${first!.body} ` })).toBe(false);
        expect([first?.headers['webhook-id'], second?.headers['webhook-id']]).toEqual(Array(2).fill(`${webhookId}-1`));
        expect(Number(second?.headers['webhook-timestamp'])).toBe(Math.floor(clock.now().getTime() / 1_000));
    });

    it('loses and disorders nothing while its receiver is away for an hour, and others go on', async () => {
        const down = await register();
        await register({ url: other.url });
        await openGateway();
        await receiver.goAway();
        const waits: number[] = [];
        await happen('First');
        for (let failures = 1; waits.reduce((sum, each) => sum + each, 0) < 3_600; failures++) {
            const { nextTryAt, lastFailure } = await hasFailed(down, failures);
            expect(lastFailure).toBe('UNREACHABLE');
            await happen(`During${'ABCDEFGHIJ'[failures]!}`);
            waits.push(untilNextTry(nextTryAt));
        }
        await hasFailed(down, waits.length + 1);
        const ids = Array.from({ length: block }, (_, index) => String(index + 1));
        await until({
            what: 'the other',
            ask: () => Promise.resolve(other.taken.length),
            isAwaited: (count) => count === block,
        });
        expect(receiver.told).toEqual([]);

        await receiver.comeBack();
        untilNextTry((await read(down.webhookId)).nextTryAt);
        await hasTaken(block);

        expect([receiver.taken, other.taken]).toEqual([ids, ids]);
        expect(await webhooks.deadLetters({ ...down, user })).toEqual([]);
        // 5 s, 30 s, 2 min, 10 min, 30 min, 1 h: each up to a fifth longer.
        [5, 30, 120, 600, 1_800, 3_600].slice(0, waits.length).forEach((seconds, index) => {
            expect(waits[index]).toBeGreaterThanOrEqual(seconds);
            expect(waits[index]).toBeLessThanOrEqual(seconds * 1.2);
        });
    });

    it('takes for a failure what redirects, answers slowly, or does not answer 2xx', async () => {
        const webhook = await register();
        receiver.headers = { location: receiver.url };
        const never = () => new Promise<number>(() => undefined);
        const answers = [() => 302, () => 400, () => 503, never, () => 299];
        receiver.answer = () => answers.shift()?.() ?? 204;
        await openGateway();
        await happen('A');
        const reasons: (string | undefined)[] = [];
        for (const failures of [1, 2, 3, 4]) {
            const { lastFailure, nextTryAt } = await hasFailed(webhook, failures);
            reasons.push(lastFailure);
            untilNextTry(nextTryAt);
        }
        await hasFailed(webhook, 0);

        expect(reasons).toEqual(['ANSWERED_302', 'ANSWERED_400', 'ANSWERED_503', 'TIMED_OUT']);
        expect((await read(webhook.webhookId)).lastEventId).toBe('1');
    });

    describe('an event that the receiver never takes', () => {
        let webhook: WithSecret;
        let deliveries: Deliveries;

        beforeEach(async () => {
            webhook = await register();
            receiver.answer = ({ id }) => (id === '2' ? 500 : 204);
            ({ deliveries } = await openGateway());
            await happen('A', 'B', 'C');
            const firstFailure = await hasFailed(webhook, 1);
            untilNextTry(firstFailure.nextTryAt);
            await hasFailed(webhook, 2);
            expect(receiver.taken).toEqual(['1']);
            clock.advance({ hours: 72 });
            await hasTaken(2);
        });
        const letters = (page?: Page) => webhooks.deadLetters({ ...webhook, user }, page);

        it('is given up after three days, and then what comes after it is told', async () => {
            expect(receiver.taken).toEqual(['1', '3']);
            expect(await letters()).toEqual([
                {
                    eventId: '2',
                    givenUpAt: clock.now().toISOString(),
                    failures: 3,
                    reason: 'ANSWERED_500',
                    isWanted: false,
                },
            ]);
            expect((await deliveries.backlog()).deadLetters).toBe(1);
            expect(await letters({ after: 1, limit: 1 })).toEqual(await letters());
            expect(await letters({ after: 2 })).toEqual([]);
        });

        it('is tried again by itself when its user wants that', async () => {
            receiver.answer = () => 204;
            await webhooks.replayDeadLetter(database.query, { ...webhook, user }, 2);
            await hasTaken(3);
            await happen('D');
            await hasTaken(4);

            expect(receiver.taken).toEqual(['1', '3', '2', '4']);
            expect(await letters()).toEqual([]);
            await expect(webhooks.replayDeadLetter(database.query, { ...webhook, user }, 2)).rejects.toThrow(
                'DEAD_LETTER_MUST_EXIST',
            );
        });

        it('is given up again, for three days more, when it fails again', async () => {
            await webhooks.replayDeadLetter(database.query, { ...webhook, user }, 2);
            await hasFailed(webhook, 1);
            expect(await letters()).toMatchObject([{ eventId: '2', isWanted: true }]);
            clock.advance({ hours: 72 });
            await happen('D');
            await hasTaken(3);

            expect(receiver.taken).toEqual(['1', '3', '4']);
            expect(await letters()).toMatchObject([{ eventId: '2', failures: 2, isWanted: false }]);
        });

        it('comes again in its place when everything after an event is replayed', async () => {
            receiver.answer = () => 204;
            await webhooks.replay(database.query, { ...webhook, user }, 1);
            await hasTaken(4);

            expect(receiver.taken).toEqual(['1', '3', '2', '3']);
            expect(await letters()).toEqual([]);
        });
    });

    it('signs with the old secret too for a day after it was rotated', async () => {
        const { webhookId, secret } = await register();
        await openGateway();
        const { secret: second, oldSecretUntil } = await webhooks.rotateSecret(database.query, { webhookId, user });
        await happen('A');
        await hasTaken(1);
        clock.advance({ hours: 24 });
        await happen('B');
        await hasTaken(2);

        const signed = receiver.told.map((told) => [isSignedWith(secret, told), isSignedWith(second, told)]);
        expect(signed).toEqual([
            [true, true],
            [false, true],
        ]);
        expect(oldSecretUntil).toBe(clock.now().toISOString());
        expect((await read(webhookId)).oldSecretUntil).toBeUndefined();
    });

    it('keeps no secret in clear', async () => {
        const { secret } = await register();
        const [row] = await database.query<{ webhook: string }>('SELECT webhook::text FROM webhook');

        expect(row?.webhook).not.toContain(Buffer.from(secret).toString('hex'));
        expect(row?.webhook).not.toContain(secret.slice(6));
    });

    it('sends again what was under way when its gateway died, and then goes on', async () => {
        await register();
        const dead = await openGateway();
        let release: (status: number) => void = () => undefined;
        receiver.answer = ({ id }) =>
            id === '2' && receiver.told.length === 2 ? new Promise((answer) => (release = answer)) : 204;
        await happen('A', 'B', 'C');
        await until({
            what: 'the second event to be under way',
            ask: () => Promise.resolve(receiver.told.length),
            isAwaited: (count) => count === 2,
        });
        await dead.die();
        await openGateway();
        await hasTaken(3);
        release(204);
        await until({
            what: 'the first answer',
            ask: () => Promise.resolve(receiver.taken),
            isAwaited: ({ length }) => length === 4,
        });

        expect(receiver.told.map(({ id }) => id)).toEqual(['1', '2', '2', '3']);
    });

    it('is delivered to by one of two gateways', async () => {
        await register();
        await Promise.all([openGateway(), openGateway(), openGateway()]);
        await happen('A', 'B', 'C', 'D', 'E');
        await hasTaken(5);
        await pause(5 * pollMilliseconds);

        expect(receiver.told.map(({ id }) => id)).toEqual(['1', '2', '3', '4', '5']);
    });

    it('ends what is under way before its gateway stops, and notes it', async () => {
        const { webhookId } = await register();
        const gateway = await openGateway();
        receiver.answer = () => pause(100, 204);
        await happen('A', 'B');
        await until({
            what: 'the first event to be under way',
            ask: () => Promise.resolve(receiver.told.length),
            isAwaited: (count) => count === 1,
        });
        await gateway.stop();

        expect([receiver.taken, (await read(webhookId)).lastEventId]).toEqual([['1'], '1']);
    });

    it('is sent nothing while it is disabled, and everything when it is enabled again', async () => {
        const webhook = await register();
        await openGateway();
        await webhooks.disable(database.query, { ...webhook, user });
        await happen('A', 'B');
        await pause(5 * pollMilliseconds);
        expect(receiver.told).toEqual([]);
        expect(await read(webhook.webhookId)).toMatchObject({ status: 'DISABLED', disabledBecause: 'ASKED' });
        await webhooks.enable(database.query, { ...webhook, user });
        await hasTaken(2);

        expect(receiver.taken).toEqual(['1', '2']);
    });

    it('is disabled when its receiver answers that it is gone', async () => {
        const { webhookId } = await register();
        receiver.answer = () => 410;
        await openGateway();
        await happen('A');
        const webhook = await until({
            what: 'the end',
            ask: () => read(webhookId),
            isAwaited: ({ status }) => status === 'DISABLED',
        });

        expect(webhook).toMatchObject({ disabledBecause: 'RECEIVER_GONE', lastEventId: '0' });
    });

    it('is sent nothing for a user who is not in the configuration any more', async () => {
        await register();
        const gateway = await openGateway(['checker-1']);
        await happen('A');

        expect(await gateway.deliveries.due()).toEqual([]);
        expect((await gateway.deliveries.backlog()).events).toBe(0);
    });

    it('tells how much waits, and since when', async () => {
        const registry = new Registry();
        const { deliveries } = await openGateway();
        measureWebhooks(deliveries, registry);
        await receiver.goAway();
        const webhook = await register({ types: ['cohong.A'] });
        await happen('A', 'B', 'A');
        await hasFailed(webhook, 1);
        clock.advance({ seconds: 4 });

        const page = await registry.metrics();
        expect(page).toContain('cohong_webhook_backlog_events 2\n');
        expect(page).toContain('cohong_webhook_oldest_seconds 4\n');
        expect(page).toContain('cohong_webhook_dead_letters 0\n');
    });

    it('is nobody else’s, and one more than ten is refused', async () => {
        const { webhookId } = await register();
        for (const ask of ['find', 'deadLetters'] as const) {
            await expect(webhooks[ask]({ webhookId, user: 'checker-1' })).rejects.toThrow('WEBHOOK_MUST_EXIST');
        }
        for (const change of ['disable', 'enable', 'remove', 'rotateSecret'] as const) {
            await expect(webhooks[change](database.query, { webhookId, user: 'checker-1' })).rejects.toThrow(
                'WEBHOOK_MUST_EXIST',
            );
        }
        expect(await webhooks.list('checker-1')).toEqual([]);
        for (let count = 1; count < 10; count++) {
            await register();
        }

        await expect(register()).rejects.toThrow('WEBHOOKS_MUST_BE_FEWER');
        await webhooks.remove(database.query, { webhookId, user });
        expect(await webhooks.list(user)).toHaveLength(9);
    });

    it('is refused an address that is not public', async () => {
        await expect(register({ url: 'https://10.0.0.1/told' })).rejects.toThrow('WEBHOOK_TARGET_MUST_BE_PUBLIC');
    });
});
