import { refusals } from '../kernel/refusal.js';
import type { Instant } from '../kernel/time.js';
import { atPlace } from './at-place.js';
import { changedOf, credited, knownAccount, type CustodyAccount } from './custody-account.js';
import { endable, type CustodyPayment } from './custody-payment.js';
import type { CustodyPosition } from './custody-position.js';
import { emptyCustodyWallet, withUnderWay, type CustodyWallet } from './custody-wallet.js';

const refusal = refusals({
    CYCLE_MUST_HAVE_SETTLED: 'conflict',
    CYCLE_MUST_HAVE_FAILED: 'conflict',
    PAYMENTS_MUST_NOT_REPEAT: 'invalid',
});

/** A payment that is to end, and what is recorded that bears on it. */
export interface EndingPayment {
    readonly payment: CustodyPayment | undefined;
    /** Of the institution that acts, once it has collected what came of the cycle. */
    readonly position: CustodyPosition | undefined;
    /** Of the account that is to have the money: the payee's, or, where it goes back, the payer's. */
    readonly accountId: string | undefined;
}

export interface EndingFacts {
    readonly institutionId: string;
    readonly to: 'CREDITED' | 'RETURNED';
    readonly accounts: readonly CustodyAccount[];
    readonly custody: CustodyWallet | undefined;
    readonly endedAt: Instant;
}

export interface EndedPayments {
    readonly payments: readonly CustodyPayment[];
    readonly accounts: readonly CustodyAccount[];
    readonly custody: CustodyWallet;
}

/**
 * Puts onto accounts what has come for them with the nets, or back onto those that paid in a cycle that failed. The money
 * is behind the accounts already, so no coin moves. All of them end so, or none.
 */
export function endPayments(ending: readonly EndingPayment[], facts: EndingFacts): EndedPayments {
    const { institutionId, to, endedAt } = facts;
    const accounts = new Map(facts.accounts.map((account) => [account.accountId, account]));
    const payments = new Map<string, CustodyPayment>();
    let custody = facts.custody ?? emptyCustodyWallet(institutionId);
    for (const [place, { accountId, position, ...each }] of ending.entries()) {
        try {
            const payment = endable(each.payment, { institutionId, to });
            mustHaveEnded(position, to);
            if (payments.has(payment.paymentId)) {
                throw refusal('PAYMENTS_MUST_NOT_REPEAT');
            }
            const account = knownAccount(accountId === undefined ? undefined : accounts.get(accountId));
            accounts.set(account.accountId, credited(account, payment.amount));
            payments.set(payment.paymentId, { ...payment, status: to, endedAt });
            custody = withUnderWay(custody, -payment.amount.minorUnits);
        } catch (error) {
            throw atPlace(error, { payment: place });
        }
    }

    return { payments: [...payments.values()], accounts: changedOf(facts.accounts, accounts), custody };
}

function mustHaveEnded(position: CustodyPosition | undefined, to: EndingFacts['to']): void {
    if (to === 'CREDITED' && position?.status !== 'SETTLED') {
        throw refusal('CYCLE_MUST_HAVE_SETTLED');
    }
    if (to === 'RETURNED' && position?.status !== 'FAILED') {
        throw refusal('CYCLE_MUST_HAVE_FAILED');
    }
}
