import { refusals } from '../kernel/refusal.js';
import { mustBeOfHolder, type SignatureFacts } from './holder-order.js';
import type { OpenSubWallet, SubWalletLink } from './sub-wallet.js';
import { mostSubWallets, type Wallet, type WalletOpening } from './wallet.js';

const refusal = refusals({
    WALLET_MUST_NOT_BE_SUB_WALLET: 'conflict',
    SUB_WALLETS_MUST_NOT_BE_TOO_MANY: 'conflict',
});

export interface OpenedSubWallet {
    readonly wallet: Wallet;
    /** With the new one under it. */
    readonly parent: Wallet;
    readonly link: SubWalletLink;
    readonly opening: WalletOpening;
}

/**
 * Opens a wallet under another of the same holder, who signs for it: its key may be a shop's, a machine's or a child's,
 * and what it pays counts against the limits of the parent. There is nothing under a sub-wallet.
 */
export function openSubWallet(order: OpenSubWallet, facts: SignatureFacts): OpenedSubWallet {
    const { wallet: parent, now } = facts;
    if (parent.parent !== undefined) {
        throw refusal('WALLET_MUST_NOT_BE_SUB_WALLET');
    }
    mustBeOfHolder(order, facts);
    const { openingId, walletId, holderKey, limits } = order;
    const { bank, kind, tier, holderUscc, payeeClass, subWallets = [] } = parent;
    if (subWallets.length >= mostSubWallets) {
        throw refusal('SUB_WALLETS_MUST_NOT_BE_TOO_MANY', { most: mostSubWallets });
    }
    const wallet: Wallet = {
        walletId,
        bank,
        kind,
        tier,
        ...(holderUscc !== undefined && { holderUscc }),
        ...(payeeClass !== undefined && { payeeClass }),
        holderKey,
        keyVersion: 1,
        openedAt: now,
        status: 'OPEN',
        parent: parent.walletId,
        ...(limits !== undefined && { limits }),
    };

    return {
        wallet,
        parent: { ...parent, subWallets: [...subWallets, walletId] },
        link: { walletId, bank, parent: parent.walletId },
        opening: { openingId, walletId },
    };
}
