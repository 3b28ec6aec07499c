import { describe, expect, it } from '@jest/globals';
import { coinOf, idOf, live, minting, policy, serialOf, yuan } from '../dcep/testing/samples.js';
import type { Money } from '../kernel/money.js';
import type { AccountHolder } from '../limit/accounts-after.js';
import { postInterest, type PostingFacts } from './post-interest.js';

const holderOf = (walletId: string, due: Money): AccountHolder => ({
    account: {
        walletId,
        balance: yuan(0n),
        paid: { day: '2026-01-01', onDay: yuan(0n), inYear: yuan(0n) },
        interest: { from: '2026-03-31', accrued: '0', due },
    },
    tier: 'CORPORATE',
});
const facts: PostingFacts = {
    ...minting,
    holders: [holderOf(idOf(7), yuan(3n)), holderOf(idOf(8), yuan(0n)), holderOf(idOf(9), yuan(0n, 1n))],
    currencyPolicies: [policy],
    isTransferIdTaken: false,
    coins: [live(coinOf(1, 'vault', yuan(10n)))],
};
const order = { postingId: idOf(1), wallets: [7, 8, 9].map(idOf), coins: [serialOf(1)] };

describe('postInterest', () => {
    it('pays each what is due, to the fen, and nothing to whom nothing is', () => {
        const { made, transfer } = postInterest(order, facts);

        expect(made.map(({ coin, isInterest }) => [coin.owner, coin.amount, isInterest])).toEqual([
            [idOf(7), yuan(3n), true],
            [idOf(9), yuan(0n, 1n), true],
            ['vault', yuan(6n, 99n), undefined],
        ]);
        expect(transfer).toEqual({
            transferId: order.postingId,
            from: 'vault',
            coins: order.coins,
            outputs: [
                { to: idOf(7), amount: yuan(3n) },
                { to: idOf(9), amount: yuan(0n, 1n) },
            ],
            purpose: 'INTEREST',
            transferredAt: minting.createdAt,
            transactionId: minting.transactionId,
        });
    });

    it('passes over a wallet that is closed, to which nothing can come', () => {
        const [first, ...others] = facts.holders;
        const { transfer } = postInterest(order, { ...facts, holders: [{ ...first!, isClosed: true }, ...others] });

        expect(transfer.outputs).toEqual([{ to: idOf(9), amount: yuan(0n, 1n) }]);
    });

    it('passes over a sub-wallet, whose money earns in the account of its parent', () => {
        const [first, ...others] = facts.holders;
        const { walletId, balance, paid } = first!.account;
        const account = { walletId, balance, paid };
        const { transfer } = postInterest(order, { ...facts, holders: [{ ...first!, account }, ...others] });

        expect(transfer.outputs).toEqual([{ to: idOf(9), amount: yuan(0n, 1n) }]);
    });

    it('counts up to the day on which it is posted', () => {
        const [rich] = [holderOf(idOf(7), yuan(0n))];
        const interest = {
            yearlyBasisPoints: { CORPORATE: 36, I: 0, II: 0, III: 0 },
            dayCount: 360 as const,
            settledOn: ['03-30'],
        };
        const account = {
            ...rich.account,
            balance: yuan(10_000n),
            interest: { from: '2026-03-01', accrued: '0', due: yuan(0n) },
        };
        const { transfer } = postInterest(order, {
            ...facts,
            holders: [{ ...rich, account }],
            currencyPolicies: [{ ...policy, interest }],
        });

        expect(transfer.outputs).toEqual([{ to: idOf(7), amount: yuan(3n) }]);
    });

    const nothingDue = { holders: [holderOf(idOf(8), yuan(0n))] };
    const poor = { coins: [live(coinOf(1, 'vault', yuan(3n)))] };

    // Each row breaks the rule it names and every rule below it, so the table also fixes the order.
    it.each<[string, Partial<PostingFacts>]>([
        ['TRANSFER_MUST_BE_NEW', { isTransferIdTaken: true, ...nothingDue, ...poor }],
        ['INTEREST_MUST_BE_DUE', { ...nothingDue, ...poor }],
        ['COINS_MUST_COVER_AMOUNT', poor],
    ])('refuses: %s', (code, broken) => {
        expect(() => postInterest(order, { ...facts, ...broken })).toThrow(code);
    });
});
