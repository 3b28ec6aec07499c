import type { Instant } from '../kernel/time.js';
import type { OpenWallet } from './api.js';
import type { Wallet, WalletIdentity, WalletOpening } from './wallet.js';

export interface OpenedWallet {
    readonly wallet: Wallet;
    readonly identity: WalletIdentity;
    readonly opening: WalletOpening;
}

/** Opens a customer's wallet. The holder's name goes to the central bank alone and is not in the bank's record. */
export function openWallet(
    { openingId, holderName, ...opened }: OpenWallet,
    { bank, openedAt }: { readonly bank: string; readonly openedAt: Instant },
): OpenedWallet {
    const { walletId, holderUscc } = opened;

    return {
        wallet: { ...opened, bank, keyVersion: 1, openedAt, status: 'OPEN' },
        identity: { walletId, bank, holderUscc, holderName },
        opening: { openingId, walletId },
    };
}
