import { Refusal } from '@cohong/domain/kernel/refusal';
import { afterEach, beforeAll, beforeEach, afterAll, describe, expect, it } from '@jest/globals';
import { randomBytes } from 'node:crypto';
import { pino } from 'pino';
import { Registry } from 'prom-client';
import { freshDatabase, type FreshDatabase } from '../../../test/postgres/fresh-database.js';
import { until } from '../../../test/story/until.js';
import { Database } from '../database/database.js';
import { prepareDatabase } from '../database/prepare.js';
import type { Act, Committed, Journal, Pursuit, RecoverableLedger } from '../fabric/ledger.js';
import { NotEndorsedError } from '../fabric/ledger-error.js';
import { Signatures } from '../signing/signatures.js';
import { measureOutbox } from './measure-outbox.js';
import { Operations, type Received } from './operations.js';
import { Outbox, type Handler } from './outbox.js';
import { Runner } from './runner.js';
import { Seal } from './sealed.js';
import type { OnStep } from './steps.js';

const logger = pino({ level: 'silent' });
const secret = Buffer.alloc(32, 7);
const act: Act = { name: 'trade/receivable:WithdrawFinancing', input: {} };

/** A ledger of one line: what was done under which transaction, and what it would do next. */
class OneLineLedger implements RecoverableLedger {
    readonly sent: string[] = [];
    readonly settled: string[] = [];
    cancels = false;
    tookEffect = false;
    before: () => Promise<void> | void = () => undefined;
    after: () => Promise<void> | void = () => undefined;

    /** Nobody hears what becomes of what is sent, until it is released. */
    holdWhatIsSent(): () => void {
        let release: () => void = () => undefined;
        const released = new Promise<void>((resolve) => (release = resolve));
        this.after = () => released;
        return () => release();
    }

    async submit(_act: Act, journal?: Journal): Promise<Committed> {
        await this.before();
        const transactionId = randomBytes(4).toString('hex');
        await journal?.endorsed({ transactionId, bytes: Buffer.from(transactionId) });
        this.sent.push(transactionId);
        await this.after();
        return { id: 'it', transactionId, blockNumber: 7n, isReplayed: false };
    }

    settle(envelope: Uint8Array, { mark }: Pursuit): Promise<Committed | undefined> {
        const transactionId = Buffer.from(envelope).toString();
        this.settled.push(`${mark.key} ${transactionId}`);
        const first = { id: 'it', transactionId, blockNumber: 7n, isReplayed: true };
        return this.cancels
            ? Promise.reject(new Refusal('conflict', 'REQUEST_MUST_NOT_BE_CANCELLED'))
            : Promise.resolve(this.tookEffect ? first : undefined);
    }

    evaluate(): Promise<never> {
        return Promise.reject(new Error('it is not asked'));
    }
}

/** What a handler looks up first. */
let beforeHandling = (): Promise<void> => Promise.resolve();

/** What happens between the steps of a request. */
let onStep: OnStep = () => undefined;

const handler: Handler = async ({ operation, ledger }) => {
    await beforeHandling();
    const committed = await ledger.submit(act);
    return { committed, text: JSON.stringify({ body: operation.content?.body, in: committed.transactionId }) };
};

describe('the outbox', () => {
    let fresh: FreshDatabase;
    let database: Database;
    let ledger: OneLineLedger;
    let outbox: Outbox;
    let runner: Runner;
    let key: string;
    let registry: Registry;

    beforeAll(async () => {
        fresh = await freshDatabase();
        database = new Database(fresh.url, logger);
        await prepareDatabase(database, 'HaizhouBankMSP');
    });
    afterAll(async () => {
        await database.close();
        await fresh.drop();
    });

    beforeEach(async () => {
        key = randomBytes(32).toString('hex');
        ledger = new OneLineLedger();
        const opened = await openOutbox();
        ({ outbox, runner } = opened);
        registry = new Registry();
        measureOutbox(opened.operations, registry);
    });
    afterEach(async () => {
        await outbox.stop();
        await runner.stop();
    });

    /** As another gateway of the same organisation would have it. */
    const openOutbox = async () => {
        const another = new Runner(fresh.url, logger);
        await another.start();
        const seal = new Seal(secret);
        const operations = new Operations(database, { seal, runner: another.number });
        const opened = new Outbox({
            operations,
            signatures: new Signatures(database, { seal, users: new Map(), expireAfterSeconds: 840 }),
            ledgerOf: () => ledger,
            handlers: new Map([['POST /v1/things', handler]]),
            logger,
            eraseAfterHours: 24,
            onStep: (step) => onStep(step),
        });
        return { outbox: opened, runner: another, operations };
    };
    const received = (body = '{"amount":"1.00"}'): Received => ({
        mark: { key, bodyHash: body },
        user: 'maker-1',
        route: 'POST /v1/things',
        content: { params: {}, body },
    });
    const row = async () =>
        (await database.query('SELECT * FROM operations WHERE request_key = $1', [key]))[0] as Record<string, unknown>;
    /** It says ENDORSED before it sends: it dies after it has sent, and before it hears of it. */
    const diesWhenItHasSent = async (gateway: Awaited<ReturnType<typeof openOutbox>>): Promise<void> => {
        ledger.holdWhatIsSent();
        await gateway.outbox.carryOut(received(), 0);
        const ask = (): Promise<number> => Promise.resolve(ledger.sent.length);
        await until({ what: 'it to be sent', ask, isAwaited: (count) => count === 1 });
        await gateway.runner.stop();
        ledger.after = () => undefined;
    };
    const stateIs = (state: string) =>
        until({ what: state, ask: async () => (await row())['state'], isAwaited: (found) => found === state });

    it('keeps a request before anything of it is endorsed, and its envelope before it is sent', async () => {
        const seen: unknown[] = [];
        ledger.before = async () => void seen.push((await row())['state']);
        ledger.after = async () => void seen.push((await row())['state'], (await row())['envelope']);

        await outbox.carryOut(received(), undefined);

        expect(seen).toEqual(['RECEIVED', 'ENDORSED', Buffer.from(ledger.sent[0]!)]);
        expect((await row())['state']).toBe('DONE');
    });

    it('answers the same request as the first time, without the ledger', async () => {
        const first = await outbox.carryOut(received(), undefined);
        const again = await outbox.carryOut(received(), undefined);

        expect(first).toMatchObject({ kind: 'answered', isReplayed: false });
        expect(again).toEqual({ ...first, isReplayed: true });
        expect(ledger.sent).toHaveLength(1);
    });

    it('refuses another body under a used key', async () => {
        await outbox.carryOut(received(), undefined);

        await expect(outbox.carryOut(received('{"amount":"2.00"}'), undefined)).rejects.toThrow(
            'REQUEST_BODY_MUST_MATCH',
        );
    });

    it('refuses again what was refused, in the same words, although the rules would now allow it', async () => {
        ledger.before = () => Promise.reject(new Refusal('conflict', 'FINANCING_MUST_BE_OPEN', { by: 'rule' }));
        await expect(outbox.carryOut(received(), undefined)).rejects.toThrow('FINANCING_MUST_BE_OPEN');
        ledger.before = () => undefined;

        expect(await outbox.carryOut(received(), undefined)).toEqual({
            kind: 'refused',
            refusal: new Refusal('conflict', 'FINANCING_MUST_BE_OPEN', { by: 'rule' }),
        });
        expect(ledger.sent).toEqual([]);
    });

    it('tries again what found no endorsement, when it is sent again', async () => {
        ledger.before = () => Promise.reject(new NotEndorsedError(undefined));
        await expect(outbox.carryOut(received(), undefined)).rejects.toThrow(NotEndorsedError);
        expect(await row()).toMatchObject({ state: 'FAILED', code: 'ENDORSERS_MUST_AGREE', envelope: null });
        ledger.before = () => undefined;

        expect(await outbox.carryOut(received(), undefined)).toMatchObject({ kind: 'answered', isReplayed: false });
    });

    it('leaves its key to the first request when the ledger knows it and the database does not', async () => {
        ledger.before = () => Promise.reject(new Refusal('conflict', 'REQUEST_BODY_MUST_MATCH'));
        await expect(outbox.carryOut(received('{}'), undefined)).rejects.toThrow('REQUEST_BODY_MUST_MATCH');
        ledger.before = () => undefined;

        expect(await outbox.carryOut(received(), undefined)).toMatchObject({ kind: 'answered' });
    });

    it('goes on without a client that waits no longer, and answers it later', async () => {
        const release = ledger.holdWhatIsSent();

        const underWay = await outbox.carryOut(received(), 0);
        await stateIs('ENDORSED');
        const page = await registry.metrics();
        expect(page).toMatch(/cohong_outbox_requests\{state="endorsed"\} 1\n/);
        expect(page).toMatch(/cohong_outbox_oldest_seconds (?!0\n)\d/);
        await expect(outbox.carryOut(received(), 0)).rejects.toThrow('REQUEST_MUST_NOT_BE_RUNNING');
        release();
        await stateIs('DONE');

        expect(underWay.kind).toBe('running');
        expect(await outbox.carryOut(received(), undefined)).toMatchObject({ kind: 'answered', isReplayed: true });
        expect(ledger.sent).toHaveLength(1);
    });

    it('answers who reads that it is done and sends it again before this process has put it away', async () => {
        let putAway: () => void = () => undefined;
        const held = new Promise<void>((resolve) => (putAway = resolve));
        onStep = (step) => (step === 'finished' ? held : undefined);
        await outbox.carryOut(received(), 0);
        await stateIs('DONE');
        onStep = () => undefined;

        const again = outbox.carryOut(received(), undefined);
        putAway();

        expect(await again).toMatchObject({ kind: 'answered', isReplayed: true });
        expect(ledger.sent).toHaveLength(1);
    });

    it('leaves alone what another gateway that is alive is at', async () => {
        const other = await openOutbox();
        const release = ledger.holdWhatIsSent();
        await outbox.carryOut(received(), 0);
        await stateIs('ENDORSED');

        await expect(other.outbox.carryOut(received(), undefined)).rejects.toThrow('REQUEST_MUST_NOT_BE_RUNNING');
        expect((await other.operations.abandoned()).map(({ requestKey }) => requestKey)).not.toContain(key);
        release();
        await stateIs('DONE');
        await other.runner.stop();
    });

    it('is known to be alive again soon after its session was broken off', async () => {
        const holders = 'SELECT pid FROM pg_locks WHERE locktype = $1 AND objid = $2';
        const isAlive = async () => (await database.query(holders, ['advisory', runner.number])).length === 1;
        const admin = new Database(fresh.serverUrl, logger);
        expect(await isAlive()).toBe(true);
        await admin.query(`SELECT pg_terminate_backend(pid) FROM (${holders}) AS held`, ['advisory', runner.number]);
        await until({ what: 'the lock to be gone', ask: isAlive, isAwaited: (alive) => !alive });
        await until({ what: 'the lock to be taken again', ask: isAlive, isAwaited: (alive) => alive });
        await admin.close();
    });

    it('goes on with what a gateway that died had begun: first its envelope, then the request', async () => {
        const dead = await openOutbox();
        await diesWhenItHasSent(dead);

        outbox.start();
        await stateIs('DONE');

        expect(ledger.settled).toEqual([`${key} ${ledger.sent[0]}`]);
        expect(ledger.sent).toHaveLength(2);
    });

    it('does nothing more for a request that is cancelled because its envelope is not heard of', async () => {
        const dead = await openOutbox();
        await diesWhenItHasSent(dead);
        ledger.cancels = true;

        outbox.start();
        await stateIs('REFUSED');

        expect(await row()).toMatchObject({ code: 'REQUEST_MUST_NOT_BE_CANCELLED', envelope: null });
        expect(await outbox.carryOut(received(), undefined)).toMatchObject({ kind: 'refused' });
        expect(ledger.sent).toHaveLength(1);
    });

    it('sends nothing again when the envelope of a gateway that died took effect', async () => {
        const dead = await openOutbox();
        await diesWhenItHasSent(dead);
        ledger.tookEffect = true;

        outbox.start();
        await stateIs('DONE');

        expect(ledger.sent).toHaveLength(1);
        expect(await outbox.carryOut(received(), undefined)).toMatchObject({
            text: JSON.stringify({ body: received().content.body, in: ledger.sent[0] }),
        });
    });

    it('does not call failed what took effect, although its answer cannot be put together yet', async () => {
        const dead = await openOutbox();
        await diesWhenItHasSent(dead);
        ledger.tookEffect = true;
        let looks = 0;
        beforeHandling = () => {
            looks += 1;
            return Promise.reject(new Error('the peer does not answer'));
        };

        outbox.start();
        await until({ what: 'it to be tried', ask: () => Promise.resolve(looks), isAwaited: (count) => count > 0 });
        await outbox.stop();
        expect((await row())['state']).toBe('ENDORSED');

        beforeHandling = () => Promise.resolve();
        const next = await openOutbox();
        await runner.stop();
        next.outbox.start();
        await stateIs('DONE');
        await next.outbox.stop();
        await next.runner.stop();

        expect(ledger.sent).toHaveLength(1);
    });

    it('keeps nothing in clear of what was asked and answered, and erases it after a while', async () => {
        await outbox.carryOut(received('{"amount":"2000000.00"}'), undefined);
        expect(String((await row())['content'])).not.toContain('2000000');
        expect(String((await row())['answer'])).not.toContain('2000000');

        await database.query("UPDATE operations SET finished_at = now() - interval '25 hours' WHERE request_key = $1", [
            key,
        ]);
        outbox.start();
        await until({ what: 'it to be erased', ask: row, isAwaited: (found) => found['content'] === null });

        expect(await row()).toMatchObject({ state: 'DONE', content: null, answer: null });
        // The ledger is asked again, which knows the request.
        await outbox.carryOut(received('{"amount":"2000000.00"}'), undefined);
        expect(ledger.sent).toHaveLength(2);
    });

    it('reads a row with no other secret, and not in the place of another row', () => {
        const sealed = new Seal(secret).close('row', 'terms');

        expect(new Seal(secret).open('row', sealed)).toBe('terms');
        expect(() => new Seal(Buffer.alloc(32, 8)).open('row', sealed)).toThrow();
        expect(() => new Seal(secret).open('other', sealed)).toThrow();
    });
});
