import { refusals } from '../kernel/refusal.js';
import { creditStatus, type Credit, type CreditStatus } from './credit.js';
import { beneficiarysBank } from './parties.js';

const refusal = refusals({ CUSTOMER_MUST_BE_OF_THE_BANK: 'forbidden' });

/** A credit as a customer sees it through its bank: its terms and where it stands, and nothing that banks tell each other. */
export interface CustomersView extends Pick<
    Credit,
    'creditId' | 'letterOfCreditReference' | 'terms' | 'issueDate' | 'issuedAt'
> {
    readonly status: CreditStatus;
    readonly isConfirmed: boolean;
}

/** What the applicant sees, through the issuing bank. */
export function applicantsView(credit: Credit, { bank }: { readonly bank: string }): CustomersView {
    if (bank !== credit.issuingBank) {
        throw refusal('CUSTOMER_MUST_BE_OF_THE_BANK');
    }

    return customersView(credit);
}

/**
 * What the beneficiary sees, through the bank that advises it. What only banks tell each other (49H, 78, 72Z) is a record
 * of its own that never comes here.
 */
export function beneficiarysView(credit: Credit, { bank }: { readonly bank: string }): CustomersView {
    if (bank !== beneficiarysBank(credit.terms)) {
        throw refusal('CUSTOMER_MUST_BE_OF_THE_BANK');
    }

    return customersView(credit);
}

function customersView(credit: Credit): CustomersView {
    const { creditId, letterOfCreditReference, terms, issueDate, issuedAt, confirmation } = credit;

    return {
        creditId,
        letterOfCreditReference,
        terms,
        issueDate,
        issuedAt,
        status: creditStatus(credit),
        isConfirmed: confirmation?.outcome === 'CONFIRMED',
    };
}
