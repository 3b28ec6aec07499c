import { existsSync, mkdtempSync, realpathSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { freshDatabase, type FreshDatabase } from '../../../../test/postgres/fresh-database.js';
import { until } from '../processes/until.js';
import { openDatabase, type ConsortiumDatabase } from './database.js';
import { removeDatabase } from './home.js';
import { answersQueries, inSession } from './query.js';

const whoAmI = 'SELECT current_user AS role, current_database() AS name';
const heard = 'SELECT word FROM heard ORDER BY word';

describe("A consortium's database server", () => {
    let folder: string;
    let database: ConsortiumDatabase;

    beforeAll(async () => {
        folder = mkdtempSync(path.join(tmpdir(), 'database-'));
        database = await open();
    });

    afterAll(async () => {
        await database.stop();
        const home = realpathSync(path.join(folder, 'database'));
        removeDatabase(folder);
        expect([existsSync(home), existsSync(path.join(folder, 'database'))]).toEqual([false, false]);
        rmSync(folder, { recursive: true });
    });

    const open = (): Promise<ConsortiumDatabase> => openDatabase({ folder, note: () => undefined });
    const ask = async (url: string, query: string): Promise<unknown[]> =>
        (await inSession(url, (client) => client.query(query))).rows as unknown[];

    it('gives each organisation a database that no other can open', async () => {
        const [bank, other] = await Promise.all(
            ['HaizhouBankMSP', 'PearlBankMSP'].map((mspId) => database.addressFor(mspId)),
        );
        expect(await ask(bank!, whoAmI)).toEqual([{ role: 'HaizhouBankMSP', name: 'HaizhouBankMSP' }]);
        const foreign = new URL(other!);
        foreign.pathname = '/HaizhouBankMSP';
        await expect(ask(foreign.toString(), whoAmI)).rejects.toThrow('permission denied for database');
        const guessed = new URL(bank!);
        guessed.password = 'guessed';
        await expect(ask(guessed.toString(), whoAmI)).rejects.toThrow('password authentication failed');
    });

    it('keeps its folder from everybody else', () => {
        const home = realpathSync(path.join(folder, 'database'));
        expect(statSync(home).mode & 0o077).toBe(0);
        expect(statSync(path.join(home, 'superuser-password')).mode & 0o777).toBe(0o600);
    });

    it('is brought back after a crash with all that was committed', async () => {
        const bank = await database.addressFor('HaizhouBankMSP');
        await ask(bank, 'CREATE TABLE heard (word text)');
        await ask(bank, "INSERT INTO heard VALUES ('before the crash')");
        await database.node?.kill();
        await until({ what: 'the server to be back', seconds: 30, isSo: () => answersQueries(bank) });
        expect(await ask(bank, heard)).toEqual([{ word: 'before the crash' }]);
        const isKeptUp = async (): Promise<boolean> => (await database.status())[0]?.state === 'running';
        await until({ what: 'the server to be kept up again', seconds: 30, isSo: isKeptUp });
        expect(await database.status()).toMatchObject([{ name: 'postgres', isServing: true, restarts: 1 }]);
    });

    it('ends although sessions are open, and goes on where it ended, under another password', async () => {
        const before = await database.addressFor('HaizhouBankMSP');
        await inSession(before, async (client) => {
            await client.query("INSERT INTO heard VALUES ('before the stop')");
            await database.stop();
        }).catch(() => undefined);
        database = await open();
        const after = await database.addressFor('HaizhouBankMSP');
        expect(await ask(after, heard)).toEqual([{ word: 'before the crash' }, { word: 'before the stop' }]);
        expect(after).not.toBe(before);
    });
});

describe('A server of your own', () => {
    let fresh: FreshDatabase;

    beforeAll(async () => {
        fresh = await freshDatabase();
    });

    afterEach(() => {
        delete process.env['DATABASE_URL'];
    });

    afterAll(() => fresh.drop());

    it('is used in the place of ours when DATABASE_URL names it', async () => {
        process.env['DATABASE_URL'] = fresh.serverUrl;
        const database = await openDatabase({ folder: '/nowhere', note: () => undefined });
        const address = await database.addressFor('GivenBankMSP');
        await inSession(address, (client) => client.query('SELECT 1'));
        expect([database.node, await database.status()]).toEqual([undefined, []]);
        await inSession(fresh.serverUrl, async (client) => {
            await client.query('DROP DATABASE "GivenBankMSP"');
            await client.query('DROP ROLE "GivenBankMSP"');
        });
    });

    it('is missed at once, without its password being told', async () => {
        process.env['DATABASE_URL'] = 'postgres://admin:a-password@127.0.0.1:1/postgres';
        const failure = await openDatabase({ folder: '/nowhere', note: () => undefined }).catch(String);
        expect(failure).toMatch(/The database server 127\.0\.0\.1:1 does not answer: .*ECONNREFUSED/);
        expect(failure).not.toContain('a-password');
    });
});
