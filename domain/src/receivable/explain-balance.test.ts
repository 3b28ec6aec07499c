import { describe, expect, it } from '@jest/globals';
import { unencumbered } from './balance.js';
import { explainBalance, explainBalanceTo, type Explained } from './explain-balance.js';
import { declaration, disbursed, encumbrance, idOf, policy, reserved, yuan } from './testing/samples.js';

const usd = (minorUnits: bigint) => ({ currency: 'USD', minorUnits });
const explained: Explained = { declaration, encumbrance: { ...encumbrance, collected: yuan(50n) }, policy };
const financings = new Map([[disbursed.financingId, disbursed]]);
const above = {
    code: 'ABOVE_CAP',
    effect: 'TAKES',
    amount: yuan(200n),
    policy: { effectiveFrom: '2026-01-01', capBasisPoints: 8_000 },
};
const declared = { code: 'DECLARED_VALUE', effect: 'ADDS', amount: yuan(1_000n), declarationVersion: 1 };

describe('explainBalance', () => {
    it('leads from what customs says to what is left, by every financing of every bank', () => {
        const repayments = [
            ['EXPORT_PROCEEDS', yuan(30n)],
            ['OTHER_FUNDS', yuan(20n)],
            ['EXPORT_PROCEEDS', yuan(1n)],
            ['OTHER_FUNDS', yuan(7n)],
        ] as const;
        const reversal = {
            reversalId: idOf(9),
            amount: yuan(7n),
            reason: 'Of another loan',
            at: '2026-05-02T01:00:00.000Z',
        };
        const partlyRepaid = {
            ...disbursed,
            status: 'PARTIALLY_REPAID' as const,
            repayments: repayments.map(([source, amount], n) => ({
                repaymentId: idOf(n),
                amount,
                source,
                payment: { means: 'OUTSIDE' as const, reference: 'CIPS 2' },
                receivedAt: '2026-05-01T01:00:00.000Z',
                isNoted: true,
            })),
            // The last was none.
            reversals: [
                {
                    ...reversal,
                    repaymentId: idOf(3),
                    decision: { code: 'ENTRY_IS_REVERSED' as const, at: reversal.at },
                },
            ],
        };

        expect(explainBalance(explained, new Map([[disbursed.financingId, partlyRepaid]]))).toEqual({
            lines: [
                declared,
                above,
                {
                    code: 'FINANCING',
                    effect: 'TAKES',
                    amount: yuan(400n),
                    bank: 'PearlBankMSP',
                    financingId: idOf(2),
                },
                {
                    code: 'FINANCING',
                    effect: 'TAKES',
                    amount: yuan(300n),
                    bank: 'HaizhouBankMSP',
                    financingId: idOf(1),
                    financing: {
                        status: 'PARTIALLY_REPAID',
                        amount: yuan(300n),
                        repaidFromProceeds: yuan(31n),
                        repaidFromOtherFunds: yuan(20n),
                    },
                },
                { code: 'COLLECTED', effect: 'TAKES', amount: yuan(50n) },
            ],
            available: yuan(50n),
        });
    });

    it('says nothing of nothing', () => {
        const idle = { ...explained, encumbrance: { ...encumbrance, allocations: [] } };

        expect(explainBalance({ ...idle, policy: { ...policy, capBasisPoints: 10_000 } }, financings)).toEqual({
            lines: [declared],
            available: yuan(1_000n),
        });
    });

    it('shows what lies on it above what it bears as an excess', () => {
        const cancelled = { ...explained, declaration: { ...declaration, status: 'CANCELLED' as const } };

        expect(explainBalance(cancelled, financings)).toMatchObject({
            lines: [
                { code: 'DECLARED_VALUE' },
                { code: 'NOT_RELEASED', effect: 'TAKES', amount: yuan(1_000n) },
                { code: 'FINANCING' },
                { code: 'FINANCING' },
                { code: 'COLLECTED' },
                { code: 'EXCESS', effect: 'ADDS', amount: yuan(750n) },
            ],
            available: yuan(0n),
        });
    });

    it('shows freight and insurance that the policy takes off, and no more than the price', () => {
        const byFob = { ...policy, basis: 'FOB_VALUE' as const };
        const charged = (freight: bigint) => ({
            ...declaration,
            freight: { markCode: 'TOTAL' as const, amount: yuan(freight) },
            insurance: { markCode: 'TOTAL' as const, amount: yuan(10n) },
        });
        const linesOf = (of: typeof declaration) =>
            explainBalance({ declaration: of, encumbrance: unencumbered(of), policy: byFob }, financings).lines;

        expect(linesOf(charged(90n)).slice(1)).toMatchObject([
            { code: 'FREIGHT', effect: 'TAKES', amount: yuan(90n) },
            { code: 'INSURANCE', effect: 'TAKES', amount: yuan(10n) },
            { code: 'ABOVE_CAP', effect: 'TAKES', amount: yuan(180n) },
        ]);
        expect(linesOf(charged(995n)).slice(1)).toMatchObject([
            { code: 'FREIGHT', amount: yuan(995n) },
            { code: 'INSURANCE', amount: yuan(5n) },
        ]);
        expect(linesOf(declaration).slice(1)).toEqual([
            { code: 'FOB_VALUE_UNKNOWN', effect: 'TAKES', amount: yuan(1_000n) },
        ]);
    });

    it('says that customs has amended the currency', () => {
        const amended = { ...declaration, version: 2, totalValue: usd(100_000n) };

        expect(explainBalance({ ...explained, declaration: amended }, financings).lines[0]).toEqual({
            code: 'DECLARED_IN_OTHER_CURRENCY',
            effect: 'ADDS',
            amount: yuan(0n),
            declarationVersion: 2,
        });
    });
});

describe('explainBalanceTo', () => {
    it('names a bank its own financings, and has the rest in one sum, lent or collected', () => {
        expect(explainBalanceTo('HaizhouBankMSP', explained)).toEqual({
            lines: [
                declared,
                above,
                {
                    code: 'FINANCING',
                    effect: 'TAKES',
                    amount: yuan(300n),
                    bank: 'HaizhouBankMSP',
                    financingId: idOf(1),
                },
                { code: 'OTHER_BANKS', effect: 'TAKES', amount: yuan(450n) },
            ],
            available: yuan(50n),
        });
    });

    it('names a bank the payments that it has received, and not those of others', () => {
        const payment = (bank: string, received: bigint) => ({
            bank,
            reference: 'CIPS 7',
            received: yuan(received),
            applied: yuan(0n),
        });
        const proceeds = [payment('PearlBankMSP', 20n), payment('HaizhouBankMSP', 10n)];
        const collected = { ...explained.encumbrance, proceeds };

        expect(explainBalanceTo('HaizhouBankMSP', { ...explained, encumbrance: collected }).lines.slice(2)).toEqual([
            expect.objectContaining({ code: 'FINANCING', amount: yuan(300n) }),
            {
                code: 'COLLECTED',
                effect: 'TAKES',
                amount: yuan(10n),
                bank: 'HaizhouBankMSP',
                reference: 'CIPS 7',
            },
            { code: 'OTHER_BANKS', effect: 'TAKES', amount: yuan(440n) },
        ]);
        expect(explainBalance({ ...explained, encumbrance: collected }, financings).lines.slice(4)).toMatchObject([
            { code: 'COLLECTED', amount: yuan(20n), bank: 'PearlBankMSP' },
            { code: 'COLLECTED', amount: yuan(10n), bank: 'HaizhouBankMSP' },
            { code: 'COLLECTED', amount: yuan(20n) },
        ]);
    });

    it('does not tell how much others have on it above what it bears', () => {
        const heavier = { ...encumbrance, collected: yuan(5_000n) };

        expect(explainBalanceTo('HaizhouBankMSP', { ...explained, encumbrance: heavier })).toEqual(
            explainBalanceTo('HaizhouBankMSP', { ...explained, encumbrance: { ...heavier, collected: yuan(100n) } }),
        );
    });

    it('shows an excess that is its own', () => {
        const own = { ...encumbrance, allocations: [{ ...reserved, outstanding: yuan(801n) }] };

        expect(explainBalanceTo('HaizhouBankMSP', { ...explained, encumbrance: own }).lines.slice(2)).toMatchObject([
            { code: 'FINANCING', amount: yuan(801n) },
            { code: 'EXCESS', effect: 'ADDS', amount: yuan(1n) },
        ]);
    });
});
