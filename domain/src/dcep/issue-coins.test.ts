import { describe, expect, it } from '@jest/globals';
import { issueCoins } from './issue-coins.js';
import { bank, coinOf, minting, morning, policy, reserve, yuan } from './testing/samples.js';

describe('issueCoins', () => {
    it('exchanges the whole reserve for one coin in the vault', () => {
        expect(issueCoins({ bank, amount: yuan(100n) }, { reserve, minting, policy, at: morning })).toEqual({
            reserve: {
                ...reserve,
                balance: yuan(0n),
                issued: yuan(150n),
                lastDay: { day: '2026-03-31', issued: yuan(100n), destroyed: yuan(0n) },
            },
            made: [{ coin: { ...coinOf(100, 'vault', yuan(100n)), createdTransactionId: 'tx1' }, status: 'IN_VAULT' }],
        });
    });

    it.each([
        ['COINS_MUST_BE_CNY', { currency: 'USD', minorUnits: 0n }, undefined],
        ['AMOUNT_MUST_BE_POSITIVE', yuan(0n), undefined],
        ['RESERVE_MUST_COVER_ISSUE', yuan(1n), undefined],
        ['RESERVE_MUST_COVER_ISSUE', yuan(1_000n, 1n), reserve],
        ['ISSUE_MUST_NOT_EXCEED_DAILY_CAP', yuan(1_000n, 1n), { ...reserve, balance: yuan(2_000n) }],
    ])('refuses: %s', (code, amount, before) => {
        expect(() => issueCoins({ bank, amount }, { reserve: before, minting, policy, at: morning })).toThrow(code);
    });
});
