import { canonicalJson } from '@cohong/domain/kernel/json';
import { bedLinen, rawCotton } from '@cohong/fixtures';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { pino } from 'pino';
import { freshDatabase, type FreshDatabase } from '../../../../test/postgres/fresh-database.js';
import { seed } from '../../../../test/seed.js';
import { Database } from '../../database/database.js';
import { prepareDatabase } from '../../database/prepare.js';
import type { ReadBlock } from '../block.js';
import { Projection } from '../projection.js';
import { putInPlace } from '../rebuild.js';
import { recordKey } from '../record-key.js';
import { wholeReadModel } from '../schema.js';
import type { SearchFilters, Searched } from './conditions.js';
import { Search } from './search.js';
import { dimensions, flows, SupervisedSums } from './sums.js';

const held = new Set(['trade/vault_AMSP', 'trade/vault_BMSP', 'trade/declarations', 'trade/registry']);
const lantern = bedLinen.consignor.uscc;
const huating = '91330206MA2LM0069W';
const cny = (amount: string) => ({ amount, currency: 'CNY' });
const [line] = bedLinen.lines;

/** A record that a block writes, or takes away. */
interface Written {
    readonly collection: string;
    readonly kind: string;
    readonly key: string;
    readonly value: object | undefined;
}

const numberOf = (serial: number): string => `31042026000000000${serial}`;
const idOf = (serial: number): string => String(serial).repeat(32);

interface DeclarationChanges {
    readonly enterprise?: string;
    readonly country?: string;
    readonly hsCode?: string;
    readonly amount?: string;
    readonly status?: string;
    readonly day?: string;
}

function declaration(serial: number, changes: DeclarationChanges = {}): Written {
    const { enterprise = lantern, country = 'US', hsCode = '6302319000', amount = '1000.00', day } = changes;
    return {
        collection: 'declarations',
        kind: 'declaration',
        key: `key-${serial}`,
        value: {
            ...bedLinen,
            declarationNumber: numberOf(serial),
            consignor: { ...bedLinen.consignor, uscc: enterprise },
            destinationCountry: country,
            lines: [{ ...line, hsCode, totalAmount: cny(amount) }],
            totalValue: cny(amount),
            status: changes.status ?? 'RELEASED',
            declarationDate: day ?? '2026-03-02',
            version: 1,
        },
    };
}

interface FinancingChanges {
    readonly bank?: string;
    readonly on?: number;
    readonly enterprise?: string;
    readonly amount?: string;
    readonly outstanding?: string;
    readonly status?: string;
    readonly at?: string;
    readonly paidAt?: string;
    readonly shares?: readonly (readonly [serial: number, amount: string])[];
}

const asked = { bank: 'AMSP', on: 1, enterprise: lantern, amount: '500.00', status: 'RESERVED' };
const paper = (serial: number) => ({ declarationNumber: numberOf(serial), releaseCode: 'ab'.repeat(16) });

function financing(serial: number, changes: FinancingChanges = {}): Written {
    const { bank, on, enterprise, amount, status } = { ...asked, ...changes };
    const { outstanding = amount, at = '2026-03-05T02:00:00.000Z', paidAt, shares } = changes;
    const restingOn = shares
        ? { shares: shares.map(([each, share]) => ({ ...paper(each), amount: cny(share) })) }
        : paper(on);
    return {
        collection: `vault_${bank}`,
        kind: 'financing',
        key: idOf(serial),
        value: {
            ...{ financingId: idOf(serial), bank, ...restingOn, exporterUscc: enterprise, amount: cny(amount) },
            ...{ requestedAt: at, status, outstanding: cny(outstanding), repayments: [], alerts: [] },
            ...(paidAt && { disbursement: { payment: { means: 'OUTSIDE', reference: 'CNAPS 1' }, paidAt } }),
        },
    };
}

function encumbrance(serial: number, collected: string): Written {
    return {
        collection: 'registry',
        kind: 'encumbrance',
        key: `encumbrance-${serial}`,
        value: {
            declarationNumber: numberOf(serial),
            declarationVersion: 1,
            allocations: [],
            collected: cny(collected),
        },
    };
}

/** Goods that a company has bought abroad, from Brazil for 1 000.00 unless said otherwise. */
function imported(serial: number, changes: DeclarationChanges = {}): Written {
    const { enterprise = lantern, country = 'BR', hsCode = '5201000090', amount = '1000.00', day } = changes;
    const [cotton] = rawCotton.lines;
    return {
        collection: 'declarations',
        kind: 'import-declaration',
        key: `import-${serial}`,
        value: {
            ...rawCotton,
            declarationNumber: importNumberOf(serial),
            consignee: { ...rawCotton.consignee, uscc: enterprise },
            departureCountry: country,
            lines: [{ ...cotton, hsCode, totalAmount: cny(amount) }],
            totalValue: cny(amount),
            status: changes.status ?? 'RELEASED',
            declarationDate: day ?? '2026-03-16',
            version: 1,
        },
    };
}

const importNumberOf = (serial: number): string => `31042026100000000${serial}`;

interface ImportPaymentChanges extends Omit<FinancingChanges, 'shares'> {
    readonly funds?: 'LOAN' | 'OWN_FUNDS';
}

/** A payment for them: a loan of 500.00 that is reserved, unless said otherwise. */
function importPayment(serial: number, changes: ImportPaymentChanges = {}): Written {
    const { bank, on, enterprise, amount, status } = { ...asked, ...changes };
    const { outstanding = '0.00', at = '2026-03-20T02:00:00.000Z', paidAt, funds = 'LOAN' } = changes;
    return {
        collection: `vault_${bank}`,
        kind: 'import-financing',
        key: idOf(serial),
        value: {
            ...{ importFinancingId: idOf(serial), bank, funds, declarationNumber: importNumberOf(on) },
            ...{ releaseCode: 'ab'.repeat(16), importerUscc: enterprise, contractReference: 'CC-1' },
            ...{ amount: cny(amount), requestedAt: at, status, outstanding: cny(outstanding) },
            ...{ repayments: [], alerts: [] },
            ...(paidAt && { disbursement: { payment: { means: 'OUTSIDE', reference: 'CIPS 1' }, paidAt } }),
        },
    };
}

describe('what regulators search and add up', () => {
    let fresh: FreshDatabase;
    let database: Database;
    let projection: Projection;
    let search: Search;
    let sums: SupervisedSums;
    let last: ReadBlock | undefined;

    beforeAll(async () => {
        fresh = await freshDatabase();
        database = new Database(fresh.url, pino({ level: 'silent' }));
        await prepareDatabase(database, 'SafeMSP');
        projection = new Projection(database);
        [search, sums] = [new Search(database), new SupervisedSums(database)];
    });
    const empty = async (): Promise<void> => {
        last = undefined;
        await database.query(
            `TRUNCATE ${['block', 'record', 'event', 'declared', 'financed', 'received', 'imported', 'paid', 'tally']
                .map((table) => `read_model.${table}`)
                .join(', ')}`,
        );
    };
    afterEach(empty);
    afterAll(async () => {
        await database.close();
        await fresh.drop();
    });

    const block = async (...records: readonly Written[]): Promise<number> => {
        const number = last === undefined ? 0 : last.number + 1;
        const transactions = records.map(({ collection, kind, key, value }, index) => ({
            id: `tx-${number}-${index}`,
            index,
            time: new Date('2026-04-01T08:00:00Z'),
            places: [
                {
                    chaincode: 'trade',
                    collection,
                    writes: [
                        {
                            key: recordKey({ kind, parts: [key] }),
                            value: value && Buffer.from(canonicalJson({ ...value, salt: 's' })),
                        },
                    ],
                },
            ],
        }));
        const next = { number, hash: `hash-${number}`, previousHash: last?.hash ?? '', transactions, invalid: [] };
        await projection.apply(next, held);
        last = next;
        return number;
    };
    const found = async (what: Searched, filters: SearchFilters, asOfBlock?: number): Promise<readonly string[]> => {
        const { rows, total } = await search.page({ what, filters, limit: 100, asOfBlock });
        expect(total).toBe(rows.length);
        return rows.map(({ value }) => {
            const { financingId, importFinancingId, declarationNumber } = value as Record<string, string>;
            return (financingId ?? importFinancingId ?? declarationNumber ?? '').slice(-1);
        });
    };

    it.each([
        [{ declarationNumber: numberOf(1) }, ['3', '1']],
        [{ bank: 'BMSP' }, ['2']],
        [{ enterprise: huating }, ['2']],
        [{ country: 'DE' }, ['2']],
        [{ hsChapter: '85' }, ['2']],
        [{ currency: 'CNY' }, ['3', '2', '1']],
        [{ currency: 'USD' }, []],
        [{ status: 'DISBURSED' }, ['2']],
        [{ amountFrom: 50_000n, amountTo: 60_000n }, ['3', '1']],
        [{ amountFrom: 50_001n }, ['2']],
        [{ since: '2026-03-06', before: '2026-03-07' }, ['2']],
        [{ lentSince: '2026-03-07', lentBefore: '2026-03-08' }, ['2']],
        [{ isOpen: true }, ['2', '1']],
        [{ bank: 'AMSP', country: 'US', status: 'REQUESTED' }, ['3']],
    ] satisfies [SearchFilters, string[]][])('financings are found by %p', async (filters, expected) => {
        await block(declaration(1), declaration(2, { enterprise: huating, country: 'DE', hsCode: '8518220000' }));
        await block(
            financing(1),
            financing(2, {
                ...{ bank: 'BMSP', on: 2, enterprise: huating, amount: '900.00', status: 'DISBURSED' },
                // 7 March in China.
                ...{ at: '2026-03-06T10:00:00.000Z', paidAt: '2026-03-06T16:00:00.000Z' },
            }),
            financing(3, { status: 'REQUESTED', at: '2026-03-20T00:00:00.000Z' }),
        );

        expect(await found('financings', filters)).toEqual(expected);
    });

    it.each([
        [{ declarationNumber: numberOf(2) }, ['2']],
        [{ bank: 'AMSP' }, ['1']],
        [{ enterprise: huating }, ['2']],
        [{ country: 'DE' }, ['2']],
        [{ hsChapter: '63' }, ['3', '1']],
        [{ status: 'ACCEPTED' }, ['3']],
        [{ isExported: true }, ['2', '1']],
        [{ amountFrom: 100_001n }, ['2']],
        [{ since: '2026-03-03', before: '2026-03-31' }, ['2']],
    ] satisfies [SearchFilters, string[]][])('declarations are found by %p', async (filters, expected) => {
        const abroad = { enterprise: huating, country: 'DE', hsCode: '8518220000', amount: '2000.00' };
        await block(
            declaration(1),
            declaration(2, { ...abroad, day: '2026-03-30', status: 'CLEARED' }),
            declaration(3, { status: 'ACCEPTED', day: '2026-03-31' }),
            financing(1),
        );

        expect(await found('declarations', filters)).toEqual(expected);
    });

    it('the chapter is that of the greatest part of the value, though another line comes first', async () => {
        const mixed = declaration(1);
        const lines = [
            { ...line, totalAmount: cny('400.00') },
            { ...line, lineNumber: 2, hsCode: '8518220000', totalAmount: cny('300.00') },
            { ...line, lineNumber: 3, hsCode: '8518290000', totalAmount: cny('300.00') },
        ];
        await block({ ...mixed, value: { ...mixed.value, lines } });

        expect(await found('declarations', { hsChapter: '85' })).toEqual(['1']);
        expect(await found('declarations', { hsChapter: '63' })).toEqual([]);
    });

    it('what rests on several declarations is found by each, once, and outstanding on each by its share', async () => {
        await block(declaration(1), declaration(2, { country: 'DE' }), declaration(3, { country: 'DE' }));
        const shares = [
            [1, '100.00'],
            [2, '100.00'],
            [3, '100.00'],
        ] as const;
        const paidAt = '2026-03-06T01:00:00.000Z';
        // The loan is in a currency in which it has another number.
        await block(financing(1, { shares, amount: '200.00', outstanding: '100.00', status: 'DISBURSED', paidAt }));

        expect(await found('financings', { country: 'DE' })).toEqual(['1']);
        expect(await found('financings', {})).toEqual(['1']);
        const { rows } = await sums.exposures({ by: 'COUNTRY', limit: 10 });
        expect(rows.map(({ member, outstanding }) => [member, outstanding.minorUnits])).toEqual([
            ['DE', 6_667n],
            ['US', 3_333n],
        ]);
        const lent = await sums.series({ measure: 'LENT', per: 'DAY', of: { dimension: 'COUNTRY', member: 'DE' } });
        expect(lent.rows).toMatchObject([{ number: 2, amount: { minorUnits: 13_334n } }]);
    });

    it('what was never lent is not counted as lent: a pay-out that is reversed keeps its day', async () => {
        const paidAt = '2026-03-06T01:00:00.000Z';
        const paid = [financing(1, { status: 'DISBURSED', paidAt }), financing(2, { status: 'DISBURSED', paidAt })];
        const lentThen = { lentSince: '2026-03-06', lentBefore: '2026-03-07' };
        const lent = async (asOfBlock?: number) =>
            (await sums.series({ measure: 'LENT', per: 'DAY', asOfBlock })).rows.map(({ number }) => number);
        const before = await block(declaration(1), ...paid);
        await block(financing(1, { status: 'REVERSED', outstanding: '0.00', paidAt }));

        expect([await lent(), await lent(before)]).toEqual([[1], [2]]);
        expect(await found('financings', lentThen)).toEqual(['2']);
        expect(await found('financings', { lentSince: '2026-03-06' })).toEqual(['2']);
        expect(await found('financings', { lentBefore: '2026-03-07' })).toEqual(['2']);
        expect(await found('financings', lentThen, before)).toEqual(['2', '1']);
    });

    it('an amendment takes what rests on the declaration along, and the past stays as it was', async () => {
        await block(declaration(1), financing(1));
        const before = await block(encumbrance(1, '100.00'));
        await block(declaration(1, { country: 'DE', enterprise: huating }));

        expect(await found('financings', { country: 'DE' })).toEqual(['1']);
        expect(await found('financings', { country: 'US' })).toEqual([]);
        expect(await found('financings', { country: 'US' }, before)).toEqual(['1']);
        expect(await found('receipts', { enterprise: huating })).toEqual(['1']);
        const members = async (asOfBlock?: number) =>
            (await sums.exposures({ by: 'COUNTRY', limit: 10, asOfBlock })).rows.map(({ member }) => member);
        expect([await members(), await members(before)]).toEqual([['DE'], ['US']]);
    });

    it('proceeds are counted on the day on which more of them are noted, and set against what was exported', async () => {
        await block(declaration(1), declaration(2, { status: 'ACCEPTED' }));
        await block(encumbrance(1, '250.00'));
        await block(encumbrance(1, '300.00'), declaration(3, { enterprise: huating, amount: '50.00' }));

        const receipts = await search.page({ what: 'receipts', filters: { enterprise: lantern }, limit: 10 });
        expect(receipts.rows.map(({ value }) => (value as { amount: object }).amount)).toEqual([
            { currency: 'CNY', minorUnits: 5_000n },
            { currency: 'CNY', minorUnits: 25_000n },
        ]);
        await block(encumbrance(1, '290.00'));
        const [taken] = (await search.page({ what: 'receipts', filters: {}, limit: 1 })).rows;
        expect(taken!.value).toMatchObject({ amount: { minorUnits: 1_000n }, isTakenBack: true });
        const { rows } = await sums.gaps({ first: 'EXPORTED', limit: 10 });
        expect(
            rows.map(({ enterprise, exported, received }) => [enterprise, exported.minorUnits, received.minorUnits]),
        ).toEqual([
            [lantern, 100_000n, 29_000n],
            [huating, 5_000n, 0n],
        ]);
    });

    it.each([
        [{ declarationNumber: importNumberOf(1) }, ['3', '1']],
        [{ bank: 'BMSP' }, ['2']],
        [{ enterprise: huating }, ['2']],
        [{ country: 'US' }, ['2']],
        [{ hsChapter: '85' }, ['2']],
        [{ currency: 'USD' }, []],
        [{ status: 'PAID' }, ['3']],
        [{ funds: 'OWN_FUNDS' }, ['3']],
        [{ amountFrom: 50_001n }, ['2']],
        [{ since: '2026-03-21', before: '2026-03-22' }, ['2']],
        [{ paidSince: '2026-03-22', paidBefore: '2026-03-23' }, ['2']],
        [{ isPaid: true }, ['3', '2']],
        [{ isOpen: true }, ['2', '1']],
    ] satisfies [SearchFilters, string[]][])('payments for imports are found by %p', async (filters, expected) => {
        await block(imported(1), imported(2, { enterprise: huating, country: 'US', hsCode: '8518220000' }));
        await block(
            importPayment(1),
            importPayment(2, {
                ...{ bank: 'BMSP', on: 2, enterprise: huating, amount: '900.00', status: 'DISBURSED' },
                // 22 March in China.
                ...{ outstanding: '900.00', at: '2026-03-21T10:00:00.000Z', paidAt: '2026-03-21T16:00:00.000Z' },
            }),
            importPayment(3, {
                ...{ funds: 'OWN_FUNDS', amount: '100.00', status: 'PAID' },
                ...{ at: '2026-03-25T00:00:00.000Z', paidAt: '2026-03-26T00:00:00.000Z' },
            }),
        );

        expect(await found('importPayments', filters)).toEqual(expected);
    });

    it.each([
        [{ bank: 'AMSP' }, ['1']],
        [{ enterprise: huating }, ['2']],
        [{ country: 'US' }, ['2']],
        [{ hsChapter: '52' }, ['3', '1']],
        [{ isImported: true }, ['2', '1']],
        [{ since: '2026-03-17', before: '2026-03-31' }, ['2']],
    ] satisfies [SearchFilters, string[]][])(
        'imports are found by %p, and exports are not',
        async (filters, expected) => {
            const abroad = { enterprise: huating, country: 'US', hsCode: '8518220000' };
            await block(
                imported(1),
                imported(2, { ...abroad, day: '2026-03-30', status: 'CLEARED' }),
                imported(3, { status: 'ACCEPTED', day: '2026-03-31' }),
                declaration(4, { enterprise: huating, country: 'US' }),
                importPayment(1),
            );

            expect(await found('imports', filters)).toEqual(expected);
        },
    );

    it('what banks lend for imports is at stake with what they lend on exports; own money is not', async () => {
        const paidAt = '2026-03-21T01:00:00.000Z';
        const own = { funds: 'OWN_FUNDS', amount: '70.00' } as const;
        await block(declaration(1), imported(1), financing(1), importPayment(1, { amount: '300.00' }));
        await block(
            importPayment(2, { amount: '400.00', outstanding: '250.00', status: 'DISBURSED', paidAt }),
            importPayment(3, own),
            importPayment(4, { ...own, status: 'PAID', paidAt }),
        );

        const exposed = async (by: 'BANK' | 'COUNTRY') =>
            (await sums.exposures({ by, limit: 10 })).rows.map(({ member, financings, reserved, outstanding }) => [
                member,
                financings,
                reserved.minorUnits,
                outstanding.minorUnits,
            ]);
        expect(await exposed('BANK')).toEqual([['AMSP', 3, 80_000n, 25_000n]]);
        expect(await exposed('COUNTRY')).toEqual([
            ['BR', 2, 30_000n, 25_000n],
            ['US', 1, 50_000n, 0n],
        ]);
    });

    it('what sellers were paid is set against what came in, and a payment that came back is not', async () => {
        const paidAt = '2026-03-21T01:00:00.000Z';
        const lent = { status: 'DISBURSED', outstanding: '500.00', paidAt };
        const before = await block(
            ...[
                imported(1),
                imported(2, { status: 'ACCEPTED' }),
                imported(3, { enterprise: huating, amount: '50.00' }),
            ],
            ...[importPayment(1, lent), importPayment(2, { ...lent, amount: '300.00', outstanding: '300.00' })],
        );
        await block(importPayment(2, { amount: '300.00', status: 'REVERSED', paidAt }), declaration(1));

        const gaps = async (asOfBlock?: number) =>
            (await sums.paymentGaps({ first: 'IMPORTED', limit: 10, asOfBlock })).rows.map(
                ({ enterprise, declarations, imported: came, paid }) => [
                    enterprise,
                    declarations,
                    came.minorUnits,
                    paid.minorUnits,
                ],
            );
        expect(await gaps()).toEqual([
            [lantern, 1, 100_000n, 50_000n],
            [huating, 1, 5_000n, 0n],
        ]);
        expect(await gaps(before)).toEqual([
            [lantern, 1, 100_000n, 80_000n],
            [huating, 1, 5_000n, 0n],
        ]);
        const paid = await sums.series({ measure: 'PAID', per: 'DAY', of: { dimension: 'COUNTRY', member: 'BR' } });
        expect(paid.rows).toMatchObject([{ period: '2026-03-21', number: 1, amount: { minorUnits: 50_000n } }]);
        const came = await sums.series({ measure: 'IMPORTED', per: 'MONTH' });
        expect(came.rows).toMatchObject([{ period: '2026-03', number: 2, amount: { minorUnits: 105_000n } }]);
        expect(await found('importPayments', { isPaid: true })).toEqual(['1']);
        expect(await found('importPayments', { paidSince: '2026-03-21' })).toEqual(['1']);
        expect(await found('importPayments', { paidBefore: '2026-03-22' }, before)).toEqual(['2', '1']);
    });

    it('an amendment of an import takes along what pays for it', async () => {
        await block(imported(1));
        const before = await block(importPayment(1));
        await block(imported(1, { country: 'US' }));

        expect(await found('importPayments', { country: 'US' })).toEqual(['1']);
        expect(await found('importPayments', { country: 'US' }, before)).toEqual([]);
        expect(await found('importPayments', { country: 'BR' }, before)).toEqual(['1']);
    });

    it('pages lose and repeat nothing, whichever way they go', async () => {
        await block(...[1, 2, 3, 4, 5].map((serial) => declaration(serial)));
        const pages = async (direction: 'ascending' | 'descending'): Promise<string[]> => {
            const seen: string[] = [];
            let cursor: string | undefined;
            do {
                const page = await search.page({ what: 'declarations', filters: {}, limit: 2, direction, cursor });
                seen.push(...page.rows.map(({ value }) => (value as { declarationNumber: string }).declarationNumber));
                cursor = page.nextCursor;
            } while (cursor !== undefined);
            return seen;
        };

        const oldest = await pages('ascending');
        expect(oldest).toEqual([1, 2, 3, 4, 5].map(numberOf));
        expect(await pages('descending')).toEqual([...oldest].reverse());
        const madeUp = Buffer.from('\0').toString('base64url');
        expect((await search.page({ what: 'declarations', filters: {}, limit: 2, cursor: madeUp })).rows).toEqual([]);
    });

    it('hands over all rows of one moment, and stops when they are not taken', async () => {
        await block(...[1, 2, 3].map((serial) => declaration(serial)));
        const told: unknown[] = [];
        await search.all(
            { what: 'declarations', filters: {} },
            {
                begin: async (facts) => {
                    told.push(facts);
                    await block(declaration(4));
                },
                take: async (rows) => {
                    await Promise.resolve(told.push(rows.length));
                },
            },
        );
        expect(told).toEqual([{ total: 3, height: 1 }, 3]);

        const refused = search.all(
            { what: 'declarations', filters: {} },
            { begin: () => Promise.resolve(), take: () => Promise.reject(new Error('gone')) },
        );
        await expect(refused).rejects.toThrow('gone');
    });

    it('a read model that was read anew and put in place goes on', async () => {
        await block(declaration(1));
        await database.query(wholeReadModel('read_model_anew'));
        await new Projection(database, 'read_model_anew').apply(last!, held);
        await database.transaction((query) => putInPlace(query, 'read_model_anew'));
        await block(declaration(2), declaration(1, { country: 'DE' }), imported(1));

        expect(await found('declarations', {})).toEqual(['2', '1']);
        expect(await found('declarations', { country: 'DE' })).toEqual(['1']);
        expect(await found('imports', {})).toEqual(['1']);
        const { rows } = await sums.series({ measure: 'EXPORTED', per: 'DAY' });
        expect(rows.map(({ number }) => number)).toEqual([2]);
    });

    it('sums that are kept are what adding up anew gives, after any history, now and at each block before', async () => {
        const runs = Math.min(Number(process.env['RUNS'] ?? 6), 300);
        await fc.assert(
            fc.asyncProperty(
                fc.array(fc.array(anyRecord, { minLength: 1, maxLength: 4 }), { maxLength: 6 }),
                async (history) => {
                    await empty();
                    const past: object[] = [];
                    for (const records of history) {
                        await block(...records);
                        past.push(await allSums(sums));
                    }
                    for (const [asOfBlock, sumsThen] of past.entries()) {
                        expect(await allSums(sums, asOfBlock)).toEqual(sumsThen);
                    }
                },
            ),
            { seed, numRuns: runs },
        );
    }, 120_000);
});

/** Every sum that can be asked for. */
async function allSums(sums: SupervisedSums, asOfBlock?: number): Promise<object> {
    const time = { asOfBlock, limit: 100 };

    return {
        exposures: await Promise.all(dimensions.map(async (by) => (await sums.exposures({ by, ...time })).rows)),
        series: await Promise.all(
            flows.map(async (measure) => (await sums.series({ measure, per: 'DAY', asOfBlock })).rows),
        ),
        gaps: (await sums.gaps({ first: 'EXPORTED', ...time })).rows,
        paymentGaps: (await sums.paymentGaps({ first: 'IMPORTED', ...time })).rows,
    };
}

const serial = fc.integer({ min: 1, max: 3 });
const amount = fc.integer({ min: 0, max: 99_999 }).map((fen) => (fen / 100).toFixed(2));
const anyRecord: fc.Arbitrary<Written> = fc.oneof(
    fc
        .record({
            serial,
            enterprise: fc.constantFrom(huating, lantern),
            country: fc.constantFrom('US', 'DE'),
            hsCode: fc.constantFrom('6302319000', '8518220000'),
            amount,
            status: fc.constantFrom('ACCEPTED', 'RELEASED', 'CLEARED', 'CANCELLED'),
            day: fc.constantFrom('2026-03-02', '2026-04-01'),
        })
        .map(({ serial: which, ...changes }) => declaration(which, changes)),
    fc
        .record({
            serial,
            bank: fc.constantFrom('AMSP', 'BMSP'),
            on: serial,
            amount,
            outstanding: amount,
            status: fc.constantFrom('REQUESTED', 'RESERVED', 'DISBURSED', 'RELEASED'),
            isShared: fc.boolean(),
        })
        .map(({ serial: which, isShared, amount: whole, ...changes }) =>
            financing(which, {
                ...changes,
                amount: whole,
                ...(changes.status === 'DISBURSED' && { paidAt: '2026-03-06T16:00:00.000Z' }),
                ...(isShared && {
                    shares: [
                        [1, whole],
                        [2, '1.00'],
                    ],
                }),
            }),
        ),
    fc.record({ serial, amount }).map(({ serial: which, amount: collected }) => encumbrance(which, collected)),
    serial.map((which) => ({ ...declaration(which), value: undefined })),
    fc
        .record({
            serial,
            country: fc.constantFrom('BR', 'US'),
            amount,
            status: fc.constantFrom('ACCEPTED', 'RELEASED'),
        })
        .map(({ serial: which, ...changes }) => imported(which, changes)),
    fc
        .record({
            serial,
            bank: fc.constantFrom('AMSP', 'BMSP'),
            on: serial,
            amount,
            outstanding: amount,
            status: fc.constantFrom('REQUESTED', 'RESERVED', 'DISBURSED', 'REVERSED'),
            funds: fc.constantFrom('LOAN', 'OWN_FUNDS'),
        })
        .map(({ serial: which, outstanding, ...changes }) =>
            importPayment(which, {
                ...changes,
                ...(changes.status === 'DISBURSED' && { outstanding }),
                ...(['DISBURSED', 'REVERSED'].includes(changes.status) && { paidAt: '2026-03-06T16:00:00.000Z' }),
            }),
        ),
);
