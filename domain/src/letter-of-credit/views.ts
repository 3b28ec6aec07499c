import { refusals } from '../kernel/refusal.js';
import type { Instant } from '../kernel/time.js';
import type { Amendment } from './amendment.js';
import { creditStatus, type Credit, type CreditStatus } from './credit.js';
import { beneficiarysBank } from './parties.js';
import { termsAtTime } from './terms-at-time.js';

const refusal = refusals({ CUSTOMER_MUST_BE_OF_THE_BANK: 'forbidden' });

/** For whom a bank shows a credit. */
export const customers = ['APPLICANT', 'BENEFICIARY'] as const;
export type Customer = (typeof customers)[number];

/** Refuses to show it through another bank than that of the customer: the issuing bank, or the one that advises. */
export function mustBeBankOf(
    customer: Customer,
    { credit, bank }: { readonly credit: Credit; readonly bank: string },
): void {
    // Who delivers instead of the beneficiary, and at which price, is nothing to the applicant.
    const applicants = credit.terms.transferred === undefined ? credit.issuingBank : undefined;
    const own = customer === 'APPLICANT' ? applicants : beneficiarysBank(credit.terms);
    if (bank !== own) {
        throw refusal('CUSTOMER_MUST_BE_OF_THE_BANK');
    }
}

/** What the bank that shows the credit holds of it. */
export interface Looking {
    readonly bank: string;
    readonly amendments: readonly Amendment[];
    readonly at: Instant;
}

/** A credit as a customer sees it through its bank: its terms and where it stands, and nothing that banks tell each other. */
export interface CustomersView extends Pick<Credit, 'creditId' | 'letterOfCreditReference' | 'issueDate' | 'issuedAt'> {
    readonly status: CreditStatus;
    readonly isConfirmed: boolean;
    /** With the amendments that the beneficiary has accepted. */
    readonly terms: Credit['terms'];
    /** What it may still accept or reject, of that which has come to this customer. */
    readonly openAmendments: readonly Pick<Amendment, 'number' | 'changes' | 'removes'>[];
}

/** What the applicant sees, through the issuing bank. */
export function applicantsView(credit: Credit, looking: Looking): CustomersView {
    mustBeBankOf('APPLICANT', { credit, bank: looking.bank });

    return customersView(credit, looking, 'ISSUING_BANK');
}

/**
 * What the beneficiary sees, through the bank that advises it. What only banks tell each other (49H, 78, 72Z) is a record
 * of its own that never comes here.
 */
export function beneficiarysView(credit: Credit, looking: Looking): CustomersView {
    mustBeBankOf('BENEFICIARY', { credit, bank: looking.bank });

    return customersView(credit, looking, 'BENEFICIARY');
}

function customersView(
    credit: Credit,
    { amendments, at }: Looking,
    party: 'ISSUING_BANK' | 'BENEFICIARY',
): CustomersView {
    const { creditId, letterOfCreditReference, issueDate, issuedAt, confirmation } = credit;
    const { terms, open } = termsAtTime({ credit, amendments }, { party, at });

    return {
        creditId,
        letterOfCreditReference,
        terms,
        issueDate,
        issuedAt,
        status: creditStatus(credit),
        isConfirmed: confirmation?.outcome === 'CONFIRMED',
        openAmendments: amendments
            .filter(({ number }) => open.includes(number))
            .map(({ number, changes, removes }) => ({ number, changes, removes })),
    };
}
