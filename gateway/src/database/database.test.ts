import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { pino } from 'pino';
import { freshDatabase, type FreshDatabase } from '../../../test/postgres/fresh-database.js';
import { Database, DatabaseUnavailableError } from './database.js';
import { migrate } from './migrate.js';
import { migrations } from './migrations.js';
import { prepareDatabase } from './prepare.js';

const logger = pino({ level: 'silent' });

describe('the database of an organisation', () => {
    let fresh: FreshDatabase;
    let database: Database;

    beforeAll(async () => {
        fresh = await freshDatabase();
        database = new Database(fresh.url, logger);
    });
    afterAll(async () => {
        await database.close();
        await fresh.drop();
    });

    const versions = () => database.query<{ name: string }>('SELECT name FROM migrations ORDER BY version');

    it('is prepared once by several gateways that start at once', async () => {
        await Promise.all([1, 2, 3].map(() => prepareDatabase(database, 'HaizhouBankMSP')));

        expect(await versions()).toEqual(migrations.map(({ name }) => ({ name })));
    });

    it('is kept from another organisation', async () => {
        await expect(prepareDatabase(database, 'PearlBankMSP')).rejects.toThrow(
            'the database belongs to HaizhouBankMSP; PearlBankMSP must be given one of its own.',
        );
    });

    it('is left as it was when a later step fails', async () => {
        const broken = [
            ...migrations,
            { name: 'one-more', sql: 'CREATE TABLE one_more ()' },
            { name: 'broken', sql: 'CREATE TABLE one_more ()' },
        ];

        await expect(migrate(database, broken)).rejects.toThrow('already exists');
        expect(await versions()).toHaveLength(migrations.length);
        expect(await database.query("SELECT to_regclass('one_more') AS found")).toEqual([{ found: null }]);
    });

    it('is refused by an older program, which says so', async () => {
        await migrate(database, [...migrations, { name: 'of-tomorrow', sql: 'CREATE TABLE of_tomorrow ()' }]);

        await expect(prepareDatabase(database, 'HaizhouBankMSP')).rejects.toThrow(
            `is newer than this program, or another's: its version ${migrations.length + 1} is "of-tomorrow"`,
        );
    });

    it('keeps nothing of a transaction that fails', async () => {
        await database.query('CREATE TABLE noted (word text)');
        const failing = database.transaction(async (query) => {
            await query('INSERT INTO noted VALUES ($1)', ['half']);
            throw new Error('half-way');
        });

        await expect(failing).rejects.toThrow('half-way');
        expect(await database.query('SELECT word FROM noted')).toEqual([]);
    });

    it('tells a server that is away from a statement that is wrong', async () => {
        const away = new Database('postgres://user:a-password@127.0.0.1:1/name', logger);

        await expect(away.query('SELECT 1')).rejects.toThrow(
            /the database on 127\.0\.0\.1:1 does not answer: .*ECONNREFUSED/,
        );
        await expect(away.transaction(() => Promise.resolve())).rejects.toThrow(DatabaseUnavailableError);
        expect(await away.answers()).toBe(false);
        await expect(database.query('SELEKT 1')).rejects.not.toThrow(DatabaseUnavailableError);
        await away.close();
    });

    it('is used again after its sessions were broken off', async () => {
        await database.query('SELECT 1');
        const admin = new Database(fresh.serverUrl, logger);
        await admin.query('SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = $1', [
            new URL(fresh.url).username,
        ]);
        await admin.close();

        // A session that is found broken is not handed out a second time.
        await database.query('SELECT 1').catch(() => undefined);
        expect(await database.query('SELECT 1 AS one')).toEqual([{ one: 1 }]);
    });
});
