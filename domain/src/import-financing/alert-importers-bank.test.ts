import { describe, expect, it } from '@jest/globals';
import { idOf, morning, yuan } from '../receivable/testing/samples.js';
import { alertImportersBank } from './alert-importers-bank.js';
import type { ImportFinancing } from './import-financing.js';
import type { ImportedGoods } from './imported-goods.js';
import { disbursed, financed, goods, own, policy } from './testing/samples.js';

const facts = { financed, policy, raisedAt: morning };
const alerted = (changes: Partial<ImportedGoods>, importFinancing: ImportFinancing = disbursed) =>
    alertImportersBank(importFinancing, { ...facts, goods: { ...goods, version: 2, ...changes } });
const paid = { importFinancingId: idOf(54), bank: 'PearlBankMSP', funds: 'OWN_FUNDS', amount: yuan(300n) } as const;
const paidUp = { ...facts, financed: { ...financed, allocations: [...financed.allocations, paid] } };

describe('alertImportersBank', () => {
    it('tells that the goods are no longer worth what is lent for them', () => {
        expect(alerted({ totalValue: yuan(874n) }).alerts).toEqual([
            {
                declarationVersion: 2,
                declarationStatus: 'RELEASED',
                available: yuan(0n),
                isCovered: false,
                raisedAt: morning,
            },
        ]);
    });

    it('tells that they still are, to the last fen, and what is left for loans or for own funds', () => {
        expect(alerted({ totalValue: yuan(875n) }).alerts).toMatchObject([{ available: yuan(0n), isCovered: true }]);
        expect(alerted({ totalValue: yuan(875n) }, own).alerts).toMatchObject([{ available: yuan(175n) }]);
    });

    it('counts all that is paid against the whole value, and loans alone against the cap', () => {
        const tell = (value: bigint) =>
            alertImportersBank(disbursed, { ...paidUp, goods: { ...goods, version: 2, totalValue: yuan(value) } });

        expect(tell(1_000n).alerts).toMatchObject([{ available: yuan(0n), isCovered: true }]);
        expect(tell(999n).alerts).toMatchObject([{ isCovered: false }]);
    });

    it('is not covered where customs has cancelled the declaration, or named another currency', () => {
        const dollars = { currency: 'USD', minorUnits: 100_000n };

        expect(alerted({ status: 'CANCELLED' }).alerts).toMatchObject([
            { declarationStatus: 'CANCELLED', available: yuan(0n), isCovered: false },
        ]);
        expect(alerted({ totalValue: dollars }).alerts).toMatchObject([
            { available: { ...dollars, minorUnits: 0n }, isCovered: false },
        ]);
    });

    it('is not covered where customs has found the goods to be those of another importer', () => {
        const consignee = { ...goods.consignee, uscc: '91310115MA2CH0022X' };

        expect(alerted({ consignee }).alerts).toMatchObject([{ available: yuan(100n), isCovered: false }]);
    });

    it('tells once of each version', () => {
        const once = alerted({});

        expect(alerted({}, once)).toBe(once);
        expect(alerted({ version: 3 }, once).alerts).toHaveLength(2);
    });
});
