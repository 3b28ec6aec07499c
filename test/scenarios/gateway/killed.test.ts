import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { bedLinen, lanternTextiles } from '@cohong/fixtures';
import { openDatabase, removeDatabase, type ConsortiumDatabase } from '@cohong/network';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { Client as Session } from 'pg';
import { Client } from '../../story/client.js';
import { until } from '../../story/until.js';
import { reasonToSkip, startTestConsortium, type TestConsortium, type TestOrganisation } from '../consortium.js';
import { gatewayScript, startGatewayProcess, type GatewayProcess } from './gateway-process.js';

const mspId = 'HaizhouBankMSP';
const minutes = 60_000;

jest.setTimeout(2 * minutes);

/** What the gateway tells of a financing, as far as it is looked at here. */
type Financing = Readonly<Record<string, unknown>> & { readonly amount: { readonly amount: string } };

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
        const request = (amount: string, key: string) =>
            maker().post(
                '/v1/financings',
                {
                    declarationNumber: bedLinen.declarationNumber,
                    releaseCode,
                    exporterUscc: lanternTextiles.uscc,
                    amount: { amount, currency: 'CNY' },
                },
                { 'idempotency-key': key },
            );
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

        it('kill -9 of PostgreSQL under load: what was answered with 201 is there once, and all else becomes so', async () => {
            gateway = await startGatewayProcess(configuration);
            const calls = Array.from({ length: 12 }, (_, index) => ({
                amount: `200.${String(index).padStart(2, '0')}`,
                key: randomUUID(),
            }));
            const answers = calls.map(({ amount, key }) => request(amount, key));
            await Promise.race(answers);
            await database.node!.kill();
            const first = await Promise.all(answers);

            for (const [index, { amount, key }] of calls.entries()) {
                const again = await until({
                    what: 'the database to be back and the request to be done',
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
        });

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
            const session = new Session({ connectionString: await database.addressFor(mspId) });
            await session.connect();
            await session.query(
                `UPDATE read_model.record SET value = value || '{"status":"SETTLED"}' WHERE kind = 'financing'`,
            );
            await session.query('DELETE FROM read_model.event WHERE sequence = 1');
            await session.end();
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

        const readModelTask = async (task: string): Promise<Readonly<Record<string, unknown>>> => {
            const run = promisify(execFile)(process.execPath, [gatewayScript, configuration, task]);
            const { stdout } = await run.catch((error: unknown) => error as { readonly stdout: string });
            return JSON.parse(stdout) as Readonly<Record<string, unknown>>;
        };
    },
);
