import { knownAccount, type CustodyAccount } from '../custody/custody-account.js';
import { knownWallet, type Wallet } from '../dcep/wallet.js';
import { refusals } from '../kernel/refusal.js';
import type { Instant } from '../kernel/time.js';
import type { FreezeWallet } from './api.js';
import type { FreezeOrder } from './freeze-order.js';
import type { Freeze } from './freeze.js';

const refusal = refusals({ CASE_MUST_NOT_FREEZE_A_WALLET_TWICE: 'conflict' });

export interface FreezeFacts {
    readonly wallet: Wallet | undefined;
    /** What the institution keeps under that id, where the order names one. */
    readonly account?: CustodyAccount | undefined;
    /** Undefined where no order is in force. */
    readonly freeze: Freeze | undefined;
    readonly approvalId: string;
    readonly frozenAt: Instant;
}

export interface FrozenWallet {
    readonly order: FreezeOrder;
    readonly freeze: Freeze;
}

/**
 * Freezes a wallet, or an account of a payment institution, or puts a further order on one that is frozen: what one court releases, another may still hold.
 * One case has one order on a wallet. A second would be a slip, and would hold the wallet after the release.
 */
export function freezeWallet(input: FreezeWallet, facts: FreezeFacts): FrozenWallet {
    const { freeze, approvalId, frozenAt } = facts;
    if (input.institutionId === undefined) {
        knownWallet(facts.wallet);
    } else {
        knownAccount(facts.account);
    }
    const { orderId, walletId, caseNumber } = input;
    const orders = freeze?.orders ?? [];
    if (orders.some((order) => order.caseNumber === caseNumber)) {
        throw refusal('CASE_MUST_NOT_FREEZE_A_WALLET_TWICE');
    }

    return {
        order: { ...input, status: 'IN_FORCE', approvalId, frozenAt },
        freeze: { walletId, orders: [...orders, { orderId, caseNumber }] },
    };
}
