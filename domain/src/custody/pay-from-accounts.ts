import { mustBeOfHolder } from '../dcep/holder-order.js';
import { mustBePayable } from '../dcep/spend-coins.js';
import { mustNotBeFrozen } from '../freeze/freeze.js';
import { add } from '../kernel/money.js';
import { refusals } from '../kernel/refusal.js';
import type { Instant } from '../kernel/time.js';
import { mustTakePayments, type CycleOutcome } from '../netting/cycle.js';
import type { SignedPayment } from './api.js';
import { atPlace } from './at-place.js';
import type { CustodyObligation } from './custody-obligation.js';
import { changedOf, credited, debited, knownAccount, type CustodyAccount } from './custody-account.js';
import type { CustodyOrder, CustodyPayment } from './custody-payment.js';
import { emptyCustodyWallet, withUnderWay, type CustodyWallet } from './custody-wallet.js';

const refusal = refusals({
    CUSTODY_PAYMENT_MUST_BE_NEW: 'conflict',
    PAYEE_ACCOUNT_MUST_EXIST: 'not-found',
    PAYEE_MUST_DIFFER_FROM_PAYER: 'invalid',
    OBLIGATION_MUST_BE_OPEN: 'conflict',
});

/** An order of an account's holder and what is recorded that bears on it. */
export interface OrderedPayment {
    readonly order: SignedPayment;
    /** Whether nothing may leave the payer's account. */
    readonly isPayerFrozen: boolean;
    /** Whether the key of the payer's account verifies the signature. */
    readonly isSigned: boolean;
    readonly isIdTaken: boolean;
    /** Whether the payee's institution keeps such an account. */
    readonly isPayeeThere: boolean;
}

export interface PayingFacts {
    readonly institutionId: string;
    /** Of this institution, those that pay and those that are paid. */
    readonly accounts: readonly CustodyAccount[];
    readonly custody: CustodyWallet | undefined;
    /** The nets of the day, how they have ended if they have, and what is to be paid in them to the others. */
    readonly cycleId: string;
    readonly outcome: CycleOutcome | undefined;
    readonly obligations: readonly CustodyObligation[];
    readonly now: Instant;
}

export interface BookedPayments {
    readonly payments: readonly CustodyPayment[];
    readonly orders: readonly CustodyOrder[];
    readonly accounts: readonly CustodyAccount[];
    /** Those that have grown. */
    readonly obligations: readonly CustodyObligation[];
    /** Absent where nothing went to another institution. */
    readonly custody?: CustodyWallet;
}

/** The book while orders are entered into it, one after the other. */
interface Book {
    readonly accounts: Map<string, CustodyAccount>;
    readonly obligations: Map<string, CustodyObligation>;
    readonly payments: Map<string, CustodyPayment>;
}

/**
 * Pays between accounts as their holders have signed. Inside the institution two balances change and no coin; what goes to
 * another one leaves the account at once and waits for the nets of the day. What one order brings the next can pay on.
 */
export function payFromAccounts(ordered: readonly OrderedPayment[], facts: PayingFacts): BookedPayments {
    const book: Book = {
        accounts: new Map(facts.accounts.map((account) => [account.accountId, account])),
        obligations: new Map(facts.obligations.map((obligation) => [obligation.payee, obligation])),
        payments: new Map(),
    };
    for (const [place, each] of ordered.entries()) {
        try {
            enter(each, { book, facts });
        } catch (error) {
            throw atPlace(error, { payment: place });
        }
    }
    const obligations = facts.obligations.flatMap((before) => {
        const obligation = book.obligations.get(before.payee);
        return obligation === undefined || obligation === before ? [] : [obligation];
    });
    const gone = [...book.payments.values()].filter(({ status }) => status === 'QUEUED');
    const queued = gone.reduce((all, { amount }) => all + amount.minorUnits, 0n);
    const custody = facts.custody ?? emptyCustodyWallet(facts.institutionId);

    return {
        payments: [...book.payments.values()],
        orders: ordered.map(({ order: { paymentId, accountId, keyVersion, validUntil, signature } }) => ({
            paymentId,
            accountId,
            signed: { keyVersion, validUntil, signature },
        })),
        accounts: changedOf(facts.accounts, book.accounts),
        obligations,
        ...(queued > 0n && { custody: withUnderWay(custody, queued) }),
    };
}

function enter(
    { order, isPayerFrozen, isSigned, isIdTaken, isPayeeThere }: OrderedPayment,
    { book, facts }: { readonly book: Book; readonly facts: PayingFacts },
): void {
    const { paymentId, accountId, payee, amount, message } = order;
    const { institutionId, now } = facts;
    const payer = knownAccount(book.accounts.get(accountId));
    mustNotBeFrozen({ isPayerFrozen });
    mustBeOfHolder(order, { wallet: { status: 'OPEN', keyVersion: payer.keyVersion }, isSigned, now });
    if (isIdTaken || book.payments.has(paymentId)) {
        throw refusal('CUSTODY_PAYMENT_MUST_BE_NEW');
    }
    mustBePayable(amount);
    if (!isPayeeThere) {
        throw refusal('PAYEE_ACCOUNT_MUST_EXIST');
    }
    if (payee.accountId === accountId && payee.institutionId === institutionId) {
        throw refusal('PAYEE_MUST_DIFFER_FROM_PAYER');
    }
    book.accounts.set(accountId, debited(payer, amount));
    const payment = {
        paymentId,
        payer: institutionId,
        payee,
        amount,
        ...(message !== undefined && { message }),
        transferredAt: now,
    };
    if (payee.institutionId === institutionId) {
        const paid = knownAccount(book.accounts.get(payee.accountId));
        book.accounts.set(paid.accountId, credited(paid, amount));
        book.payments.set(paymentId, { ...payment, status: 'BOOKED' });
        return;
    }
    book.obligations.set(
        payee.institutionId,
        obligationAfter(order, { obligation: book.obligations.get(payee.institutionId), facts }),
    );
    book.payments.set(paymentId, { ...payment, status: 'QUEUED', cycleId: facts.cycleId });
}

/** What is to be paid to the other institution with this payment. */
function obligationAfter(
    { amount }: SignedPayment,
    { obligation, facts }: { readonly obligation: CustodyObligation | undefined; readonly facts: PayingFacts },
): CustodyObligation {
    const { cycleId, outcome, now: at } = facts;
    mustTakePayments(cycleId, { at, outcome });
    if (obligation === undefined) {
        throw new Error('what is to be paid to every institution that orders name is loaded');
    }
    if (obligation.isClosed) {
        throw refusal('OBLIGATION_MUST_BE_OPEN');
    }

    return { ...obligation, total: add(obligation.total, amount) };
}
