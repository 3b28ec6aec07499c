import { describe, expect, it } from '@jest/globals';
import { declaration, encumbrance, exporterUscc, yuan } from '../receivable/testing/samples.js';
import { countedExport, emptyMonth, withExport, withoutExport, type DeclaredExport } from './count-exports.js';
import { exportMonthSchema, type ExportMonth } from './export-month.js';

const declared: DeclaredExport = { ...declaration, declarationDate: '2026-03-31' };
const march: ExportMonth = emptyMonth({ uscc: exporterUscc, month: '2026-03' });
const paid = { ...encumbrance, collected: yuan(600n) };
const usd = (cents: bigint) => ({ currency: 'USD', minorUnits: cents });

describe('countedExport', () => {
    it('counts the value of goods that were let go, in the month of the declaration, and what buyers have paid', () => {
        expect(countedExport(declared, paid)).toEqual({
            declarationNumber: declaration.declarationNumber,
            uscc: exporterUscc,
            month: '2026-03',
            isCancelled: false,
            exported: yuan(1_000n),
            received: yuan(600n),
        });
    });

    it.each(['ACCEPTED', 'CANCELLED'] as const)('counts no amount of one that is %s', (status) => {
        expect(countedExport({ ...declared, status }, paid)).toMatchObject({
            exported: yuan(0n),
            received: yuan(0n),
            isCancelled: status === 'CANCELLED',
        });
    });

    it('sets nothing that was paid in another currency against the value', () => {
        expect(countedExport({ ...declared, totalValue: usd(9n) }, paid)).toMatchObject({
            exported: usd(9n),
            received: usd(0n),
        });
    });
});

describe('a month', () => {
    const once = countedExport(declared, undefined);
    const inDollars = countedExport({ ...declared, totalValue: usd(500n) }, undefined);
    const cancelled = countedExport({ ...declared, status: 'CANCELLED' }, paid);

    it('adds up by currency, in their order', () => {
        const month = [inDollars, once, countedExport(declared, paid), cancelled].reduce(withExport, march);

        expect(month).toEqual({
            ...march,
            declared: 4,
            cancelled: 1,
            amounts: [
                { exported: yuan(2_000n), received: yuan(600n) },
                { exported: usd(500n), received: usd(0n) },
            ],
        });
    });

    it.each([
        ['let go', once],
        ['cancelled', cancelled],
    ])('is as it was when a declaration that is %s is taken out again', (_what, counted) => {
        const before = withExport(march, inDollars);
        const after = withoutExport(withExport(before, counted), counted);
        const amountsLeft = after.amounts.filter(({ exported }) => exported.minorUnits > 0n);

        expect({ ...after, amounts: amountsLeft }).toEqual(before);
        expect(exportMonthSchema.keyof().options).toEqual(Object.keys(after));
    });
});
