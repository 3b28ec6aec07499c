import { sum, zero, type Money } from '@cohong/domain/kernel/money';
import { balanceOf } from '@cohong/domain/receivable/balance';
import type { BalanceExplanation } from '@cohong/domain/receivable/balance-line';
import { explainBalance, explainBalanceTo, type Explained } from '@cohong/domain/receivable/explain-balance';
import { declaration, idOf, policy } from '@cohong/domain/receivable/testing/samples';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { seed } from '../seed.js';

const numRuns = Number(process.env.RUNS ?? 300);
const banks = ['HaizhouBankMSP', 'PearlBankMSP', 'HarbourBankMSP'] as const;

const money = (currency: string) => fc.bigInt(0n, 1_000n).map((minorUnits): Money => ({ currency, minorUnits }));
const currency = fc.constantFrom('CNY', 'CNY', 'CNY', 'USD');

/** Whatever customs, banks and SAFE may have made of one declaration, an excess too. */
const explained: fc.Arbitrary<Explained> = fc
    .record({
        totalValue: currency.chain(money),
        status: fc.constantFrom('RELEASED', 'RELEASED', 'CLEARED', 'CANCELLED'),
        capBasisPoints: fc.nat(10_000),
        collected: money('CNY'),
        parts: fc.array(fc.tuple(fc.constantFrom(...banks), money('CNY')), { maxLength: 5 }),
    })
    .map(({ totalValue, status, capBasisPoints, collected, parts }) => ({
        declaration: { ...declaration, totalValue, status },
        policy: { ...policy, capBasisPoints },
        encumbrance: {
            declarationNumber: declaration.declarationNumber,
            declarationVersion: 1,
            allocations: parts.map(([bank, outstanding], n) => ({ financingId: idOf(n), bank, outstanding })),
            collected,
        },
    }));

function addedUp({ lines, available }: BalanceExplanation): Money {
    const signed = lines.map(({ effect, amount }) =>
        effect === 'ADDS' ? amount : { ...amount, minorUnits: -amount.minorUnits },
    );

    return sum(available.currency, signed);
}

describe(`explanations of a balance (RUNS=${numRuns} SEED=${seed})`, () => {
    it('add up to what is left, to the fen, for regulators and for every bank', () => {
        fc.assert(
            fc.property(explained, (each) => {
                const { available } = balanceOf(each.declaration, each.encumbrance, each.policy);
                for (const told of [
                    explainBalance(each, new Map()),
                    ...banks.map((bank) => explainBalanceTo(bank, each)),
                ]) {
                    expect(addedUp(told)).toEqual(available);
                    expect(told.available).toEqual(available);
                }
            }),
            { numRuns, seed },
        );
    });

    it('tell a bank nothing of another but by what less is left', () => {
        fc.assert(
            fc.property(explained, fc.constantFrom(...banks), (each, bank) => {
                const own = each.encumbrance.allocations.filter((allocation) => allocation.bank === bank);
                const { available } = balanceOf(each.declaration, each.encumbrance, each.policy);
                const { cap } = balanceOf(each.declaration, { ...each.encumbrance, allocations: [] }, each.policy);
                const held = own.reduce((total, { outstanding }) => total + outstanding.minorUnits, 0n);
                // Another world, in which one other bank has exactly what is wanting.
                const wanting = cap.minorUnits - held - available.minorUnits;
                const elsewhere = { ...cap, minorUnits: wanting > 0n ? wanting : 0n };
                const allocations = [...own, { financingId: idOf(99), bank: 'OtherBankMSP', outstanding: elsewhere }];
                const collected = zero(cap.currency);

                expect(explainBalanceTo(bank, each)).toEqual(
                    explainBalanceTo(bank, { ...each, encumbrance: { ...each.encumbrance, allocations, collected } }),
                );
            }),
            { numRuns, seed },
        );
    });
});
