import { createCertificateAuthority, issueIdentity, type IssuedIdentity } from '@cohong/embedded-fabric';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { createHash, randomBytes, sign, verify, X509Certificate } from 'node:crypto';
import { pino } from 'pino';
import { freshDatabase, type FreshDatabase } from '../../../test/postgres/fresh-database.js';
import { until } from '../../../test/story/until.js';
import { Database } from '../database/database.js';
import { prepareDatabase } from '../database/prepare.js';
import type { Act, Committed, Journal, RecoverableLedger } from '../fabric/ledger.js';
import { Operations, type Received } from '../outbox/operations.js';
import { Outbox, type OutboxAnswer } from '../outbox/outbox.js';
import { Runner } from '../outbox/runner.js';
import { Seal } from '../outbox/sealed.js';
import { Signatures } from './signatures.js';
import type { ToSign } from './to-sign.js';

const logger = pino({ level: 'silent' });
const secret = Buffer.alloc(32, 7);
const user = 'maker-1';

/** A ledger that has both halves of a transaction signed elsewhere, and keeps what came back. */
class SigningLedger implements RecoverableLedger {
    readonly proposals: Uint8Array[] = [];
    readonly sent: Uint8Array[] = [];

    async submit(_act: Act, journal?: Journal): Promise<Committed> {
        const transactionId = randomBytes(4).toString('hex');
        const message = (step: string): Buffer => Buffer.from(`${step} of ${transactionId}`);
        const signed = (step: 'proposal' | 'transaction') =>
            journal!.signed({ step, transactionId, message: message(step) });
        this.proposals.push(await signed('proposal'));
        const envelope = await signed('transaction');
        await journal!.endorsed({ transactionId, bytes: envelope });
        this.sent.push(envelope);
        return { id: 'it', transactionId, blockNumber: 7n, isReplayed: false };
    }

    settle(): Promise<undefined> {
        return Promise.resolve(undefined);
    }

    evaluate(): Promise<never> {
        return Promise.reject(new Error('it is not asked'));
    }
}

/** One gateway of the organisation. */
interface Opened {
    readonly outbox: Outbox;
    readonly operations: Operations;
    readonly signatures: Signatures;
    readonly runner: Runner;
}

describe('what is signed elsewhere', () => {
    let fresh: FreshDatabase;
    let database: Database;
    let maker: IssuedIdentity;
    let ledger: SigningLedger;
    let gateway: Opened;
    let received: Received;

    beforeAll(async () => {
        fresh = await freshDatabase();
        database = new Database(fresh.url, logger);
        await prepareDatabase(database, 'HaizhouBankMSP');
        const ca = await createCertificateAuthority('ca.haizhou');
        maker = await issueIdentity(ca, { commonName: user, organisationalUnit: 'client' });
    });
    afterAll(async () => {
        await database.close();
        await fresh.drop();
    });
    beforeEach(async () => {
        ledger = new SigningLedger();
        gateway = await open();
        const key = randomBytes(32).toString('hex');
        received = {
            mark: { key, bodyHash: 'hash' },
            user,
            route: 'POST /v1/things',
            content: { params: {}, body: '{"amount":"2000000.00"}' },
        };
    });
    afterEach(() => close(gateway));

    const open = async (expireAfterSeconds = 840): Promise<Opened> => {
        const runner = new Runner(fresh.url, logger);
        await runner.start();
        const seal = new Seal(secret);
        const operations = new Operations(database, { seal, runner: runner.number });
        const users = new Map([[user, { certificatePem: maker.certificatePem, readsAs: 'auditor-1' }]]);
        const signatures = new Signatures(database, { seal, users, expireAfterSeconds });
        const outbox = new Outbox({
            operations,
            signatures,
            ledgerOf: () => ledger,
            handlers: new Map([
                [
                    'POST /v1/things',
                    async (call) => {
                        const committed = await call.ledger.submit({ name: 'trade/receivable:AskBalance', input: {} });
                        return { committed, text: JSON.stringify({ in: committed.transactionId }) };
                    },
                ],
            ]),
            logger,
            eraseAfterHours: 24,
        });
        return { outbox, operations, signatures, runner };
    };
    const close = async ({ signatures, outbox, runner }: Opened) => {
        signatures.stop();
        await outbox.stop();
        await runner.stop();
    };
    const signedBy = (identity: IssuedIdentity, { message, digest }: ToSign) => {
        const signature = sign('sha256', Buffer.from(message, 'base64'), identity.privateKeyPem).toString('base64');
        return { digest, signature };
    };
    const begin = async ({ outbox }: Opened = gateway) => askedIn(await outbox.carryOut(received, undefined));
    const askedIn = (answer: OutboxAnswer) => {
        if (answer.kind !== 'running' || answer.toSign === undefined) {
            throw new Error(`nothing is asked for: ${JSON.stringify(answer)}`);
        }
        return { operation: { operationId: answer.operation.operationId, user }, toSign: answer.toSign };
    };
    const next = async (operationId: string, after: ToSign): Promise<ToSign> =>
        (await until({
            what: 'the next thing to be signed',
            ask: () => gateway.signatures.awaited(operationId),
            isAwaited: (found) => found !== undefined && found.digest !== after.digest,
        }))!;
    const row = async () =>
        (
            await database.query<{ state: string; code: string | null; operation_id: string }>(
                'SELECT * FROM operations WHERE request_key = $1',
                [received.mark.key],
            )
        )[0]!;
    const stateIs = (state: string) =>
        until({ what: state, ask: row, isAwaited: (found) => found.state === state, seconds: 10 });

    it('answers at once with the digest, and with the next one when it is signed, until it is done', async () => {
        const { operation, toSign: proposal } = await begin();
        await gateway.signatures.give(operation, signedBy(maker, proposal));
        const transaction = await next(operation.operationId, proposal);
        await gateway.signatures.give(operation, signedBy(maker, transaction));
        await stateIs('DONE');

        expect([proposal, transaction].map(({ step, attempt }) => [step, attempt])).toEqual([
            ['proposal', 1],
            ['transaction', 1],
        ]);
        const { publicKey } = new X509Certificate(maker.certificatePem);
        for (const [{ message, digest }, signature] of [
            [proposal, ledger.proposals[0]!],
            [transaction, ledger.sent[0]!],
        ] as const) {
            const bytes = Buffer.from(message, 'base64');
            expect(createHash('sha256').update(bytes).digest('base64')).toBe(digest);
            expect(verify('sha256', bytes, publicKey, signature)).toBe(true);
        }
        expect(await gateway.signatures.awaited(operation.operationId)).toBeUndefined();
    });

    it('tells the same again to who sends the request again, at any gateway of the organisation', async () => {
        const other = await open();
        const { toSign } = await begin();
        const [here, there] = [await begin(), await begin(other)];
        await close(other);

        expect([here.toSign, there.toSign]).toEqual([toSign, toSign]);
        received = { ...received, mark: { ...received.mark, bodyHash: 'another' } };
        await expect(begin()).rejects.toThrow('REQUEST_MUST_NOT_BE_RUNNING');
    });

    it('is found by the gateway that waits when another took it', async () => {
        const other = await open();
        const { operation, toSign } = await begin();
        await other.signatures.give(operation, signedBy(maker, toSign));

        expect((await next(operation.operationId, toSign)).step).toBe('transaction');
        await close(other);
    });

    it('refuses what the certificate does not verify, and what was not asked for, and waits on', async () => {
        const { operation, toSign } = await begin();
        const stranger = await issueIdentity(await createCertificateAuthority('ca.haizhou'), {
            commonName: user,
            organisationalUnit: 'client',
        });
        const other = { ...toSign, message: Buffer.from('another message').toString('base64') };
        const good = signedBy(maker, toSign);
        for (const [given, code] of [
            [signedBy(stranger, toSign), 'SIGNATURE_MUST_BE_VALID'],
            [signedBy(maker, other), 'SIGNATURE_MUST_BE_VALID'],
            [{ ...good, signature: Buffer.from('no DER at all').toString('base64') }, 'SIGNATURE_MUST_BE_VALID'],
            [{ ...good, digest: createHash('sha256').digest('base64') }, 'DIGEST_MUST_BE_ASKED_FOR'],
        ] as const) {
            await expect(gateway.signatures.give(operation, given)).rejects.toThrow(code);
        }

        expect(await gateway.signatures.awaited(operation.operationId)).toEqual(toSign);
        expect(ledger.proposals).toEqual([]);
    });

    it('takes the same signature again, and another that is as good, and does nothing', async () => {
        const { operation, toSign } = await begin();
        await gateway.signatures.give(operation, signedBy(maker, toSign));
        const transaction = await next(operation.operationId, toSign);
        await gateway.signatures.give(operation, signedBy(maker, toSign));

        expect(await gateway.signatures.awaited(operation.operationId)).toEqual(transaction);
        expect(ledger.proposals).toHaveLength(1);
    });

    it('fails what is not signed in time; the same request asks again, and what comes late is refused', async () => {
        const impatient = await open(1);
        const { operation, toSign } = await begin(impatient);
        const { code } = await stateIs('FAILED');
        const late = gateway.signatures.give(operation, signedBy(maker, toSign));

        expect(code).toBe('SIGNATURE_MUST_COME_IN_TIME');
        await expect(late).rejects.toThrow('SIGNATURE_MUST_COME_IN_TIME');
        const again = await begin();
        expect(again.operation).toEqual(operation);
        expect([again.toSign.step, again.toSign.attempt]).toEqual(['proposal', 2]);
        expect(ledger.sent).toEqual([]);
        await close(impatient);
    });

    it('is asked for anew by the gateway that goes on with what another had begun', async () => {
        const first = await open();
        const { operation, toSign } = await begin(first);
        await close(first);
        expect((await row()).state).toBe('RECEIVED');
        gateway.outbox.start();
        const anew = await next(operation.operationId, toSign);
        const late = gateway.signatures.give(operation, signedBy(maker, toSign));

        expect([anew.step, anew.attempt]).toEqual(['proposal', 2]);
        await expect(late).rejects.toThrow('SIGNATURE_MUST_COME_IN_TIME');
    });

    it('lies in the database in no words, and is gone some time after the end', async () => {
        const { operation, toSign } = await begin();
        const kept = () => database.query('SELECT * FROM signatures WHERE operation_id = $1', [operation.operationId]);
        expect(String((await kept())[0]!['message'])).not.toContain('proposal of');
        await gateway.signatures.give(operation, signedBy(maker, toSign));
        await gateway.signatures.give(operation, signedBy(maker, await next(operation.operationId, toSign)));
        await stateIs('DONE');

        await database.query("UPDATE operations SET finished_at = now() - interval '25 hours' WHERE request_key = $1", [
            received.mark.key,
        ]);
        await gateway.signatures.erase(24);

        expect(await kept()).toEqual([]);
    });
});
