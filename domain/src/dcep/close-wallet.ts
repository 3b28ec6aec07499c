import { mustNotBeFrozen } from '../freeze/freeze.js';
import { earned } from '../interest/accrue.js';
import { zero, type Money } from '../kernel/money.js';
import { refusals } from '../kernel/refusal.js';
import type { WalletAccount } from '../limit/wallet-account.js';
import type { Owner } from './coin.js';
import { mustBeOfHolder, type SignatureFacts } from './holder-order.js';
import { spendCoins, type SpendingFacts, type SpentCoins } from './spend-coins.js';
import { madeTransfer, mustBeNew, type Transfer } from './transfer.js';
import type { CloseWallet } from './wallet-change.js';
import { knownWallet, type Wallet } from './wallet.js';

const refusal = refusals({
    SUB_WALLETS_MUST_BE_CLOSED: 'conflict',
    WALLET_MUST_BE_EMPTY: 'conflict',
    INTEREST_MUST_GO_ELSEWHERE: 'conflict',
});

export interface ClosingFacts extends Omit<SignatureFacts, 'now'>, SpendingFacts {
    readonly isFrozen: boolean;
    /** Of a sub-wallet. */
    readonly parent: Wallet | undefined;
    /** All that is in it, what is locked or on a device too, and what it has earned to the day. */
    readonly account: WalletAccount;
    /** The wallet that the interest goes to; undefined where the bank keeps none under that id, or it goes to no wallet. */
    readonly payee: Wallet | undefined;
    readonly isTransferIdTaken: boolean;
}

export interface ClosedWallet {
    readonly wallet: Wallet;
    /** Of a sub-wallet: without it. */
    readonly parent: Wallet | undefined;
    /** With nothing that is still to be paid. */
    readonly account: WalletAccount;
    readonly interest: Interest | undefined;
}

/** What a wallet that is closed had earned. What goes to a wallet goes in coins; to the vault none need to go. */
interface Interest extends SpentCoins {
    readonly to: Owner;
    readonly amount: Money;
    readonly transfer: Transfer | undefined;
}

/**
 * Closes a wallet for good, as its holder signs. A frozen one stays: what comes to it belongs to a case. So does one with
 * others under it, whose money counts in it. What it has earned to the day is paid at once, to the nearest fen, to where
 * the holder says: it is lost to nobody because the wallet did not see the end of a period.
 */
export function closeWallet(order: CloseWallet, facts: ClosingFacts): ClosedWallet {
    const { wallet, isFrozen, account, parent, createdAt: now } = facts;
    mustNotBeFrozen({ isPayerFrozen: isFrozen });
    mustBeOfHolder(order, { ...facts, now });
    if (wallet.subWallets !== undefined && wallet.subWallets.length > 0) {
        throw refusal('SUB_WALLETS_MUST_BE_CLOSED');
    }
    if (account.balance.minorUnits !== 0n) {
        throw refusal('WALLET_MUST_BE_EMPTY');
    }

    return {
        wallet: { ...wallet, status: 'CLOSED' },
        parent: parent && without(parent, wallet),
        account: settled(account),
        interest: interestOf(order, facts),
    };
}

function interestOf(
    { changeId, walletId, interestTo: to, coins }: CloseWallet,
    facts: ClosingFacts,
): ClosedWallet['interest'] {
    const { account, payee } = facts;
    const amount = account.interest === undefined ? zero('CNY') : earned(account.interest);
    if (amount.minorUnits === 0n) {
        return undefined;
    }
    if (to === undefined || to === walletId) {
        throw refusal('INTEREST_MUST_GO_ELSEWHERE');
    }
    if (to === 'vault') {
        return { to, amount, spent: [], made: [], transfer: undefined };
    }
    knownWallet(payee);
    mustBeNew(facts);
    const outputs = [{ to, amount }];
    const transfer = madeTransfer({ transferId: changeId, from: 'vault', coins, outputs, purpose: 'INTEREST' }, facts);

    return { to, amount, ...spendCoins({ payer: 'vault', outputs, coins }, facts), transfer };
}

function settled(account: WalletAccount): WalletAccount {
    const { interest } = account;

    return interest === undefined ? account : { ...account, interest: { ...interest, accrued: '0', due: zero('CNY') } };
}

function without(parent: Wallet, { walletId }: Wallet): Wallet {
    return { ...parent, subWallets: (parent.subWallets ?? []).filter((each) => each !== walletId) };
}
