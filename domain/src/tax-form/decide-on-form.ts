import { canonicalReference, isSameParty } from '../examination/names.js';
import { compare, type Money } from '../kernel/money.js';
import { endOfChinaDate, type Instant } from '../kernel/time.js';
import type { OutwardPayment, OutwardPaymentDecisionCode } from './outward-payment.js';
import {
    refused,
    reserved,
    type DecidedOutwardPayment,
    type PaymentDecisionFacts,
} from './outward-payment-decision.js';
import { hasLapsed, remainingOf, type TaxForm } from './tax-form.js';

/** A payment may be made on a form that its bank was shown, of the same contract, for as much as remains of it. */
export function decideOnForm(payment: OutwardPayment, facts: PaymentDecisionFacts): DecidedOutwardPayment {
    const { known, decidedAt } = facts;
    // A number that nobody filed and a wrong code are one answer: otherwise numbers could be tried out.
    if (known === undefined || known.releaseCode !== payment.form?.releaseCode) {
        return { payment: refused(payment, { code: 'TAX_FORM_MUST_BE_KNOWN_BY_ITS_RELEASE_CODE' }, decidedAt) };
    }
    const { form } = known;
    const fault = faultOfForm(payment, form, decidedAt);
    if (fault !== undefined) {
        return { payment: refused(payment, fault, decidedAt) };
    }

    return {
        payment: reserved(payment, facts, endOfChinaDate(form.validUntil)),
        form: reservedOn(form, payment),
    };
}

/** The form with all on it that was asked for. */
export function reservedOn(form: TaxForm, { outwardPaymentId, bank, amount }: OutwardPayment): TaxForm {
    return { ...form, reservations: [...form.reservations, { outwardPaymentId, bank, amount }] };
}

type Fault = { readonly code: OutwardPaymentDecisionCode; readonly remaining?: Money } | undefined;

/** What keeps the payment from being made on the form. */
function faultOfForm(payment: OutwardPayment, form: TaxForm, at: Instant): Fault {
    if (form.voided !== undefined) {
        return { code: 'TAX_FORM_MUST_NOT_BE_VOIDED' };
    }
    if (hasLapsed(form, at)) {
        return { code: 'TAX_FORM_MUST_NOT_HAVE_LAPSED' };
    }

    return faultOfContent(payment, form) ?? faultOfAmount(payment, form);
}

function faultOfContent(payment: OutwardPayment, form: TaxForm): Fault {
    if (payment.payerUscc !== form.payer.uscc) {
        return { code: 'PAYER_MUST_BE_THAT_OF_TAX_FORM' };
    }
    if (payment.payee.countryCode !== form.payee.countryCode || !isSameParty(payment.payee, form.payee)) {
        return { code: 'PAYEE_MUST_BE_THAT_OF_TAX_FORM' };
    }
    if (canonicalReference(payment.contractReference) !== canonicalReference(form.contractReference)) {
        return { code: 'CONTRACT_MUST_BE_THAT_OF_TAX_FORM' };
    }

    return undefined;
}

function faultOfAmount({ amount }: OutwardPayment, form: TaxForm): Fault {
    if (amount.currency !== form.contractAmount.currency) {
        return { code: 'CURRENCY_MUST_MATCH_TAX_FORM' };
    }
    const remaining = remainingOf(form);

    return compare(amount, remaining) > 0 ? { code: 'AMOUNT_MUST_NOT_EXCEED_REMAINING', remaining } : undefined;
}
