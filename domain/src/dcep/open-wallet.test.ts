import { describe, expect, it } from '@jest/globals';
import { openWallet } from './open-wallet.js';
import { bank, holderKey, holderUscc, morning, wallet } from './testing/samples.js';

describe('openWallet', () => {
    it('keeps the holder’s name out of the bank’s record', () => {
        const openingId = '5'.repeat(32);
        const identity = { walletId: wallet.walletId, holderUscc, holderName: 'Xiamen Tea Export Co Ltd' };

        expect(openWallet({ ...identity, openingId, holderKey }, { bank, openedAt: morning })).toEqual({
            wallet,
            identity: { ...identity, bank },
            opening: { openingId, walletId: wallet.walletId },
        });
    });
});
