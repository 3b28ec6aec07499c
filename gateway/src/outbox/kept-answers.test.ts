import { Refusal } from '@cohong/domain/kernel/refusal';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { randomBytes } from 'node:crypto';
import { pino } from 'pino';
import { freshDatabase, type FreshDatabase } from '../../../test/postgres/fresh-database.js';
import { Database, type Query } from '../database/database.js';
import { prepareDatabase } from '../database/prepare.js';
import type { RequestMark } from '../fabric/ledger.js';
import { KeptAnswers } from './kept-answers.js';
import { Operations } from './operations.js';
import { Seal } from './sealed.js';

const logger = pino({ level: 'silent' });

describe('what is answered to a request that concerns the gateway alone', () => {
    const seal = new Seal(Buffer.alloc(32, 7));
    let fresh: FreshDatabase;
    let database: Database;
    let answers: KeptAnswers;
    let mark: RequestMark;

    beforeAll(async () => {
        fresh = await freshDatabase();
        database = new Database(fresh.url, logger);
        await prepareDatabase(database, 'HaizhouBankMSP');
        await database.query('CREATE TABLE thing (name text)');
        answers = new KeptAnswers(database, seal);
    });
    beforeEach(async () => {
        mark = { key: randomBytes(32).toString('hex'), bodyHash: 'body' };
        await database.query('DELETE FROM thing');
    });
    afterAll(async () => {
        await database.close();
        await fresh.drop();
    });

    const makeThing = async (query: Query) => {
        const name = randomBytes(8).toString('hex');
        await query('INSERT INTO thing VALUES ($1)', [name]);
        return { name };
    };
    const things = async () => await database.query<{ name: string }>('SELECT name FROM thing');

    it('is answered again in the same words, and nothing is done twice', async () => {
        const first = await answers.once(mark, makeThing);
        const again = await answers.once(mark, makeThing);

        expect([first.isReplayed, again]).toEqual([false, { ...first, isReplayed: true }]);
        expect(await things()).toEqual([JSON.parse(first.text)]);
    });

    it('is done once when it comes several times at once', async () => {
        const all = await Promise.all(Array.from({ length: 5 }, () => answers.once(mark, makeThing)));

        expect(new Set(all.map(({ text }) => text)).size).toBe(1);
        expect(await things()).toHaveLength(1);
    });

    it('is refused under a key that another request has', async () => {
        await answers.once(mark, makeThing);

        await expect(answers.once({ ...mark, bodyHash: 'other' }, makeThing)).rejects.toThrow(
            'REQUEST_BODY_MUST_MATCH',
        );
    });

    it('leaves nothing behind when it is refused, not even its key', async () => {
        const refused = async (query: Query): Promise<never> => {
            await makeThing(query);
            throw new Refusal('conflict', 'WEBHOOKS_MUST_BE_FEWER');
        };
        await expect(answers.once(mark, refused)).rejects.toThrow('WEBHOOKS_MUST_BE_FEWER');
        expect(await things()).toEqual([]);

        expect(await answers.once({ ...mark, bodyHash: 'other' }, makeThing)).toMatchObject({ isReplayed: false });
    });

    it('is sealed, and forgotten after as long as other answers are', async () => {
        const { text } = await answers.once(mark, makeThing);
        const [row] = await database.query<{ answer: Buffer }>(
            'SELECT answer FROM kept_answer WHERE request_key = $1',
            [mark.key],
        );
        expect(row?.answer.includes(text.slice(9, 20))).toBe(false);
        const operations = new Operations(database, { seal, runner: 1 });
        await operations.erase(24);
        expect(await answers.once(mark, makeThing)).toMatchObject({ isReplayed: true });

        await database.query("UPDATE kept_answer SET answered_at = now() - interval '25 hours'");
        await operations.erase(24);
        expect(await answers.once(mark, makeThing)).toMatchObject({ isReplayed: false });
    });
});
