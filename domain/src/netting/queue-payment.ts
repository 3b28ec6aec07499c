import { mustBeOfHolder } from '../dcep/holder-order.js';
import { spendCoins, type MadeCoin, type SpentCoins } from '../dcep/spend-coins.js';
import type { CoinEnd } from '../dcep/coin.js';
import { knownWallet } from '../dcep/wallet.js';
import { mustNotBeFrozen } from '../freeze/freeze.js';
import { add } from '../kernel/money.js';
import { refusals } from '../kernel/refusal.js';
import { checkTerms, type WalletRemittanceFacts } from '../remittance/send-remittance.js';
import type { QueuePayment } from './api.js';
import { mustTakePayments, type CycleOutcome } from './cycle.js';
import type { DeferredOrder, DeferredPayment } from './deferred-payment.js';
import { noObligation, type Obligation } from './obligation.js';
import { released } from './set-aside.js';

const refusal = refusals({
    DEFERRED_PAYMENT_MUST_BE_NEW: 'conflict',
    OBLIGATION_MUST_BE_OPEN: 'conflict',
});

export interface QueuingFacts extends WalletRemittanceFacts {
    readonly outcome: CycleOutcome | undefined;
    /** What was set aside between the two banks before, if anything. */
    readonly obligation: Obligation | undefined;
}

export interface QueuedPayment {
    readonly payment: DeferredPayment;
    readonly order: DeferredOrder;
    readonly obligation: Obligation;
    /** Of the payer's wallet: the coins that ended, and the change. */
    readonly paid: SpentCoins;
    /** The coin that was set aside before, and the one in its place. */
    readonly before: readonly CoinEnd[];
    readonly setAside: MadeCoin;
}

/** Takes a payment into the day's cycle. The money leaves the payer at once, so that every net will be covered. */
export function queuePayment(input: QueuePayment, facts: QueuingFacts): QueuedPayment {
    const { paymentId, from, coins, keyVersion, validUntil, signature, ...terms } = input;
    const { bank, memberBook, createdAt: at } = facts;
    const wallet = knownWallet(facts.payerWallet);
    mustNotBeFrozen(facts);
    mustBeOfHolder(input, { wallet, isSigned: facts.isSigned, now: at });
    mustTakePayments(terms.cycleId, { at, outcome: facts.outcome });
    checkTerms(terms, { bank, memberBook, at });
    if (facts.isIdTaken) {
        throw refusal('DEFERRED_PAYMENT_MUST_BE_NEW');
    }
    const { cycleId, payeeBank, amount } = terms;
    const before = facts.obligation ?? noObligation({ cycleId, payerBank: bank, payeeBank });
    if (before.isClosed) {
        throw refusal('OBLIGATION_MUST_BE_OPEN');
    }
    const { spent, made } = spendCoins({ payer: from, outputs: [{ to: paymentId, amount }], coins }, facts);
    const [whole, ...change] = made;
    if (whole === undefined) {
        throw new Error('a payment of a positive amount makes a coin');
    }
    const total = add(before.total, amount);
    const parents = [...coins, ...(before.serial === undefined ? [] : [before.serial])];

    return {
        payment: { paymentId, payerBank: bank, ...terms, queuedAt: at, status: 'QUEUED' },
        order: { paymentId, from, coins, signed: { keyVersion, validUntil, signature } },
        obligation: { ...before, total, serial: whole.coin.serial },
        paid: { spent, made: change },
        before: released(before.serial),
        setAside: { coin: { ...whole.coin, amount: total, parents }, status: 'PENDING' },
    };
}
