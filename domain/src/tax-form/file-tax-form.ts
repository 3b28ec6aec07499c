import { zero } from '../kernel/money.js';
import { refusals } from '../kernel/refusal.js';
import { chinaDate, type Instant } from '../kernel/time.js';
import { mustBePositive } from '../receivable/request-financing.js';
import type { FileTaxForm } from './api.js';
import type { Payee, TaxForm } from './tax-form.js';

const refusal = refusals({
    TAX_FORM_MUST_BE_NEW: 'conflict',
    PAYEE_MUST_BE_ABROAD: 'invalid',
    TAX_FORM_MUST_NOT_BE_FILED_IN_FUTURE: 'invalid',
    TAX_FORM_VALIDITY_MUST_FOLLOW_FILING: 'invalid',
});

/** What the registry knows at the moment of the filing. */
export interface FilingFacts {
    /** What lies under this number already, voided or not. */
    readonly form: TaxForm | undefined;
    readonly at: Instant;
}

/**
 * Takes a form into the registry as the tax administration sends it. There is one record per number: a second one could
 * be used up a second time.
 */
export function fileTaxForm(filed: FileTaxForm, { form, at }: FilingFacts): TaxForm {
    if (form !== undefined) {
        throw refusal('TAX_FORM_MUST_BE_NEW');
    }
    mustBeAbroad(filed.payee);
    mustBePositive(filed.contractAmount);
    if (filed.filedOn > chinaDate(at)) {
        throw refusal('TAX_FORM_MUST_NOT_BE_FILED_IN_FUTURE');
    }
    if (filed.validUntil < filed.filedOn) {
        throw refusal('TAX_FORM_VALIDITY_MUST_FOLLOW_FILING');
    }

    return { ...filed, paid: zero(filed.contractAmount.currency), reservations: [] };
}

/** Refuses a payee on the mainland. Hong Kong, Macau and Taiwan are abroad in the law of foreign exchange. */
export function mustBeAbroad({ countryCode }: Payee): void {
    if (countryCode === 'CN') {
        throw refusal('PAYEE_MUST_BE_ABROAD');
    }
}
