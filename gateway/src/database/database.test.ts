import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { pino } from 'pino';
import { until } from '../../../test/story/until.js';
import { freshDatabase, type FreshDatabase } from '../../../test/postgres/fresh-database.js';
import { Database, DatabaseUnavailableError } from './database.js';
import { migrate } from './migrate.js';
import { migrations } from './migrations.js';
import { prepareDatabase } from './prepare.js';

const logger = pino({ level: 'silent' });
/** What the database says about sessions that break. */
const noted: string[] = [];
const noting = pino({ level: 'warn' }, { write: (line) => void noted.push(line) });

describe('the database of an organisation', () => {
    let fresh: FreshDatabase;
    let database: Database;

    beforeAll(async () => {
        fresh = await freshDatabase();
        database = new Database(fresh.url, noting);
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

    const breakOff = async (): Promise<void> => {
        const admin = new Database(fresh.serverUrl, logger);
        await admin.query('SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = $1', [
            new URL(fresh.url).username,
        ]);
        await admin.close();
    };

    it('tells whoever is between two statements that the session broke, and lives on', async () => {
        await database.query('CREATE TABLE written (word text)');
        const interrupted = database.transaction(async (query) => {
            await query('INSERT INTO written VALUES ($1)', ['half']);
            await breakOff();
            await until({
                what: 'word of the end',
                ask: () => Promise.resolve(noted.length),
                isAwaited: (count) => count > 0,
            });
            await query('INSERT INTO written VALUES ($1)', ['whole']);
        });

        await expect(interrupted).rejects.toThrow(DatabaseUnavailableError);
        expect(await database.query('SELECT word FROM written')).toEqual([]);
    });

    it('is used again after its sessions were broken off', async () => {
        await database.query('SELECT 1');
        await breakOff();

        // A session that is found broken is not handed out a second time.
        await database.query('SELECT 1').catch(() => undefined);
        expect(await database.query('SELECT 1 AS one')).toEqual([{ one: 1 }]);
    });
});
