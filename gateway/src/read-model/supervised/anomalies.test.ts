import { circlesAmong, defaultCircleThresholds } from '@cohong/domain/anomaly/circle';
import { impossibleAmong } from '@cohong/domain/anomaly/shared-journey';
import { impossibleIn } from '@cohong/domain/anomaly/single-journey';
import type { Journey, JourneyThresholds } from '@cohong/domain/anomaly/journey';
import { priceOf, quartilesOf, sideOf, usualPrices, type PriceThresholds } from '@cohong/domain/anomaly/usual-prices';
import { canonicalJson } from '@cohong/domain/kernel/json';
import { bedLinen, rawCotton } from '@cohong/fixtures';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { pino } from 'pino';
import { freshDatabase, type FreshDatabase } from '../../../../test/postgres/fresh-database.js';
import { seed } from '../../../../test/seed.js';
import { Database } from '../../database/database.js';
import { prepareDatabase } from '../../database/prepare.js';
import type { ReadBlock } from '../block.js';
import { Projection } from '../projection.js';
import { recordKey } from '../record-key.js';
import { Anomalies } from './anomalies.js';
import { anomaliesSoFar } from './anomaly-tables.js';

const held = new Set(['trade/vault_AMSP', 'trade/vault_BMSP', 'trade/declarations']);
const filters = { since: '2026-01-01', before: '2027-01-01' };
const journeyThresholds: JourneyThresholds = { waitingDays: 30, voyageDays: 21, returnDays: 4 };
const priceThresholds: PriceThresholds = { leastPrices: 3, spreadBasisPoints: 10_000, medianBasisPoints: 3_000 };
const [line] = bedLinen.lines;

/** What is drawn of a declaration; the rest is always the same. */
interface Drawn {
    readonly serial: number;
    readonly status?: string;
    readonly declarationDate?: string;
    readonly exportDate?: string | undefined;
    readonly vesselName?: string | undefined;
    readonly voyage?: string;
    readonly transportDocumentReference?: string;
    readonly containers?: readonly { readonly equipmentReference: string }[];
    readonly destinationPort?: string;
    readonly unitPrice?: string;
    readonly unit?: string;
}

const numberOf = (serial: number): string => `31042026000000000${serial}`;

function declared({ serial, unitPrice = '128.0000', unit = 'SET', ...changes }: Drawn): object {
    const lines = [
        { ...line, unitPrice: { amount: unitPrice, currency: 'CNY' }, quantity: { value: '10', unit } },
        { ...line, lineNumber: 2, hsCode: '6302329020', unitPrice: { amount: '82.00000', currency: 'CNY' } },
    ];
    const content = { ...bedLinen, status: 'RELEASED', version: 1, ...changes, lines, salt: 's' };

    return { ...content, declarationNumber: numberOf(serial) };
}

describe('what features are found in', () => {
    let fresh: FreshDatabase;
    let database: Database;
    let projection: Projection;
    let anomalies: Anomalies;
    let last: ReadBlock | undefined;

    beforeAll(async () => {
        fresh = await freshDatabase();
        database = new Database(fresh.url, pino({ level: 'silent' }));
        await prepareDatabase(database, 'SafeMSP');
        [projection, anomalies] = [new Projection(database), new Anomalies(database)];
    });
    const empty = async (): Promise<void> => {
        last = undefined;
        const tables = [
            'block',
            'record',
            'event',
            'declared',
            'financed',
            'received',
            'tally',
            'priced',
            'carried',
            'boxed',
            'sold',
            'imported',
        ];
        await database.query(`TRUNCATE ${tables.map((table) => `read_model.${table}`).join(', ')}`);
    };
    beforeEach(empty);
    afterAll(async () => {
        await database.close();
        await fresh.drop();
    });

    const write = async (
        collection: string,
        kind: string,
        records: readonly (readonly [key: string, value: object])[],
    ): Promise<number> => {
        const number = last === undefined ? 0 : last.number + 1;
        const transactions = records.map(([key, value], index) => ({
            id: `tx-${number}-${index}`,
            index,
            time: new Date('2026-04-01T08:00:00Z'),
            places: [
                {
                    chaincode: 'trade',
                    collection,
                    writes: [{ key: recordKey({ kind, parts: [key] }), value: Buffer.from(canonicalJson(value)) }],
                },
            ],
        }));
        last = { number, hash: `hash-${number}`, previousHash: last?.hash ?? '', transactions, invalid: [] };
        await projection.apply(last, held);
        return number;
    };
    const declare = (...drawn: Drawn[]): Promise<number> =>
        write(
            'declarations',
            'declaration',
            drawn.map((each) => [`key-${each.serial}`, declared(each)]),
        );
    const oddJourneys = async (asOfBlock?: number) =>
        (await anomalies.oddJourneys({ filters, thresholds: journeyThresholds, asOfBlock })).found;
    const oddPrices = async (asOfBlock?: number) =>
        (await anomalies.oddPrices({ filters, thresholds: priceThresholds, asOfBlock })).found;

    it('a price is measured by those of its route and unit, and of a cancelled or amended declaration it is gone', async () => {
        await declare({ serial: 1 }, { serial: 2 }, { serial: 3 }, { serial: 4, unitPrice: '1280.0000' });
        await declare({ serial: 5, unitPrice: '300.0000', unit: 'KGM' });
        expect(await oddPrices()).toMatchObject([
            {
                ...{ declarationNumber: numberOf(4), lineNumber: 1, price: 128_000_000n, banks: [] },
                quartiles: { prices: 4, first: 12_800_000n, median: 12_800_000n, third: 12_800_000n },
                ...{ blockNumber: 0, transactionId: 'tx-0-3', declaredOn: '2026-09-14' },
            },
        ]);

        const before = (await declare({ serial: 6 }, { serial: 7 })) - 1;
        expect(await oddPrices()).toMatchObject([{ declarationNumber: numberOf(4), quartiles: { prices: 6 } }]);
        await declare({ serial: 4, unitPrice: '1280.0000', status: 'CANCELLED' });
        expect(await oddPrices()).toEqual([]);
        expect(await oddPrices(before)).toMatchObject([{ quartiles: { prices: 4 } }]);
    });

    it('who has lent on a declaration stands with it, and nobody who was only asked', async () => {
        const paidAt = '2026-09-20T01:00:00.000Z';
        const loan = (status: string) => ({
            ...{
                financingId: 'f',
                bank: 'AMSP',
                declarationNumber: numberOf(1),
                exporterUscc: bedLinen.consignor.uscc,
            },
            ...{ amount: { amount: '5.00', currency: 'CNY' }, outstanding: { amount: '5.00', currency: 'CNY' } },
            ...{ requestedAt: paidAt, status, salt: 's' },
            ...(status !== 'RESERVED' && { disbursement: { payment: { means: 'OUTSIDE' }, paidAt } }),
        });
        await declare({ serial: 1, destinationPort: 'MYPKG' });
        await write('vault_AMSP', 'financing', [['loan', loan('RESERVED')]]);
        expect(await oddJourneys()).toMatchObject([{ banks: [] }]);

        await write('vault_AMSP', 'financing', [['loan', loan('DISBURSED')]]);
        expect(await oddJourneys()).toMatchObject([{ journey: { destinationPort: 'MYPKG' }, banks: ['AMSP'] }]);
        expect(await oddJourneys(1)).toMatchObject([{ banks: [] }]);

        await write('vault_AMSP', 'financing', [['loan', loan('REVERSED')]]);
        expect(await oddJourneys()).toMatchObject([{ banks: [] }]);
    });

    it('a sale is found whose buyer sells and whose seller buys, by a letter of credit at its issuing bank', async () => {
        const { consignor, overseasConsignee } = bedLinen;
        const credit = (day: string) => ({
            ...{ creditId: 'c1', issuingBank: 'AMSP', issueDate: day, salt: 's' },
            terms: {
                beneficiary: { partyName: overseasConsignee.partyName.toUpperCase() },
                applicant: { partyName: consignor.partyName },
                goods: { lines: [{ hsCodes: ['630231', '940430', '630232'] }, {}] },
            },
        });
        const sales = async (asOfBlock?: number) =>
            (await anomalies.oddSales({ filters, asOfBlock })).found
                .map(({ sale, blockNumber }) => ({ ...sale, blockNumber }))
                .sort((one, other) => (one.soldOn < other.soldOn ? -1 : 1));
        await declare({ serial: 1 });
        await write('vault_BMSP', 'credit', [['c1', credit('2026-10-01')]]);
        expect(await sales()).toEqual([]);

        await write('vault_AMSP', 'credit', [['c1', credit('2026-10-01')]]);
        expect(await sales()).toMatchObject([
            { source: 'EXPORT_DECLARATION', sourceId: numberOf(1), chapters: ['63'], blockNumber: 0 },
            {
                source: 'LETTER_OF_CREDIT',
                sourceId: 'c1',
                chapters: ['63', '94'],
                soldOn: '2026-10-01',
                blockNumber: 2,
            },
        ]);
        await write('vault_AMSP', 'credit', [['c1', credit('2025-10-01')]]);
        expect(await sales()).toEqual([]);
        expect(await sales(2)).toHaveLength(2);
    });

    it('a sale is found by an import, until customs cancels that', async () => {
        const imported = (status: string) => ({
            ...rawCotton,
            ...{ declarationNumber: '310420261046012345', declarationDate: '2026-10-08', status, salt: 's' },
            overseasConsignor: { partyName: bedLinen.overseasConsignee.partyName },
            consignee: { ...rawCotton.consignee, partyName: 'Huating Trade' },
            consumptionUnit: { partyName: bedLinen.consignor.partyName },
            lines: rawCotton.lines.map((each) => ({ ...each, hsCode: '6302319200' })),
        });
        await declare({ serial: 1 });
        await write('declarations', 'import-declaration', [['import', imported('RELEASED')]]);
        const { found } = await anomalies.oddSales({ filters });
        expect(
            circlesAmong(
                found.map(({ sale }) => sale),
                defaultCircleThresholds,
            ),
        ).toMatchObject([{ chapter: '63', days: 24, parties: { length: 3 }, sales: { length: 3 } }]);

        await write('declarations', 'import-declaration', [['import', imported('CANCELLED')]]);
        expect((await anomalies.oddSales({ filters })).found).toEqual([]);
    });

    it.each([
        {
            what: 'a container that leaves before it can be back',
            changes: { voyage: '127S' },
            usual: '2026-09-22',
            odd: '2026-09-21',
            expected: [1, 2],
        },
        {
            what: 'a voyage that is not over',
            changes: { containers: [] },
            usual: '2026-10-09',
            odd: '2026-10-10',
            expected: [1, 2],
        },
        {
            what: 'goods that wait',
            changes: { containers: [], voyage: '127S' },
            usual: '2026-10-14',
            odd: '2026-10-15',
            expected: [2],
        },
    ])('finds $what, and none on the day before it is odd', async ({ changes, usual, odd, expected }) => {
        const second = { serial: 2, transportDocumentReference: 'NGB2', ...changes };
        await declare({ serial: 1 }, { ...second, exportDate: usual });
        expect(await oddJourneys()).toEqual([]);

        await declare({ ...second, exportDate: odd });
        const found = (await oddJourneys()).map(({ journey }) => journey.declarationNumber).sort();
        expect(found).toEqual(expected.map(numberOf));
    });

    it('reads what was written before there were the tables', async () => {
        await declare({ serial: 1, destinationPort: 'MYPKG' }, { serial: 2 });
        await database.query('TRUNCATE read_model.priced, read_model.carried, read_model.boxed');
        expect(await oddJourneys()).toEqual([]);

        await database.query(anomaliesSoFar('read_model'));
        expect(await oddJourneys()).toMatchObject([{ journey: { declarationNumber: numberOf(1) } }]);
    });

    it('loses nothing of what the rules find in all declarations, after any history, now and as of each block', async () => {
        const runs = Math.min(Number(process.env['RUNS'] ?? 12), 300);
        await fc.assert(
            fc.asyncProperty(fc.array(fc.uniqueArray(anyDeclaration, unique), { maxLength: 5 }), async (history) => {
                await empty();
                const all = new Map<number, Drawn>();
                const past: string[][] = [];
                for (const block of history) {
                    await declare(...block);
                    block.forEach((each) => all.set(each.serial, each));
                    past.push(ruledOf([...all.values()]));
                }
                for (const [asOfBlock, expected] of past.entries()) {
                    const found = (await oddJourneys(asOfBlock)).map(({ journey }) => journey);
                    const prices = await oddPrices(asOfBlock);
                    expect(
                        [
                            ...impossible(found),
                            ...prices.map(
                                ({ price, usual, ...odd }) =>
                                    `${odd.declarationNumber} ${String(sideOf(price, usual))}`,
                            ),
                        ].sort(),
                    ).toEqual(expected);
                }
            }),
            { seed, numRuns: runs },
        );
    }, 60_000);
});

const unique = { minLength: 1, maxLength: 5, selector: ({ serial }: Drawn) => serial };

/** What the rules say of all that there are, without a database. */
function ruledOf(all: readonly Drawn[]): string[] {
    const there = all.filter(({ status }) => status !== 'CANCELLED');
    const routes = ['SET', 'KGM'].map((unit) => there.filter((each) => (each.unit ?? 'SET') === unit));
    const odd = routes.flatMap((route) => {
        const quartiles = quartilesOf(route.map(({ unitPrice = '128' }) => priceOf({ amount: unitPrice })));
        const usual = quartiles && usualPrices(quartiles, priceThresholds);
        return route.flatMap(({ serial, unitPrice = '128' }) => {
            const side = usual && sideOf(priceOf({ amount: unitPrice }), usual);
            return side === undefined ? [] : [`${numberOf(serial)} ${side}`];
        });
    });

    return [...impossible(there.map((each) => declared(each) as Journey)), ...odd].sort();
}

function impossible(journeys: readonly Journey[]): string[] {
    const alone = journeys.flatMap((journey) => impossibleIn(journey, journeyThresholds));

    return [...alone, ...impossibleAmong(journeys, journeyThresholds)].map((each) => JSON.stringify(each));
}

const maybe = <Value>(value: Value): fc.Arbitrary<Value | undefined> => fc.constantFrom(value, value, value, undefined);
const day = fc.constantFrom('2026-09-18', '2026-09-20', '2026-09-22', '2026-10-09', '2026-10-20');
const anyDeclaration: fc.Arbitrary<Drawn> = fc.record({
    serial: fc.integer({ min: 1, max: 9 }),
    status: fc.constantFrom('RELEASED', 'CLEARED', 'CANCELLED'),
    exportDate: day.chain(maybe),
    vesselName: fc.constantFrom('EASTERN HERON', 'Eastern-Heron', 'ＥＡＳＴＥＲＮ HERON', 'LONE GULL').chain(maybe),
    voyage: fc.constantFrom('0126S', '127 s'),
    transportDocumentReference: fc.constantFrom('NGB 1', 'ngb1', 'NGB2', 'NGB3'),
    containers: fc.subarray([{ equipmentReference: 'LNTU3124007' }, { equipmentReference: 'LNTU3124012' }]),
    destinationPort: fc.constantFrom('SGSIN', 'SGSIN', 'MYPKG'),
    unitPrice: fc.constantFrom('100', '100.5', '101.00000', '160', '1', '1000'),
    unit: fc.constantFrom('SET', 'SET', 'KGM'),
});
