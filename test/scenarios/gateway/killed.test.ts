import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { bedLinen, lanternTextiles } from '@cohong/fixtures';
import { openDatabase, removeDatabase, type ConsortiumDatabase } from '@cohong/network';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { StatusCode } from '@hyperledger/fabric-gateway';
import { Client as Session } from 'pg';
import { loadConfig } from '../../../gateway/src/config.js';
import { cancellationOf } from '../../../gateway/src/fabric/cancellation.js';
import { commitStatus } from '../../../gateway/src/fabric/commit-status.js';
import { PeerConnection } from '../../../gateway/src/fabric/connection.js';
import { FabricLedger } from '../../../gateway/src/fabric/fabric-ledger.js';
import { Client } from '../../story/client.js';
import { until } from '../../story/until.js';
import { reasonToSkip, startTestConsortium, type TestConsortium, type TestOrganisation } from '../consortium.js';
import { gatewayScript, startGatewayProcess, type GatewayProcess } from './gateway-process.js';
import { offlineSigning } from './offline-signing.js';

const mspId = 'HaizhouBankMSP';
const minutes = 60_000;

jest.setTimeout(2 * minutes);

/** What the gateway tells of a financing, as far as it is looked at here. */
type Financing = Readonly<Record<string, unknown>> & { readonly amount: { readonly amount: string } };

/** A request as the outbox keeps it, as far as it is looked at here. */
interface Kept {
    readonly request_key: string;
    readonly body_hash: string;
    readonly envelope: Buffer;
    readonly transaction_id: string;
}

/** What the gateway is doing in the database. */
const sessionsAtWork = `SELECT FROM pg_stat_activity
    WHERE application_name = 'cohong-gateway' AND datname = current_database() AND state <> 'idle'`;

const skipped = reasonToSkip();
const title = 'every request ends once, and its sender can find out how';
(skipped === undefined ? describe : describe.skip)(
    skipped === undefined ? title : `${title} (skipped: ${skipped})`,
    () => {
        const folder = mkdtempSync(path.join(tmpdir(), 'cohong-killed-'));
        let consortium: TestConsortium;
        let bank: TestOrganisation;
        let database: ConsortiumDatabase;
        let configuration: string;
        let gateway: GatewayProcess;
        let releaseCode: string;

        beforeAll(async () => {
            consortium = await startTestConsortium();
            bank = consortium.organisation(mspId);
            const customs = consortium.organisation('CustomsMSP').user('officer-1');
            releaseCode = (await customs.post('/v1/declarations', bedLinen)).text('releaseCode');
            await bank.stopGateway();
            // A database server that can be killed by itself.
            database = await openDatabase({ folder, note: () => undefined });
            const own = path.join(consortium.folder, 'gateways', mspId);
            writeFileSync(path.join(own, 'database-url'), await database.addressFor(mspId));
            configuration = path.join(own, 'gateway.json');
        }, 3 * minutes);

        afterAll(async () => {
            await gateway.kill();
            await consortium.stop();
            await database.stop();
            removeDatabase(folder);
            rmSync(folder, { recursive: true });
        }, minutes);

        const maker = (): Client => new Client({ url: gateway.url, token: (user) => bank.token(user) }, 'maker-1');
        const bodyOf = (amount: string) => ({
            declarationNumber: bedLinen.declarationNumber,
            releaseCode,
            exporterUscc: lanternTextiles.uscc,
            amount: { amount, currency: 'CNY' },
        });
        const request = (amount: string, key: string) =>
            maker().post('/v1/financings', bodyOf(amount), { 'idempotency-key': key });
        const financingsOf = async (amount: string): Promise<readonly Financing[]> =>
            ((await maker().get('/v1/financings?limit=100')).list('data') as readonly Financing[]).filter(
                (financing) => financing.amount.amount === amount,
            );

        it.each(['received', 'endorsed', 'kept', 'committed', 'finished'])(
            'kill -9 of the gateway when a request is %s: its next start goes on, and the same call hears of it',
            async (step) => {
                const [amount, key] = [
                    `100.0${['received', 'endorsed', 'kept', 'committed', 'finished'].indexOf(step)}`,
                    randomUUID(),
                ];
                gateway = await startGatewayProcess(configuration, step);
                await expect(request(amount, key)).rejects.toThrow();
                await gateway.ended;
                gateway = await startGatewayProcess(configuration);

                const [financing] = await until({
                    what: 'the request to be done, though nobody asks for it',
                    ask: () => financingsOf(amount),
                    isAwaited: (found) => found.length > 0,
                });
                const again = await until({
                    what: 'the answer to be kept',
                    ask: () => request(amount, key),
                    isAwaited: ({ status }) => status !== 409,
                });

                expect([again.status, again.at('financingId')]).toEqual([201, financing!['financingId']]);
                expect(again.headers.get('idempotency-replayed')).toBe('true');
                expect(await financingsOf(amount)).toHaveLength(1);
                await gateway.kill();
            },
        );

        describe('also of a user whose key is elsewhere', () => {
            offlineSigning(() => ({ bank, configuration, releaseCode }));
        });

        const loads: readonly (readonly [string, string, () => Promise<void>])[] = [
            ['PostgreSQL', '200', () => database.node!.kill()],
            ["the bank's chaincode", '210', () => killChaincode()],
        ];

        it.each(loads)(
            'kill -9 of %s under load: what was answered with 201 is there once, and all else becomes so',
            async (_what, yuan, kill) => {
                gateway = await startGatewayProcess(configuration);
                const calls = Array.from({ length: 12 }, (_, index) => ({
                    amount: `${yuan}.${String(index).padStart(2, '0')}`,
                    key: randomUUID(),
                }));
                const answers = calls.map(({ amount, key }) => request(amount, key));
                await Promise.race(answers);
                await kill();
                const first = await Promise.all(answers);

                for (const [index, { amount, key }] of calls.entries()) {
                    const again = await until({
                        what: 'the killed process to be back and the request to be done',
                        ask: () => request(amount, key),
                        isAwaited: ({ status }) => status === 201,
                        seconds: 60,
                    });
                    const made = await financingsOf(amount);
                    expect(made.map((financing) => financing['financingId'])).toEqual([again.at('financingId')]);
                    if (first[index]!.status === 201) {
                        expect(again.body).toEqual(first[index]!.body);
                    } else {
                        expect([503, 409, 202]).toContain(first[index]!.status);
                    }
                }
                await gateway.kill();
            },
        );

        /** On the embedded network it has no process of its own: there the peer loses it, as it does when one dies. */
        const killChaincode = async (): Promise<void> => {
            await consortium.network.nodes[`trade.peer0.${mspId}`]?.kill();
            const chaincode = consortium.embedded?.peer(mspId).chaincode('trade');
            await chaincode?.stop();
            await chaincode?.start();
        };

        it('409: what was kept when it was killed does nothing any more once the request is cancelled', async () => {
            const [amount, key] = ['220.00', randomUUID()];
            gateway = await startGatewayProcess(configuration, 'kept');
            await expect(request(amount, key)).rejects.toThrow();
            await gateway.ended;
            const [kept] = await rowsOf<Kept>("SELECT * FROM operations WHERE state = 'ENDORSED'");
            const { envelope, transaction_id: transactionId } = kept!;
            const mark = { key: kept!.request_key, bodyHash: kept!.body_hash };
            const config = await loadConfig(configuration);
            const connection = new PeerConnection(config);
            const ledger = new FabricLedger(connection, { config, user: config.eventUser });
            await ledger.submit(cancellationOf({ envelope, mspId, mark })!);
            gateway = await startGatewayProcess(configuration);
            const ended = await until({
                what: 'the request to be at its end',
                ask: () => request(amount, key),
                isAwaited: (answer) => answer.at('code') !== 'REQUEST_MUST_NOT_BE_RUNNING',
            });
            const { channel } = config;
            const status = await commitStatus({
                gateway: connection.gateway(config.eventUser),
                channel,
                transactionId,
            });
            connection.close();

            expect([ended.status, ended.at('code')]).toEqual([409, 'REQUEST_MUST_NOT_BE_CANCELLED']);
            expect(status.code).toBe(StatusCode.MVCC_READ_CONFLICT);
            expect(await financingsOf(amount)).toEqual([]);
            await gateway.kill();
        });

        it('while the orderers are away a request runs; soon after they are back it is done or cancelled', async () => {
            const impatient = path.join(path.dirname(configuration), 'impatient.json');
            const patience = { deadlines: { submitSeconds: 1, commitSeconds: 1 }, outbox: { cancelAfterSeconds: 1 } };
            const file = JSON.parse(readFileSync(configuration, 'utf8')) as object;
            writeFileSync(impatient, JSON.stringify({ ...file, ...patience }));
            gateway = await startGatewayProcess(impatient);
            const [amount, headers] = ['230.00', { 'idempotency-key': randomUUID(), prefer: 'wait=1' }];
            await takeOrderersAway();
            const underWay = await maker().post('/v1/financings', bodyOf(amount), headers);
            const began = performance.now();
            const operation = await until({
                what: 'the time in which it is sent again and cancelled, in vain',
                ask: () => maker().get(underWay.headers.get('location')!),
                isAwaited: () => performance.now() - began > 5_000,
            });
            await bringOrderersBack();
            const ended = await until({
                what: 'the request to be at its end',
                ask: () => maker().post('/v1/financings', bodyOf(amount), headers),
                isAwaited: (answer) => answer.at('code') !== 'REQUEST_MUST_NOT_BE_RUNNING' && answer.status !== 202,
                seconds: 60,
            });

            expect([underWay.status, operation.at('status')]).toEqual([202, 'RUNNING']);
            expect([
                [201, undefined, 1],
                [409, 'REQUEST_MUST_NOT_BE_CANCELLED', 0],
            ]).toContainEqual([ended.status, ended.at('code'), (await financingsOf(amount)).length]);
            await gateway.kill();
        });

        const orderers = () => Object.values(consortium.network.nodes).filter(({ name }) => name.startsWith('orderer'));

        const takeOrderersAway = async (): Promise<void> => {
            consortium.embedded?.orderer.hold();
            await Promise.all(orderers().map((orderer) => orderer.stop()));
        };

        const bringOrderersBack = async (): Promise<void> => {
            consortium.embedded?.orderer.release();
            await Promise.all(orderers().map((orderer) => orderer.start()));
        };

        it('a database that is lost between call and call: the ledger knows what was done', async () => {
            const [amount, key] = ['300.00', randomUUID()];
            gateway = await startGatewayProcess(configuration);
            const first = await request(amount, key);
            await gateway.kill();
            await database.stop();
            removeDatabase(folder);
            database = await openDatabase({ folder, note: () => undefined });
            writeFileSync(
                path.join(consortium.folder, 'gateways', mspId, 'database-url'),
                await database.addressFor(mspId),
            );
            gateway = await startGatewayProcess(configuration);
            const again = await request(amount, key);

            expect([first.status, again.status]).toEqual([201, 201]);
            expect(again.headers.get('idempotency-replayed')).toBe('true');
            expect([again.at('financingId'), again.at('ledger')]).toEqual([
                first.at('financingId'),
                first.at('ledger'),
            ]);
            expect(await financingsOf(amount)).toHaveLength(1);
        });

        it('the read model is what the peer shows; a row that is not is found, and read anew while the gateway serves', async () => {
            const listed = await financingsOf('300.00');
            const sound = await readModelTask('verify-read-model');
            await rowsOf(
                `UPDATE read_model.record SET value = value || '{"status":"SETTLED"}' WHERE kind = 'financing'`,
            );
            await rowsOf('DELETE FROM read_model.event WHERE sequence = 1');
            const altered = await readModelTask('verify-read-model');
            const rebuilt = await readModelTask('rebuild-read-model');

            expect(sound).toMatchObject({ mspId, differing: 0 });
            expect(altered['differing']).toBeGreaterThan(1);
            expect(rebuilt).toMatchObject({ blocks: sound['blocks'], rows: sound['rows'], digest: sound['digest'] });
            expect(await financingsOf('300.00')).toEqual(listed);
            expect((await request('301.00', randomUUID())).status).toBe(201);
            expect(await financingsOf('301.00')).toHaveLength(1);
            expect(await readModelTask('verify-read-model')).toMatchObject({ differing: 0 });
        });

        it('kill -9 in the middle of a block: no row is ahead of the checkpoint, and the next start reads on', async () => {
            const newest = 'SELECT max(number)::integer AS number FROM read_model.block';
            const session = await openSession();
            // The rows of a block come first, and then waits what ends it: the number of the next one is taken.
            const before = await session.query(newest);
            await session.query(`BEGIN; INSERT INTO read_model.block SELECT (${newest}) + 1, 'taken'`);
            expect((await request('302.00', randomUUID())).status).toBe(201);
            await until({
                what: 'the projector to have written rows of a block',
                ask: async () => (await session.query(`${sessionsAtWork} AND wait_event_type = 'Lock'`)).rowCount,
                isAwaited: (count) => count === 1,
            });
            await gateway.kill();
            // With its server's session: by itself that would end what it had been told whole.
            await session.query(sessionsAtWork.replace('SELECT', 'SELECT pg_terminate_backend(pid)'));
            await session.query('ROLLBACK');
            await until({
                what: 'the sessions of the killed gateway to end',
                ask: async () => (await session.query(sessionsAtWork)).rowCount,
                isAwaited: (count) => count === 0,
            });
            await session.end();
            const after = await rowsOf(newest);
            const ahead = await rowsOf(`SELECT FROM read_model.record WHERE block_number > (${newest})`);
            gateway = await startGatewayProcess(configuration);

            expect([after, ahead]).toEqual([before.rows, []]);
            await until({
                what: 'the rows of the block',
                ask: () => financingsOf('302.00'),
                isAwaited: (found) => found.length === 1,
            });
            expect(await readModelTask('verify-read-model')).toMatchObject({ differing: 0 });
        });

        const openSession = async (): Promise<Session> => {
            const session = new Session({ connectionString: await database.addressFor(mspId) });
            await session.connect();
            return session;
        };

        const rowsOf = async <Row>(query: string): Promise<readonly Row[]> => {
            const session = await openSession();
            const { rows } = await session.query(query);
            await session.end();
            return rows as readonly Row[];
        };

        const readModelTask = async (task: string): Promise<Readonly<Record<string, unknown>>> => {
            const run = promisify(execFile)(process.execPath, [gatewayScript, configuration, task]);
            const { stdout } = await run.catch((error: unknown) => error as { readonly stdout: string });
            return JSON.parse(stdout) as Readonly<Record<string, unknown>>;
        };
    },
);
