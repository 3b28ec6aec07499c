import type { Instant } from '../kernel/time.js';
import type { OpenWallet } from './api.js';
import type { Wallet, WalletOpening } from './wallet.js';
import type { WalletIdentity } from './wallet-identity.js';

export interface OpenedWallet {
    readonly wallet: Wallet;
    readonly identity: WalletIdentity;
    readonly opening: WalletOpening;
}

/**
 * Opens a customer's wallet. Names, documents and telephones go to the central bank alone and are not in the bank's
 * record: of an enterprise that has its code, of a person nothing but the tier.
 */
export function openWallet(
    { openingId, walletId, holderKey, payeeClass, ...holder }: OpenWallet,
    { bank, openedAt }: { readonly bank: string; readonly openedAt: Instant },
): OpenedWallet {
    const held = { walletId, bank };
    const wallet = {
        ...held,
        holderKey,
        keyVersion: 1,
        ...(payeeClass !== undefined && { payeeClass }),
        openedAt,
        status: 'OPEN',
    } as const;
    const opening = { openingId, walletId };
    if (holder.kind === 'PERSON') {
        const { kind, tier } = holder;

        return { wallet: { ...wallet, kind, tier }, identity: { ...held, ...holder }, opening };
    }
    const { holderUscc } = holder;

    return {
        wallet: { ...wallet, kind: 'ENTERPRISE', tier: 'CORPORATE', holderUscc },
        identity: { ...held, ...holder, kind: 'ENTERPRISE' },
        opening,
    };
}
