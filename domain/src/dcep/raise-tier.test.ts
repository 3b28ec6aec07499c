import { describe, expect, it } from '@jest/globals';
import { raiseTier } from './raise-tier.js';
import { bank, idOf, person, subWallet, wallet } from './testing/samples.js';
import { raiseTierSchema } from './wallet-change.js';
import type { Wallet } from './wallet.js';

describe('raiseTier', () => {
    const { walletId } = wallet;
    const anonymous: Wallet = { ...wallet, kind: 'PERSON', tier: 'IV' };
    const under: Wallet = { ...subWallet, kind: 'PERSON', tier: 'IV' };
    const order = raiseTierSchema.strip().parse({ ...person, changeId: idOf(9), walletId });

    it('raises the tier in the bank’s record, and tells what was learnt to the central bank alone', () => {
        expect(raiseTier(order, { wallet: anonymous, subWallets: [] })).toEqual({
            wallet: { ...anonymous, tier: 'II' },
            subWallets: [],
            identity: { walletId, bank, ...person },
        });
    });

    it('raises that of the sub-wallets with it, a stopped one too', () => {
        const subWallets: Wallet[] = [under, { ...under, walletId: idOf(12), status: 'STOPPED' }];

        expect(raiseTier(order, { wallet: anonymous, subWallets }).subWallets).toEqual(
            subWallets.map((each) => ({ ...each, tier: 'II' })),
        );
    });

    // Each row breaks the rule it names and every rule below it, so the table also fixes the order.
    it.each<[string, Wallet | undefined]>([
        ['WALLET_MUST_EXIST', undefined],
        ['WALLET_MUST_BE_OPEN', { ...subWallet, status: 'STOPPED' }],
        ['WALLET_MUST_NOT_BE_SUB_WALLET', subWallet],
        ['WALLET_MUST_BE_OF_PERSON', wallet],
        ['TIER_MUST_BE_BETTER', { ...anonymous, tier: 'II' }],
        ['TIER_MUST_BE_BETTER', { ...anonymous, tier: 'I' }],
    ])('refuses: %s', (code, before) => {
        expect(() => raiseTier(order, { wallet: before, subWallets: [] })).toThrow(code);
    });
});
