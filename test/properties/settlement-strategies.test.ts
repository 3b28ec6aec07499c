import type { Money } from '@cohong/domain/kernel/money';
import { collectPosition } from '@cohong/domain/netting/collect-position';
import { confirmPosition } from '@cohong/domain/netting/confirm-position';
import type { NettingMethod } from '@cohong/domain/netting/cycle';
import { endCycle } from '@cohong/domain/netting/end-cycle';
import { noObligation, type Obligation } from '@cohong/domain/netting/obligation';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { seed } from '../seed.js';

const numRuns = Number(process.env.RUNS ?? 200);

const banks = ['A', 'B', 'C', 'D'] as const;
/** Two payment institutions keep wallets for people: each has one wallet of its own, at a bank of its own. */
const institutionOf = (customer: string): string => (customer < 'c' ? 'ying' : 'yang');
const payments = fc.array(
    fc.record({
        payer: fc.constantFrom('a', 'b', 'c', 'd'),
        payee: fc.constantFrom('a', 'b', 'c', 'd'),
        fen: fc.bigInt({ min: 1n, max: 10n ** 12n }),
    }),
    { maxLength: 30 },
);
type Payment = ReturnType<typeof fc.sample<{ payer: string; payee: string; fen: bigint }>>[number];

const yuan = (minorUnits: bigint): Money => ({ currency: 'CNY', minorUnits });
/** Customer a is at bank A, and so on. */
const bankOf = (customer: string): string => customer.toUpperCase();

/** Each payment registered by itself: what each customer has more, or less, in the end. */
function gross(list: readonly Payment[]): Map<string, bigint> {
    const balances = new Map<string, bigint>();
    for (const { payer, payee, fen } of list) {
        balances.set(payer, (balances.get(payer) ?? 0n) - fen);
        balances.set(payee, (balances.get(payee) ?? 0n) + fen);
    }

    return balances;
}

/** By the rules of a cycle, with what each bank holds in the end for the customers whom it has to credit. */
function netted(list: readonly Payment[], method: NettingMethod) {
    const cycleId = `2026-03-31.${method}`;
    let coin = 0;
    const at = (createdAt: string) => ({
        serialOf: () => String(++coin),
        transactionId: 'tx',
        createdAt,
    });
    const afterwards = '2026-03-31T16:00:00.000Z';
    const between = new Map<string, Obligation>();
    for (const { payer, payee, fen } of list.filter((each) => each.payer !== each.payee)) {
        const [payerBank, payeeBank] = [bankOf(payer), bankOf(payee)];
        const key = payerBank + payeeBank;
        const before = between.get(key) ?? noObligation({ cycleId, payerBank, payeeBank });
        between.set(key, { ...before, total: yuan(before.total.minorUnits + fen), serial: key });
    }
    const confirmed = banks.map((bank) =>
        confirmPosition(
            { cycleId, positionId: bank },
            {
                ...at(afterwards),
                bank,
                obligations: [...between.values()].filter((each) => [each.payerBank, each.payeeBank].includes(bank)),
                isConfirmed: false,
                outcome: undefined,
            },
        ),
    );
    const ended = endCycle(cycleId, {
        ...at(afterwards),
        outcome: undefined,
        contributions: confirmed.map(({ contribution }) => contribution),
    });
    const collected = confirmed.map(({ position }) =>
        collectPosition({ ...at(afterwards), position, outcome: ended.outcome }),
    );

    return { confirmed, ended, collected };
}

const worth = (coins: readonly { readonly coin: { readonly amount: Money } }[]): bigint =>
    coins.reduce((all, { coin }) => all + coin.amount.minorUnits, 0n);

describe(`settlement strategies, by seed ${seed}`, () => {
    it.each(['BILATERAL', 'MULTILATERAL'] as const)(
        '%s nets leave each bank exactly what its customers are paid gross, and at no step a fen too many or too few',
        (method) => {
            fc.assert(
                fc.property(payments, (list) => {
                    const across = list.filter(({ payer, payee }) => payer !== payee);
                    const total = across.reduce((all, { fen }) => all + fen, 0n);
                    const { confirmed, ended, collected } = netted(list, method);
                    const funded = confirmed.reduce((all, each) => all + worth(each.funded), 0n);

                    expect(ended.outcome).toBe('SETTLED');
                    expect(funded + confirmed.reduce((all, each) => all + worth(each.held), 0n)).toBe(total);
                    expect(worth(ended.made)).toBe(funded);
                    const incoming = banks.map((bank) =>
                        across.reduce((all, { payee, fen }) => (bankOf(payee) === bank ? all + fen : all), 0n),
                    );
                    expect(collected.map(({ held }) => worth(held))).toEqual(incoming);
                }),
                { seed, numRuns },
            );
        },
    );

    it('nets with all banks at once need no more money than nets with each, and these no more than gross', () => {
        fc.assert(
            fc.property(payments, (list) => {
                const paid = (method: NettingMethod): bigint =>
                    netted(list, method).confirmed.reduce((all, { funded }) => all + worth(funded), 0n);
                const total = list.reduce((all, { payer, payee, fen }) => (payer === payee ? all : all + fen), 0n);

                expect(paid('MULTILATERAL') <= paid('BILATERAL')).toBe(true);
                expect(paid('BILATERAL') <= total).toBe(true);
            }),
            { seed, numRuns },
        );
    });

    it('an institution that keeps its own books registers only nets, and its customers end up the same', () => {
        fc.assert(
            fc.property(payments, (list) => {
                const books = gross(list);
                const between = list
                    .map((each) => ({ ...each, payer: institutionOf(each.payer), payee: institutionOf(each.payee) }))
                    .filter(({ payer, payee }) => payer !== payee);
                const registered = gross(between);

                for (const institution of ['ying', 'yang']) {
                    const inside = [...books].filter(([customer]) => institutionOf(customer) === institution);
                    const owed = inside.reduce((all, [, fen]) => all + fen, 0n);
                    expect(registered.get(institution) ?? 0n).toBe(owed);
                }
            }),
            { seed, numRuns },
        );
    });
});
