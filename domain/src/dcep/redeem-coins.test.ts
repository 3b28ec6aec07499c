import { describe, expect, it } from '@jest/globals';
import { redeemCoins, type RedemptionFacts } from './redeem-coins.js';
import { bank, coinOf, idOf, live, minting, morning, policy, reserve, serialOf, yuan } from './testing/samples.js';

const facts: RedemptionFacts = {
    ...minting,
    reserve,
    policy,
    at: morning,
    coins: [live(coinOf(1, 'vault', yuan(40n)))],
};
const order = { bank, amount: yuan(25n), coins: [serialOf(1)] };

describe('redeemCoins', () => {
    it('destroys the coins, gives the change back to the vault and the reserve back to the bank', () => {
        expect(redeemCoins(order, facts)).toEqual({
            reserve: {
                ...reserve,
                balance: yuan(125n),
                destroyed: yuan(35n),
                lastDay: { day: '2026-03-31', issued: yuan(0n), destroyed: yuan(25n) },
            },
            spent: [{ serial: serialOf(1), owner: 'vault', amount: yuan(40n), status: 'DESTROYED' }],
            made: [
                {
                    coin: { ...coinOf(100, 'vault', yuan(15n)), parents: order.coins, createdTransactionId: 'tx1' },
                    status: 'IN_VAULT',
                },
            ],
        });
    });

    it('takes the coins whole', () => {
        expect(redeemCoins({ ...order, amount: yuan(40n) }, facts).made).toEqual([]);
    });

    const walletCoin = live(coinOf(1, idOf(7), yuan(40n)));

    // Each row breaks the rule it names and every rule below it, so the table also fixes the order.
    it.each<[string, Partial<typeof order>, Partial<RedemptionFacts>]>([
        ['COINS_MUST_BE_CNY', { amount: { currency: 'USD', minorUnits: 0n } }, { reserve: undefined }],
        ['AMOUNT_MUST_BE_POSITIVE', { amount: yuan(0n) }, { reserve: undefined }],
        ['RESERVE_MUST_EXIST', { coins: [serialOf(1), serialOf(1)] }, { reserve: undefined }],
        [
            'REDEMPTION_MUST_NOT_EXCEED_DAILY_CAP',
            { amount: yuan(500n, 1n), coins: [serialOf(1), serialOf(1)] },
            { coins: [undefined, undefined] },
        ],
        ['COINS_MUST_NOT_REPEAT', { coins: [serialOf(1), serialOf(1)] }, { coins: [undefined, undefined] }],
        ['COINS_MUST_EXIST', {}, { coins: [undefined] }],
        ['COINS_MUST_BELONG_TO_PAYER', {}, { coins: [{ ...walletCoin, status: 'SPENT' }] }],
        [
            'COINS_MUST_BE_SPENDABLE',
            { amount: yuan(41n) },
            { coins: [{ coin: coinOf(1, 'vault', yuan(40n)), status: 'DESTROYED' }] },
        ],
        ['COINS_MUST_COVER_AMOUNT', { amount: yuan(40n, 1n) }, {}],
    ])('refuses: %s', (code, broken, brokenFacts) => {
        expect(() => redeemCoins({ ...order, ...broken }, { ...facts, ...brokenFacts })).toThrow(code);
    });
});
