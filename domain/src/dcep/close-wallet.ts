import { mustNotBeFrozen } from '../freeze/freeze.js';
import type { Money } from '../kernel/money.js';
import { refusals } from '../kernel/refusal.js';
import { mustBeOfHolder, type SignatureFacts } from './holder-order.js';
import type { CloseWallet } from './wallet-change.js';
import type { Wallet } from './wallet.js';

const refusal = refusals({ SUB_WALLETS_MUST_BE_CLOSED: 'conflict', WALLET_MUST_BE_EMPTY: 'conflict' });

export interface ClosingFacts extends SignatureFacts {
    readonly isFrozen: boolean;
    /** All that is in it, what is locked or on a device too, and the interest that is due to it. */
    readonly balance: Money;
    /** Of a sub-wallet. */
    readonly parent: Wallet | undefined;
}

export interface ClosedWallet {
    readonly wallet: Wallet;
    /** Of a sub-wallet: without it. */
    readonly parent: Wallet | undefined;
}

/**
 * Closes a wallet for good, as its holder signs. A frozen one stays: what comes to it belongs to a case. So does one with
 * others under it, whose money counts in it.
 */
export function closeWallet(order: CloseWallet, facts: ClosingFacts): ClosedWallet {
    const { wallet, isFrozen, balance, parent } = facts;
    mustNotBeFrozen({ isPayerFrozen: isFrozen });
    mustBeOfHolder(order, facts);
    if (wallet.subWallets !== undefined && wallet.subWallets.length > 0) {
        throw refusal('SUB_WALLETS_MUST_BE_CLOSED');
    }
    if (balance.minorUnits !== 0n) {
        throw refusal('WALLET_MUST_BE_EMPTY');
    }

    return { wallet: { ...wallet, status: 'CLOSED' }, parent: parent && without(parent, wallet) };
}

function without(parent: Wallet, { walletId }: Wallet): Wallet {
    return { ...parent, subWallets: (parent.subWallets ?? []).filter((each) => each !== walletId) };
}
