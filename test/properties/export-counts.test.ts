import {
    countedExport,
    emptyMonth,
    recounted,
    type DeclaredExport,
} from '@cohong/domain/credit-information/count-exports';
import type { CountedExport, ExportMonth } from '@cohong/domain/credit-information/export-month';
import { zero } from '@cohong/domain/kernel/money';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { seed } from '../seed.js';

const numRuns = Number(process.env['RUNS'] ?? 300);

/** One of four declarations as customs has it now: its exporter, day, currency and amount may each be amended. */
const declared: fc.Arbitrary<DeclaredExport> = fc.record({
    declarationNumber: fc.constantFrom('1', '2', '3', '4'),
    consignor: fc
        .constantFrom('91330206MA2CH0012E', '91350200MA31QJ7X1K')
        .map((uscc) => ({ partyName: 'Lantern', uscc })),
    declarationDate: fc.constantFrom('2026-01-31', '2026-02-01'),
    status: fc.constantFrom('ACCEPTED', 'RELEASED', 'CLEARED', 'CANCELLED'),
    totalValue: fc.record({ currency: fc.constantFrom('CNY', 'USD'), minorUnits: fc.bigInt(0n, 10n ** 12n) }),
});
/** A change of a declaration, and what buyers have paid for it by then. */
const change = fc.record({ declaration: declared, collected: fc.bigInt(0n, 10n ** 12n) });

/** The months as the registrars keep them. */
class Months {
    readonly #counted = new Map<string, CountedExport>();
    readonly #months = new Map<string, ExportMonth>();

    count(now: CountedExport): void {
        const before = this.#counted.get(now.declarationNumber);
        const places = new Set([before ?? now, now].map(({ uscc, month }) => `${uscc} ${month}`));
        const months = [...places].map((place) => {
            const [uscc = '', month = ''] = place.split(' ');
            return this.#months.get(place) ?? emptyMonth({ uscc, month });
        });
        for (const after of recounted(months, { before, now })) {
            this.#months.set(`${after.uscc} ${after.month}`, after);
        }
        this.#counted.set(now.declarationNumber, now);
    }

    get counted(): readonly CountedExport[] {
        return [...this.#counted.values()];
    }

    /** Without what is empty, which is as good as not there. */
    get filled(): readonly ExportMonth[] {
        return [...this.#months.values()]
            .filter(({ declared: count }) => count > 0)
            .map((month) => ({
                ...month,
                amounts: month.amounts.filter(
                    ({ exported, received }) => exported.minorUnits + received.minorUnits > 0n,
                ),
            }))
            .sort((one, other) => (one.uscc + one.month < other.uscc + other.month ? -1 : 1));
    }
}

describe('exports that are counted as they change', () => {
    it('are as if all were counted once, as they are in the end', () => {
        fc.assert(
            fc.property(fc.array(change, { maxLength: 20 }), (changes) => {
                const kept = new Months();
                for (const { declaration, collected } of changes) {
                    const { declarationNumber, totalValue } = declaration;
                    const paid = { ...zero(totalValue.currency), minorUnits: collected };
                    const encumbrance = { declarationNumber, declarationVersion: 1, allocations: [], collected: paid };
                    kept.count(countedExport(declaration, encumbrance));
                }

                const anew = new Months();
                kept.counted.forEach((each) => {
                    anew.count(each);
                });
                expect(kept.filled).toEqual(anew.filled);
            }),
            { numRuns, seed },
        );
    });
});
