import type { Check } from '../examination/examined.js';
import { measures } from './measures.js';

/**
 * What the measures have in common with UCP 600, by the code of the finding, and what they rest it on. What does not stand
 * here is no rule of theirs: no insurance of 110 per cent, no countries of parties, no least drawing, no on-board notation.
 */
export const sharedRules: Readonly<Record<string, string>> = {
    PRESENTATION_MUST_COME_BY_EXPIRY: 'art. 10',
    PRESENTATION_MUST_FOLLOW_SHIPMENT_IN_TIME: 'art. 10',
    LAST_DAY_IS_FOR_PEOPLE: 'art. 10',
    PRESENTATION_PERIOD_IS_FOR_PEOPLE: 'art. 10',
    DOCUMENT_MUST_NOT_POSTDATE_PRESENTATION: 'examination',
    PARTIAL_SHIPMENT_MUST_BE_ALLOWED: 'terms of carriage',
    SHIPMENT_MUST_FALL_IN_AN_INSTALMENT: 'terms of carriage',
    SHIPMENT_MUST_FALL_IN_ITS_PERIOD: 'terms of carriage',
    SHIPMENT_PERIOD_IS_FOR_PEOPLE: 'terms of carriage',
    INVOICE_MUST_BE_ISSUED_BY_BENEFICIARY: 'examination',
    INVOICE_MUST_BE_MADE_OUT_TO_APPLICANT: 'examination',
    INVOICE_MUST_BE_IN_CURRENCY_OF_CREDIT: 'art. 2',
    INVOICE_ABOVE_CREDIT_IS_FOR_BANK_TO_ACCEPT: 'examination',
    CLAIM_MUST_NOT_EXCEED_INVOICES: 'examination',
    DRAWING_MUST_NOT_EXCEED_AVAILABLE: 'amount',
    DRAWING_MUST_BE_THE_ONLY_ONE: 'terms of carriage',
    PARTIAL_DRAWING_IS_FOR_PEOPLE: 'terms of carriage',
    INVOICE_SHOULD_MULTIPLY_OUT: 'examination',
    INVOICE_SHOULD_ADD_UP: 'examination',
    INVOICE_DESCRIPTION_IS_FOR_PEOPLE: 'examination',
    INVOICE_LINE_IS_FOR_PEOPLE: 'examination',
    GOODS_NOT_INVOICED_ARE_FOR_PEOPLE: 'examination',
    QUANTITY_MUST_NOT_EXCEED_TOLERANCE: 'amount',
    UNIT_PRICE_MUST_BE_AS_IN_CREDIT: 'examination',
    QUANTITY_UNIT_IS_FOR_PEOPLE: 'examination',
    GENERAL_DESCRIPTION_IS_FOR_PEOPLE: 'examination',
    PLACE_MUST_BE_AS_IN_CREDIT: 'terms of carriage',
    PLACE_IS_FOR_PEOPLE: 'terms of carriage',
    TRANSHIPMENT_MUST_BE_ALLOWED: 'terms of carriage',
    TRANSPORT_DOCUMENT_MUST_BE_CLEAN: 'examination',
    FULL_SET_MUST_BE_PRESENTED: 'examination',
    REQUIRED_DOCUMENT_MUST_BE_PRESENTED: 'examination',
    DOCUMENT_MUST_SHOW_WHAT_CREDIT_ASKS: 'examination',
    FUNCTION_IS_FOR_PEOPLE: 'examination',
    CONTENT_IS_FOR_PEOPLE: 'examination',
    DOCUMENT_NOT_REQUIRED: 'examination',
    CONDITION_NOT_DOCUMENTARY: 'examination',
    CONDITION_IS_FOR_PEOPLE: 'examination',
    ORIGINALS_MUST_BE_PRESENTED: 'examination',
    COPIES_MUST_BE_PRESENTED: 'examination',
    FULL_SET_OF_DOCUMENT_MUST_BE_PRESENTED: 'examination',
    CREDIT_NUMBER_MUST_NOT_CONFLICT: 'examination',
    INVOICE_NUMBER_MUST_NOT_CONFLICT: 'examination',
    NUMBER_OF_PACKAGES_MUST_NOT_CONFLICT: 'examination',
    NUMBER_OF_PACKAGES_IS_FOR_PEOPLE: 'examination',
    GROSS_WEIGHT_MUST_NOT_CONFLICT: 'examination',
    CONTAINERS_MUST_NOT_CONFLICT: 'examination',
    VESSEL_MUST_NOT_CONFLICT: 'examination',
};

/** A group of checks as it is under the measures: only what they have too, and by their articles. */
export function underMeasures(check: Check): Check {
    return (examined) =>
        check(examined).flatMap((finding) => {
            const where = sharedRules[finding.code];
            return where === undefined ? [] : [{ ...finding, rule: measures(where) }];
        });
}
