import { moneySchema } from '@cohong/domain/kernel/money';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { createHash } from 'node:crypto';
import { pino } from 'pino';
import { z } from 'zod';
import { freshDatabase, type FreshDatabase } from '../../../test/postgres/fresh-database.js';
import { Database, type Query } from '../database/database.js';
import { prepareDatabase } from '../database/prepare.js';
import type { ReadBlock } from './block.js';
import { ECny } from './e-cny.js';
import { Events } from './events.js';
import { ForkError, Projection } from './projection.js';
import { Records, type ListQuestion } from './records.js';
import { putInPlace } from './rebuild.js';
import { sortFields, wholeReadModel } from './schema.js';
import { Writings } from './writings.js';
import type { ReadTransaction } from './transaction.js';

const cny = (amount: string) => ({ amount, currency: 'CNY' });
const schema = z.strictObject({ id: z.string(), status: z.string(), requestedAt: z.string() });
const held = new Set(['trade/vault_A', 'dcep/coins_A']);

describe('the read model', () => {
    let fresh: FreshDatabase;
    let database: Database;
    let projection: Projection;
    let records: Records;
    let eCny: ECny;

    beforeAll(async () => {
        fresh = await freshDatabase();
        database = new Database(fresh.url, pino({ level: 'silent' }));
        await prepareDatabase(database, 'BankMSP');
        projection = new Projection(database);
        records = new Records(database);
        eCny = new ECny(database);
    });
    afterEach(() => database.query('TRUNCATE read_model.block, read_model.record, read_model.event'));
    afterAll(async () => {
        await database.close();
        await fresh.drop();
    });

    const blockAfter = (before: ReadBlock | undefined, transactions: readonly ReadTransaction[] = []): ReadBlock => {
        const number = before === undefined ? 0 : before.number + 1;
        return { number, hash: `hash-${number}`, previousHash: before?.hash ?? '', transactions, invalid: [] };
    };
    const compositeKey = (...parts: readonly string[]): string =>
        `\u0000${parts.map((part) => `${part}\u0000`).join('')}`;
    const written = (index: number, record: z.output<typeof schema> | string): ReadTransaction => {
        const id = typeof record === 'string' ? record : record.id;
        const value = typeof record === 'string' ? undefined : Buffer.from(JSON.stringify({ ...record, salt: 's' }));
        return {
            id: `tx-${id}-${index}-${typeof record === 'string' ? 'gone' : record.status}`,
            index,
            time: new Date('2026-11-26T08:00:00Z'),
            places: [{ chaincode: 'trade', collection: 'vault_A', writes: [{ key: compositeKey('deal', id), value }] }],
            event: { chaincode: 'trade', name: 'DealWritten', payload: JSON.stringify({ type: 'DealWritten', id }) },
        };
    };
    const deal = (id: string, status = 'OPEN') => ({ id, status, requestedAt: `2026-11-2${id}` });
    const list = (question: Partial<ListQuestion<typeof schema>> = {}) =>
        records.list({
            chaincode: 'trade',
            collections: ['vault_A'],
            kind: 'deal',
            schema,
            orderBy: 'requestedAt',
            limit: 10,
            ...question,
        });
    const apply = async (...contents: readonly (readonly ReadTransaction[])[]): Promise<ReadBlock[]> => {
        const blocks: ReadBlock[] = [];
        for (const transactions of contents) {
            const block = blockAfter(blocks.at(-1), transactions);
            await projection.apply(block, held);
            blocks.push(block);
        }
        return blocks;
    };

    it('shows each record as it was last written, and where', async () => {
        await apply([written(0, deal('1')), written(1, deal('2'))], [written(0, deal('1', 'CLOSED'))]);

        const { rows, total, height } = await list();

        expect(rows.map(({ value, blockNumber }) => [value.id, value.status, blockNumber])).toEqual([
            ['2', 'OPEN', 0],
            ['1', 'CLOSED', 1],
        ]);
        expect([total, height]).toEqual([2, 2]);
    });

    it('shows records as they were after a block that has long been followed by others', async () => {
        await apply([written(0, deal('1'))], [written(0, deal('1', 'CLOSED'))], [written(0, '1')]);

        const statusAsOf = async (asOfBlock: number) =>
            (await list({ asOfBlock })).rows.map(({ value }) => value.status);

        expect([await statusAsOf(0), await statusAsOf(1), await statusAsOf(2)]).toEqual([['OPEN'], ['CLOSED'], []]);
    });

    it('keeps a record as each transaction has left it, with the hash that the block has of it', async () => {
        const writings = new Writings(database);
        const address = { chaincode: 'trade', collection: 'vault_A', kind: 'deal', schema, key: ['1'] } as const;
        await apply([written(0, deal('1'))], [written(0, deal('1', 'CLOSED'))], [written(0, '1')]);

        // Each with its fields in order, as chaincode writes it.
        const hashOf = (status: string) =>
            createHash('sha256')
                .update(`{"id":"1","requestedAt":"2026-11-21","salt":"s","status":"${status}"}`)
                .digest('hex');
        expect(
            (await writings.of(address)).map(({ value, hash, transactionId, blockNumber }) => [
                value.status,
                hash,
                transactionId,
                blockNumber,
            ]),
        ).toEqual([
            ['OPEN', hashOf('OPEN'), 'tx-1-0-OPEN', 0],
            ['CLOSED', hashOf('CLOSED'), 'tx-1-0-CLOSED', 1],
        ]);
        expect(await writings.of({ ...address, collection: 'vault_B' })).toEqual([]);
    });

    it('takes the last of two writes in one block', async () => {
        await apply([written(0, deal('1')), written(1, deal('1', 'CLOSED'))]);

        expect((await list()).rows.map(({ value }) => value.status)).toEqual(['CLOSED']);
        expect((await list({ asOfBlock: 0 })).rows).toHaveLength(1);
    });

    it('filters, and pages without losing or repeating anything that comes in between', async () => {
        const blocks = await apply(['1', '2', '3', '4'].map((id, index) => written(index, deal(id))));
        const first = await list({ limit: 2 });
        await projection.apply(blockAfter(blocks[0], [written(0, deal('5'))]), held);
        const second = await list({ limit: 2, cursor: first.nextCursor });

        expect([first, second].map(({ rows }) => rows.map(({ value }) => value.id))).toEqual([
            ['4', '3'],
            ['2', '1'],
        ]);
        expect([second.nextCursor, second.total]).toEqual([undefined, 5]);
        expect((await list({ direction: 'ascending', limit: 1 })).rows[0]?.value.id).toBe('1');
        expect((await list({ where: { status: 'CLOSED' } })).total).toBe(0);
    });

    describe('of many records', () => {
        const sequential = /Seq Scan on record/;

        beforeEach(async () => {
            await database.query(
                `INSERT INTO read_model.record
                SELECT 'trade', 'vault_' || chr(65 + (n % 4)::integer), 'kind-' || n % 10, 'key-' || n,
                    jsonb_build_object(field, now() - n * interval '1 minute', 'status', 'OPEN', 'salt', 's'), 'tx-' || n,
                    n, 0, now(), CASE WHEN n % 3 = 0 THEN n + 1 END
                FROM generate_series(1, 20000) AS n, unnest($1::text[]) WITH ORDINALITY AS sorted (field, place)
                WHERE n / 10 % cardinality($1) = place - 1`,
                [sortFields],
            );
            await database.query('ANALYZE read_model.record');
        });

        /** How the database finds what is asked for: the page first, then the total. */
        const plansOf = async (question: Partial<ListQuestion<typeof schema>>): Promise<string[]> => {
            const plans: string[] = [];
            const explaining = {
                transaction: (work: (query: Query) => Promise<unknown>) =>
                    database.transaction((query) =>
                        work(async (text, values) => {
                            if (text.includes('FROM read_model.record')) {
                                const lines = await query<{ 'QUERY PLAN': string }>(`EXPLAIN ${text}`, values);
                                plans.push(lines.map((line) => line['QUERY PLAN']).join('\n'));
                            }
                            return await query(text, values);
                        }),
                    ),
            } as unknown as Database;
            const place = {
                chaincode: 'trade',
                collections: ['vault_A', 'vault_B'],
                kind: 'kind-2',
                limit: 10,
            } as const;
            await new Records(explaining).list({ ...place, schema: z.unknown(), orderBy: 'requestedAt', ...question });
            return plans;
        };
        const cursor = Buffer.from('2026-11-20').toString('base64url');

        it('reads a page in its order, and sorts nothing', async () => {
            const questions = sortFields.flatMap((orderBy) => [
                { orderBy },
                { orderBy, direction: 'ascending' as const },
                { orderBy, cursor },
            ]);
            for (const question of questions) {
                const [page, total] = await plansOf(question);

                expect(page).toContain(`using record_by_${question.orderBy.toLowerCase()}`);
                expect(page).not.toContain('Sort');
                expect(total).not.toMatch(sequential);
            }
        });

        it('looks through no others for those with a value, or those of a block long ago', async () => {
            const plans = [...(await plansOf({ where: { status: 'OPEN' } })), ...(await plansOf({ asOfBlock: 500 }))];

            expect(plans).toHaveLength(4);
            expect(plans.filter((plan) => sequential.test(plan))).toEqual([]);
        });
    });

    it('looks for coins to pay with among those of their owner that are large enough', async () => {
        await database.query(
            `INSERT INTO read_model.record
            SELECT 'dcep', 'coins_A', 'coin-status', 'key-' || n, jsonb_build_object('serial', lpad(n::text, 64, '0'),
                'owner', 'vault', 'amount', jsonb_build_object('amount', (n % 997 + 1) || '.00', 'currency', 'CNY'),
                'status', 'IN_VAULT', 'salt', 's'), 'tx-' || n, n, 0, now(), NULL
            FROM generate_series(1, 20000) AS n`,
        );
        await database.query('ANALYZE read_model.record');
        let plan = '';
        const explained = async (text: string, values: readonly unknown[]) => {
            const lines = await database.query<{ 'QUERY PLAN': string }>(`EXPLAIN ${text}`, values);
            plan = lines.map((line) => line['QUERY PLAN']).join('\n');
            return await database.query(text, values);
        };
        const coins = await new ECny({ query: explained } as unknown as Database).coinsFor(
            { bank: 'A', owner: 'vault' },
            { amount: moneySchema.parse(cny('500.00')), most: 100, held: 0 },
        );

        expect(coins.map(({ amount }) => amount.minorUnits)).toContain(50_000n);
        expect(plan.match(/Index Scan (Backward )?using coin_of_owner/g)).toHaveLength(2);
    });

    it('adds up what was booked before an instant, by the accounts', async () => {
        const issued = (amount: string) => ({ debit: 'ECNY_IN_VAULT', credit: 'RESERVES', amount: cny(amount) });
        const lent = { debit: 'LOANS', credit: 'ECNY_IN_VAULT', amount: cny('0.05') };
        const booked = (index: number, bookedAt: string, postings: readonly object[]): ReadTransaction => {
            const value = Buffer.from(JSON.stringify({ bookedAt, postings, salt: 's' }));
            const writes = [{ key: compositeKey('entry', String(index)), value }];
            return {
                id: `tx-${index}`,
                index,
                time: new Date(bookedAt),
                places: [{ chaincode: 'dcep', collection: 'coins_A', writes }],
            };
        };
        await apply([
            booked(0, '2026-11-25T15:59:59.999Z', [issued('100000000000000.10'), lent]),
            booked(1, '2026-11-26T15:59:59.999Z', [issued('0.20')]),
            booked(2, '2026-11-26T16:00:00.000Z', [issued('0.40')]),
        ]);

        const postings = await eCny.postings(['A'], '2026-11-26T16:00:00.000Z');

        expect(postings).toHaveLength(2);
        expect(postings).toEqual(
            expect.arrayContaining([
                { ...lent, amount: { currency: 'CNY', minorUnits: 5n } },
                { ...issued(''), amount: { currency: 'CNY', minorUnits: 10_000_000_000_000_030n } },
            ]),
        );
        expect(await eCny.postings(['B'], '2026-11-26T16:00:00.000Z')).toEqual([]);
    });

    it('tells what each transaction did to the coins of an owner, and what they were worth before', async () => {
        const wrote = (index: number, time: string, records: readonly (readonly [kind: string, value: object])[]) => ({
            id: `tx-${index}`,
            index,
            time: new Date(time),
            places: [
                {
                    chaincode: 'dcep',
                    collection: 'coins_A',
                    writes: records.map(([kind, value]) => ({
                        key: compositeKey(kind, (value as { readonly serial: string }).serial),
                        value: Buffer.from(JSON.stringify({ ...value, salt: 's' })),
                    })),
                },
            ],
        });
        const made = (serial: string, owner: string, amount: string) =>
            ['coin', { serial, owner, amount: cny(amount) }] as const;
        const ended = (serial: string) => ['coin-end', { serial, status: 'SPENT' }] as const;
        await apply([
            wrote(0, '2026-11-25T15:59:59.999Z', [made('1', 'vault', '9.00'), made('2', 'w', '5.00')]),
            wrote(1, '2026-11-25T16:00:00.000Z', [ended('1'), made('3', 'w', '6.00'), made('4', 'vault', '3.00')]),
            // Dated before the transaction that made its coin, as a client may.
            wrote(2, '2026-11-25T15:59:00.000Z', [ended('4'), made('5', 'w', '3.00')]),
            wrote(3, '2026-11-26T16:00:00.000Z', [ended('3'), made('6', 'vault', '6.00')]),
        ]);
        const vault = { bank: 'A', owner: 'vault' } as const;
        const span = { from: '2026-11-25T16:00:00.000Z', until: '2026-11-26T16:00:00.000Z' };
        const fen = (minorUnits: bigint) => ({ currency: 'CNY', minorUnits });
        const bookedAt = span.from;

        expect(await eCny.balances(vault, span)).toEqual({ opening: fen(900n), closing: fen(0n) });
        expect(await eCny.movements(vault, span)).toEqual([
            { transactionId: 'tx-1', blockNumber: 0, bookedAt, come: fen(300n), gone: fen(900n) },
            { transactionId: 'tx-2', blockNumber: 0, bookedAt, come: fen(0n), gone: fen(300n) },
        ]);
        expect(await eCny.movements({ bank: 'B', owner: 'vault' }, span)).toEqual([]);
    });

    it('adds up what an owner can spend, and finds the coins to pay with', async () => {
        const coinOf = (index: number, owner: string, [amount, state]: readonly [string, string]): ReadTransaction => {
            const serial = String(index).padStart(64, '0');
            const status = { serial, owner, amount: cny(amount), status: state, salt: 's' };
            const writes = [{ key: compositeKey('coin-status', serial), value: Buffer.from(JSON.stringify(status)) }];
            return {
                id: `tx-${index}`,
                index,
                time: new Date('2026-11-26T08:00:00Z'),
                places: [{ chaincode: 'dcep', collection: 'coins_A', writes }],
            };
        };
        await apply([
            coinOf(1, 'vault', ['9.00', 'IN_VAULT']),
            coinOf(2, 'vault', ['10.01', 'IN_VAULT']),
            coinOf(3, 'vault', ['9.00', 'IN_VAULT']),
            coinOf(4, 'a'.repeat(32), ['70.00', 'IN_VAULT']),
            coinOf(5, 'vault', ['50.00', 'LOCKED']),
        ]);
        const vault = { bank: 'A', owner: 'vault' } as const;
        const coinsFor = async (amount: string, wanted: { readonly most: number; readonly held: number }) => {
            const found = await eCny.coinsFor(vault, { amount: moneySchema.parse(cny(amount)), ...wanted });
            return found.map(({ serial }) => Number(serial)).sort();
        };

        expect(await eCny.holdings(vault)).toEqual({
            total: { currency: 'CNY', minorUnits: 2_801n },
            numberOfCoins: 3,
        });
        expect(await eCny.holdings({ bank: 'B', owner: 'vault' })).toEqual({
            total: { currency: 'CNY', minorUnits: 0n },
            numberOfCoins: 0,
        });
        expect(await coinsFor('9.01', { most: 1, held: 0 })).toEqual([2]);
        expect(await coinsFor('9.00', { most: 1, held: 0 })).toEqual([1, 2, 3]);
        expect(await coinsFor('28.01', { most: 1, held: 1 })).toEqual([1, 2]);
    });

    it('refuses a block that does not follow, and one that is another than was read', async () => {
        const [first] = await apply([]);

        await expect(projection.apply({ ...blockAfter(first), number: 2 }, held)).rejects.toThrow(
            'block 2 came where block 1 should',
        );
        await expect(projection.apply({ ...blockAfter(first), previousHash: 'other' }, held)).rejects.toThrow(
            'block 1 follows a block 0 with the hash other; read was one with hash-0',
        );
        expect(await projection.checkpoint()).toEqual({ number: 0, hash: 'hash-0' });
    });

    it('is kept once by several gateways that share it, whoever comes first', async () => {
        const other = new Projection(database);
        const first = blockAfter(undefined, [written(0, deal('1'))]);
        const second = blockAfter(first, [written(0, deal('2'))]);
        const third = blockAfter(second, [written(0, deal('1', 'CLOSED'))]);

        await Promise.all([projection, other].map((each) => each.apply(first, held)));
        await projection.apply(second, held);
        await projection.apply(third, held);
        await other.apply(second, held);

        expect((await list()).rows.map(({ value }) => [value.id, value.status])).toEqual([
            ['2', 'OPEN'],
            ['1', 'CLOSED'],
        ]);
        expect(await new Events(database).after({ after: 0, limit: 10 })).toHaveLength(3);
        await expect(other.apply({ ...third, hash: 'other' }, held)).rejects.toThrow(ForkError);
    });

    it('goes on in what was put in its place, also in sessions that have their plans from before', async () => {
        let last = blockAfter(undefined);
        const applyNext = async () => {
            await projection.apply(last, held);
            last = blockAfter(last, last.number % 2 === 0 ? [written(0, deal('1', `AT_${last.number}`))] : []);
        };
        // So often that each session plans for whatever comes.
        for (let block = 0; block < 20; block += 1) {
            await applyNext();
        }
        await database.query(wholeReadModel('read_model_anew'));
        await database.query('INSERT INTO read_model_anew.block SELECT * FROM read_model.block');
        await database.transaction((query) => putInPlace(query, 'read_model_anew'));
        await applyNext();
        await applyNext();

        expect(await projection.checkpoint()).toEqual({ number: 21, hash: 'hash-21' });
        expect((await list()).rows.map(({ value }) => value.status)).toEqual(['AT_20']);
    });

    it('does not pass a block of which the peer lacks private data that the organisation is to have', async () => {
        const lacking = {
            ...written(0, deal('1')),
            places: [{ chaincode: 'trade', collection: 'vault_A', writes: undefined }],
        };
        const foreign = { ...lacking, places: [{ chaincode: 'trade', collection: 'vault_B', writes: undefined }] };

        await expect(projection.apply(blockAfter(undefined, [lacking]), held)).rejects.toThrow(
            'block 0: the peer has not got what was written into trade/vault_A yet',
        );
        await projection.apply(blockAfter(undefined, [foreign]), held);

        expect((await projection.checkpoint())?.number).toBe(0);
        expect(await new Events(database).after({ after: 0, limit: 10 })).toEqual([]);
    });

    it('keeps the events that concern the organisation, in the order of the ledger', async () => {
        await apply([written(0, deal('1')), written(1, deal('2'))], [written(0, '1')]);
        const events = new Events(database);

        const all = await events.after({ after: 0, limit: 10 });
        const [last] = await events.after({ after: 2, limit: 10 });

        expect(all.map(({ sequence, payload }) => [sequence, payload['id']])).toEqual([
            [1, '1'],
            [2, '2'],
            [3, '1'],
        ]);
        expect(last).toEqual(all[2]);
        expect(await events.after({ after: 0, limit: 10, type: 'Other' })).toEqual([]);
    });
});
