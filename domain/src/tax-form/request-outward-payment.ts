import { compare, type Money } from '../kernel/money.js';
import { refusals } from '../kernel/refusal.js';
import { mustBePositive, type Asking } from '../receivable/request-financing.js';
import type { RequestOutwardPayment } from './api.js';
import { mustBeAbroad } from './file-tax-form.js';
import type { OutwardPayment } from './outward-payment.js';
import { taxFormPolicyAt, thresholdIn } from './set-tax-form-policy.js';
import type { TaxFormPolicy, TaxFormPolicyBook } from './tax-form-policy.js';

const refusal = refusals({ TAX_FORM_MUST_BE_SHOWN_ABOVE_THRESHOLD: 'invalid' });

export interface RequestFacts extends Asking {
    readonly book: TaxFormPolicyBook | undefined;
}

/**
 * Takes a bank's question whether a payment may go abroad: on a tax filing form or, where it is small, without one.
 * What the public policy alone can answer is refused here and now; the rest only a registrar can judge.
 */
export function requestOutwardPayment(
    request: RequestOutwardPayment,
    { bank, askedAt, book }: RequestFacts,
): OutwardPayment {
    mustBePositive(request.amount);
    mustBeAbroad(request.payee);
    const policy = taxFormPolicyAt(book, askedAt);
    const asked: OutwardPayment = { ...request, bank, requestedAt: askedAt, status: 'REQUESTED' };

    return request.form === undefined ? { ...asked, threshold: formlessThreshold(request.amount, policy) } : asked;
}

/**
 * The most that a payment may be without a form, where this one is not more: above 50 000 dollars or what is worth as much it
 * needs one (notice 40 of 2013, article 1); at it none.
 */
export function formlessThreshold(amount: Money, policy: TaxFormPolicy): Money {
    const threshold = thresholdIn(amount.currency, policy);
    if (compare(amount, threshold) > 0) {
        throw refusal('TAX_FORM_MUST_BE_SHOWN_ABOVE_THRESHOLD');
    }

    return threshold;
}
