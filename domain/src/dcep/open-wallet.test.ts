import { describe, expect, it } from '@jest/globals';
import { openWallet } from './open-wallet.js';
import { bank, holderUscc, morning, wallet } from './testing/samples.js';

describe('openWallet', () => {
    it('keeps the holder’s name out of the bank’s record', () => {
        const order = { walletId: wallet.walletId, holderUscc, holderName: 'Xiamen Tea Export Co Ltd' };

        expect(openWallet(order, { bank, openedAt: morning })).toEqual({ wallet, identity: { ...order, bank } });
    });
});
