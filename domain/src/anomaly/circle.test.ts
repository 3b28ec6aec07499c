import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { seed } from '../../../test/seed.js';
import { circlesAmong, defaultCircleThresholds, type Circle } from './circle.js';
import { namesOnBothSides, type Sale } from './sale.js';

const thresholds = { circleDays: 60, mostParties: 3 };
let serial = 0;
const sale = (seller: string, buyer: string, changes: Partial<Sale> = {}): Sale => {
    serial += 1;
    const sourceId = String(serial).padStart(6, '0');
    return {
        source: 'EXPORT_DECLARATION',
        sourceId,
        seller,
        buyer,
        soldOn: '2026-03-02',
        chapters: ['84'],
        ...changes,
    };
};
const parties = (...sales: Sale[]): unknown => circlesAmong(sales, thresholds).map((circle) => circle.parties);

describe('circlesAmong', () => {
    it('finds goods that are sold on until they are back, through a declaration and a letter of credit', () => {
        const out = sale('Lantern Textiles Co., Ltd.', 'Ring Trading Pte. Ltd.');
        const credit: Partial<Sale> = { source: 'LETTER_OF_CREDIT', soldOn: '2026-03-20', chapters: [] };
        const back = sale('RING TRADING', 'Huating Trade (Ningbo) Co Ltd', credit);
        const on = sale('Huating Trade Ningbo', 'LANTERN TEXTILES', { soldOn: '2026-04-01' });

        expect(circlesAmong([on, back, out], thresholds)).toEqual([
            {
                parties: ['HUATINGTRADENINGBO', 'LANTERNTEXTILES', 'RINGTRADING'],
                ...{ chapter: '84', days: 30, thresholdDays: 60, sales: [out, back, on] },
            },
        ]);
    });

    it('finds none where goods go out, go round without coming back, or stay with one party', () => {
        expect(parties(sale('A', 'B'), sale('B', 'C'), sale('A', 'C'))).toEqual([]);
        expect(parties(sale('A Co Ltd', 'A GmbH'))).toEqual([]);
    });

    it('wants all of it within the days: on the last of them it closes, and one day later not', () => {
        expect(parties(sale('A', 'B'), sale('B', 'A', { soldOn: '2026-05-01' }))).toEqual([['A', 'B']]);
        expect(parties(sale('A', 'B'), sale('B', 'A', { soldOn: '2026-05-02' }))).toEqual([]);
    });

    it('wants one kind of goods, as far as it is said', () => {
        expect(parties(sale('A', 'B'), sale('B', 'A', { chapters: ['85'] }))).toEqual([]);
        expect(parties(sale('A', 'B'), sale('B', 'A', { chapters: ['85', '84'] }))).toEqual([['A', 'B']]);
        const unsaid: Partial<Sale> = { source: 'LETTER_OF_CREDIT', chapters: [] };
        expect(circlesAmong([sale('A', 'B', unsaid), sale('B', 'A', unsaid)], thresholds)).toMatchObject([
            { parties: ['A', 'B'] },
        ]);
        expect(parties(sale('A', 'B', unsaid), sale('B', 'A', unsaid), sale('C', 'D'))).toEqual([['A', 'B']]);
    });

    it('wants no more parties than it is asked for', () => {
        const three = [sale('A', 'B'), sale('B', 'C'), sale('C', 'A')];
        const four = [sale('A', 'B'), sale('B', 'C'), sale('C', 'D'), sale('D', 'A')];

        expect(parties(...three)).toEqual([['A', 'B', 'C']]);
        expect(parties(...four)).toEqual([]);
    });

    it('shows all sales of the days that close it, and closes again after them', () => {
        const first = [
            sale('A', 'B'),
            sale('A', 'B', { soldOn: '2026-03-09' }),
            sale('B', 'A', { soldOn: '2026-03-10' }),
        ];
        const second = [sale('A', 'B', { soldOn: '2026-06-01' }), sale('B', 'A', { soldOn: '2026-06-02' })];

        expect(circlesAmong([...second, ...first], thresholds)).toMatchObject([
            { days: 8, sales: first },
            { days: 1, sales: second },
        ]);
    });

    it('is the same in whatever order sales come, and is there exactly when one can be walked', () => {
        const party = fc.constantFrom('A', 'a co ltd', 'B', 'C', 'D');
        const drawn = fc.record({
            source: fc.constantFrom('EXPORT_DECLARATION' as const, 'LETTER_OF_CREDIT' as const),
            sourceId: fc.uuid(),
            seller: party,
            buyer: party,
            soldOn: fc.constantFrom('2026-03-02', '2026-04-20', '2026-06-20'),
            chapters: fc.constantFrom<string[][]>(['84'], ['85'], ['84', '85'], []),
        });
        const both = fc
            .uniqueArray(drawn, { maxLength: 9, selector: ({ sourceId }) => sourceId })
            .chain((sales) => fc.tuple(fc.constant(sales), fc.shuffledSubarray(sales, { minLength: sales.length })));

        fc.assert(
            fc.property(both, ([sales, shuffled]) => {
                const found = circlesAmong(sales, defaultCircleThresholds);

                expect(circlesAmong(shuffled, defaultCircleThresholds)).toEqual(found);
                found.forEach(mustBeWalked);
                const kept = new Set(
                    namesOnBothSides(
                        sales.map(({ seller }) => seller),
                        sales.map(({ buyer }) => buyer),
                    ),
                );
                const few = sales.filter(({ seller, buyer }) => kept.has(seller) && kept.has(buyer));
                expect(circlesAmong(few, defaultCircleThresholds)).toEqual(found);
            }),
            { seed, numRuns: Number(process.env['RUNS'] ?? 200) },
        );
    });
});

/** Each party sells to the next, within the days, as the sales that are shown say. */
function mustBeWalked({ parties: around, sales, days, chapter }: Circle): void {
    const bare = (name: string): string => (name === 'a co ltd' ? 'A' : name);
    around.forEach((party, index) => {
        const next = around[(index + 1) % around.length];
        expect(sales.some(({ seller, buyer }) => bare(seller) === party && bare(buyer) === next)).toBe(true);
    });
    expect(new Set(around).size).toBe(around.length);
    expect(days).toBeLessThanOrEqual(defaultCircleThresholds.circleDays);
    expect(sales.every(({ chapters }) => chapters.length === 0 || chapters.includes(chapter ?? ''))).toBe(true);
}
