import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { seed } from '../seed.js';
import { throughCustody } from './settlement/custody.js';
import { gross } from './settlement/gross.js';
import { netted } from './settlement/netted.js';
import { customers, means, type Payment } from './settlement/purse.js';

const numRuns = Number(process.env.RUNS ?? 100);

const payments = fc
    .array(
        fc.record({
            payer: fc.constantFrom(...customers),
            payee: fc.constantFrom(...customers),
            fen: fc.bigInt({ min: 1n, max: 10n ** 12n }),
        }),
        { maxLength: 25 },
    )
    .map((list) => list.filter(({ payer, payee }) => payer !== payee));

/** What each has in the end, by arithmetic alone. */
function expected(list: readonly Payment[]): Record<string, bigint> {
    const balances = Object.fromEntries(customers.map((customer) => [customer, means]));
    for (const { payer, payee, fen } of list) {
        balances[payer] = (balances[payer] ?? 0n) - fen;
        balances[payee] = (balances[payee] ?? 0n) + fen;
    }

    return balances;
}

/** All of them run the rules that the chaincode runs, from the coins in wallets to the coins in wallets. */
describe(`settlement strategies, by seed ${seed}`, () => {
    it('leave every wallet with the same coins to the fen, and at no step a fen too many or too few', () => {
        fc.assert(
            fc.property(payments, (list) => {
                const ends = {
                    gross: gross(list).balances(),
                    bilateral: netted(list, 'BILATERAL').purse.balances(),
                    multilateral: netted(list, 'MULTILATERAL').purse.balances(),
                    custody: throughCustody(list).purse.balances(),
                };

                for (const end of Object.values(ends)) {
                    expect(end).toEqual(expected(list));
                }
            }),
            { seed, numRuns },
        );
    });

    it('need no more money the more they net: institutions than banks, banks with all than with each, and these than gross', () => {
        fc.assert(
            fc.property(payments, (list) => {
                const total = list.reduce((all, { fen }) => all + fen, 0n);
                const [bilateral, multilateral] = (['BILATERAL', 'MULTILATERAL'] as const).map(
                    (method) => netted(list, method).laidDown,
                ) as [bigint, bigint];

                expect(bilateral <= total).toBe(true);
                expect(multilateral <= bilateral).toBe(true);
                expect(throughCustody(list).laidDown <= multilateral).toBe(true);
            }),
            { seed, numRuns },
        );
    });
});
