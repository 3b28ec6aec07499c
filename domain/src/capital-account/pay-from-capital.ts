import { add, compare, type Money } from '../kernel/money.js';
import { refusals } from '../kernel/refusal.js';
import { chinaDate, type Instant } from '../kernel/time.js';
import { mustBePositive } from '../receivable/request-financing.js';
import type { PayFromCapital } from './api.js';
import { balanceOf, type CapitalAccount } from './capital-account.js';
import type { CapitalPayment, Stratum } from './capital-payment.js';
import type { CapitalPolicy } from './capital-policy.js';
import type { CapitalPopulation } from './capital-population.js';
import { joinPopulation } from './join-population.js';
import { largeFromIn } from './set-capital-policy.js';

const refusal = refusals({
    CAPITAL_ACCOUNT_MUST_BE_REGISTERED: 'conflict',
    PAYMENT_MUST_BE_IN_CURRENCY_OF_ACCOUNT: 'invalid',
    USE_MUST_NOT_BE_ON_NEGATIVE_LIST: 'invalid',
    PAYMENT_MUST_NOT_EXCEED_CAPITAL_BALANCE: 'conflict',
    PAYMENT_MUST_BE_PROVEN_BEFORE: 'conflict',
    COMMITMENT_LETTER_MUST_NOT_BE_SIGNED_IN_FUTURE: 'invalid',
    CLASS_MUST_BE_ELIGIBLE: 'invalid',
});

export interface PayingFacts {
    readonly account: CapitalAccount;
    readonly policy: CapitalPolicy;
    /** The one that takes payments of the bank in, if there is one. */
    readonly population: CapitalPopulation | undefined;
    readonly at: Instant;
}

export interface PaidFromCapital {
    readonly account: CapitalAccount;
    readonly payment: CapitalPayment;
    /** With the payment in it; none where it was proven before. */
    readonly population?: CapitalPopulation;
}

/**
 * Pays out of capital receipts: on a commitment letter without proof, which may be asked for afterwards (notice 8 of 2020), or
 * on proof shown before. The negative list holds for both.
 */
export function payFromCapital(request: PayFromCapital, facts: PayingFacts): PaidFromCapital {
    const { account, policy, at } = facts;
    mustBePayable(request, facts);
    const { bank, enterpriseUscc } = account;
    const payment: CapitalPayment = { ...request, bank, enterpriseUscc, sentAt: at };
    const after = { ...account, paid: add(account.paid, request.amount) };
    if (request.basis.kind === 'PROOF') {
        return { account: after, payment };
    }
    mustBeFacilitated(request.basis, facts);

    return { account: after, ...joinPopulation(payment, { ...facts, stratum: stratumOf(request.amount, policy) }) };
}

function mustBePayable({ use, amount }: PayFromCapital, { account, policy }: PayingFacts): void {
    mustBePositive(amount);
    if (account.standing === 'REQUESTED') {
        throw refusal('CAPITAL_ACCOUNT_MUST_BE_REGISTERED');
    }
    if (amount.currency !== account.received.currency) {
        throw refusal('PAYMENT_MUST_BE_IN_CURRENCY_OF_ACCOUNT');
    }
    if (policy.prohibitedUses.includes(use)) {
        throw refusal('USE_MUST_NOT_BE_ON_NEGATIVE_LIST');
    }
    if (compare(amount, balanceOf(account)) > 0) {
        throw refusal('PAYMENT_MUST_NOT_EXCEED_CAPITAL_BALANCE');
    }
}

type CommitmentLetter = Extract<PayFromCapital['basis'], { kind: 'COMMITMENT_LETTER' }>;

function mustBeFacilitated({ signedOn, tradeClass }: CommitmentLetter, { account, policy, at }: PayingFacts): void {
    if (account.standing === 'CASE_BY_CASE') {
        throw refusal('PAYMENT_MUST_BE_PROVEN_BEFORE');
    }
    if (signedOn > chinaDate(at)) {
        throw refusal('COMMITMENT_LETTER_MUST_NOT_BE_SIGNED_IN_FUTURE');
    }
    if (!policy.eligibleClasses.includes(tradeClass)) {
        throw refusal('CLASS_MUST_BE_ELIGIBLE');
    }
}

/** Among which it is drawn: from the amount of the policy on it is large. */
function stratumOf(amount: Money, policy: CapitalPolicy): Stratum {
    return compare(amount, largeFromIn(amount.currency, policy)) < 0 ? 'ORDINARY' : 'LARGE';
}
