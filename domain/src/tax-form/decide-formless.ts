import type { Money } from '../kernel/money.js';
import { findSeveralJustBelow, findSumAbove } from './find-splitting.js';
import { maximumFindings, within, type FormlessTrail, type SplittingFinding } from './formless-trail.js';
import type { OutwardPayment } from './outward-payment.js';
import {
    refused,
    reserved,
    type DecidedOutwardPayment,
    type PaymentDecisionFacts,
} from './outward-payment-decision.js';

/** One without a form may be made unless it shows, with others under the contract, that one payment was split. */
export function decideFormless(
    payment: OutwardPayment,
    facts: PaymentDecisionFacts & { readonly threshold: Money },
): DecidedOutwardPayment {
    const { policy, decidedAt, threshold } = facts;
    const { outwardPaymentId, bank, amount, requestedAt } = payment;
    const before = { ...recent(facts.trail ?? newTrail(payment), facts), requestedAt };
    const payments = [...before.payments, { outwardPaymentId, bank, amount, threshold, requestedAt }];
    const looking = { policy, at: decidedAt };
    const above = findSumAbove(payments, looking);
    if (above !== undefined) {
        return {
            payment: refused(payment, { code: 'TAX_FORM_MUST_BE_FILED' }, decidedAt),
            trail: withFinding(before, above),
        };
    }

    return {
        payment: reserved(payment, facts),
        trail: withFinding({ ...before, payments }, findSeveralJustBelow(payments, looking)),
    };
}

function newTrail({ payerUscc, payee, contractReference, requestedAt }: OutwardPayment): FormlessTrail {
    return { payerUscc, payee, contractReference, payments: [], findings: [], looksSplit: false, requestedAt };
}

/** Without the payments that no window reaches back to. */
function recent(trail: FormlessTrail, { policy, decidedAt }: PaymentDecisionFacts): FormlessTrail {
    const longest = Math.max(policy.sumWindowDays, policy.justBelow.windowDays);

    return { ...trail, payments: [...within(longest, trail.payments, decidedAt)] };
}

function withFinding(trail: FormlessTrail, finding: SplittingFinding | undefined): FormlessTrail {
    return finding === undefined
        ? trail
        : { ...trail, findings: [...trail.findings, finding].slice(-maximumFindings), looksSplit: true };
}
