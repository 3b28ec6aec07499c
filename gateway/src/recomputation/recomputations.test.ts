import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { generateKeyPairSync } from 'node:crypto';
import { CompactSign } from 'jose';
import { pino } from 'pino';
import { freshDatabase, type FreshDatabase } from '../../../test/postgres/fresh-database.js';
import { until } from '../../../test/story/until.js';
import { Database } from '../database/database.js';
import { prepareDatabase } from '../database/prepare.js';
import type { ReadBlock } from '../read-model/block.js';
import type { Recomputing } from './recompute.js';
import type { RecomputationRead } from './recomputation-read.js';
import { Recomputations } from './recomputations.js';

const logger = pino({ level: 'silent' });
const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const sign = (statement: object): Promise<string> =>
    new CompactSign(Buffer.from(JSON.stringify(statement))).setProtectedHeader({ alg: 'ES256' }).sign(privateKey);
const block = (number: number, changes: Partial<ReadBlock> = {}): ReadBlock => ({
    number,
    hash: `hash of ${number}`,
    previousHash: number === 0 ? '' : `hash of ${number - 1}`,
    transactions: [],
    invalid: [],
    ...changes,
});

async function* chainOf(...blocks: readonly ReadBlock[]): Recomputing['chain'] {
    for (const each of blocks) {
        yield await Promise.resolve({ block: each, held: new Set(['trade/registry']) });
    }
}

describe('recomputations', () => {
    let fresh: FreshDatabase;
    let database: Database;
    beforeAll(async () => {
        fresh = await freshDatabase();
        database = new Database(fresh.url, logger);
        await prepareDatabase(database, 'SafeMSP');
    });
    afterAll(async () => {
        await database.close();
        await fresh.drop();
    });

    const recomputationsOf = (source: () => Promise<Recomputing>, runner = 1): Recomputations =>
        new Recomputations(database, { mspId: 'SafeMSP', channel: 'cohong', runner, source, sign, logger });
    const outcomeOf = async (source: () => Promise<Recomputing>): Promise<RecomputationRead> => {
        const recomputations = recomputationsOf(source);
        const { recomputationId } = await database.transaction((query) => recomputations.begin(query));
        return await until({
            what: 'the end of a recomputation',
            ask: () => recomputations.find(recomputationId),
            isAwaited: ({ status }) => status !== 'RUNNING',
        });
    };
    const found = (chain: Recomputing['chain'], last: number) => outcomeOf(() => Promise.resolve({ chain, last }));

    it('tell the block that was read last, by its hash, and what the statement says of it', async () => {
        const { status, found: statement, signed } = await found(chainOf(block(0), block(1), block(2)), 1);
        const payload = Buffer.from(signed!.split('.')[1]!, 'base64url').toString();

        expect(status).toBe('DONE');
        expect(statement).toMatchObject({ asOfBlock: 1, blockHash: 'hash of 1', books: ['REGISTRY'], differences: [] });
        expect(JSON.parse(payload)).toEqual(statement);
    });

    it.each<[string, Recomputing['chain'], RecomputationRead['fault']]>([
        ['another block in between', chainOf(block(0), block(1, { previousHash: 'other' })), 'CHAIN_IS_BROKEN'],
        ['a block that is left out', chainOf(block(0), block(2)), 'CHAIN_IS_BROKEN'],
        [
            'private data that the peer lacks',
            chainOf(
                block(0),
                block(1, {
                    transactions: [
                        {
                            id: 'tx',
                            index: 0,
                            time: new Date(),
                            places: [{ chaincode: 'trade', collection: 'registry', writes: undefined }],
                        },
                    ],
                }),
            ),
            'PRIVATE_DATA_IS_MISSING',
        ],
        ['a stream that ends too soon', chainOf(block(0)), 'PEER_IS_AWAY'],
    ])('fail on %s, and say why', async (_what, chain, fault) => {
        const { status, fault: told, signed } = await found(chain, 1);

        expect([status, told, signed]).toEqual(['FAILED', fault, undefined]);
    });

    it('are interrupted by the end of their gateway', async () => {
        const waiting = recomputationsOf(() => new Promise(() => undefined), 7);
        const { recomputationId } = await database.transaction((query) => waiting.begin(query));

        expect(await waiting.find(recomputationId)).toMatchObject({ status: 'RUNNING', blocksRead: 0 });
        const after = recomputationsOf(() => Promise.reject(new Error('unasked')), 8);
        expect(await after.find(recomputationId)).toMatchObject({ status: 'INTERRUPTED' });
    });

    it('are listed the newest first, and one that nobody began is none', async () => {
        const recomputations = recomputationsOf(() => Promise.reject(new Error('away')));
        const { recomputationId } = await database.transaction((query) => recomputations.begin(query));

        expect((await recomputations.list())[0]).toMatchObject({ recomputationId });
        await expect(recomputations.find('0'.repeat(32))).rejects.toMatchObject({ code: 'RECORD_MUST_EXIST' });
        await recomputations.stop();
    });
});
