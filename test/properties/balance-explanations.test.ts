import { sum, type Money } from '@cohong/domain/kernel/money';
import { balanceOf } from '@cohong/domain/receivable/balance';
import type { BalanceExplanation } from '@cohong/domain/receivable/balance-line';
import { counted } from '@cohong/domain/receivable/collect';
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
        paid: fc.array(fc.tuple(fc.constantFrom(...banks), money('CNY'), money('CNY')), { maxLength: 3 }),
    })
    .map(({ totalValue, status, capBasisPoints, collected, parts, paid }) => ({
        declaration: { ...declaration, totalValue, status },
        policy: { ...policy, capBasisPoints },
        encumbrance: {
            declarationNumber: declaration.declarationNumber,
            declarationVersion: 1,
            allocations: parts.map(([bank, outstanding], n) => ({ financingId: idOf(n), bank, outstanding })),
            ...payments(paid, collected),
        },
    }));

/** Payments of buyers, with what was collected of none of them. */
function payments(paid: readonly (readonly [string, Money, Money])[], besides: Money) {
    const proceeds = paid.map(([bank, received, applied], n) => ({ bank, reference: `CIPS ${n}`, received, applied }));

    return { proceeds, collected: sum('CNY', [besides, ...proceeds.map(counted)]) };
}

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
                const proceeds = (each.encumbrance.proceeds ?? []).filter((payment) => payment.bank === bank);
                const collected = sum(cap.currency, proceeds.map(counted));
                const wanting = cap.minorUnits - held - collected.minorUnits - available.minorUnits;
                const elsewhere = { ...cap, minorUnits: wanting > 0n ? wanting : 0n };
                const allocations = [...own, { financingId: idOf(99), bank: 'OtherBankMSP', outstanding: elsewhere }];
                const encumbrance = { ...each.encumbrance, allocations, collected, proceeds };

                expect(explainBalanceTo(bank, each)).toEqual(explainBalanceTo(bank, { ...each, encumbrance }));
            }),
            { numRuns, seed },
        );
    });
});
