import type { Finding } from '../examination/finding.js';
import { refusals } from '../kernel/refusal.js';
import type { Money } from '../kernel/money.js';
import type { Instant } from '../kernel/time.js';
import { untold, type PresentationStatus } from '../presentation/presentation-status.js';
import { discrepanciesOf, type Judgement, type Presentation } from '../presentation/presentation.js';
import type { Transfer } from '../transfer/transfer.js';
import { amendmentStatus, type Amendment, type AmendmentStatus } from './amendment.js';
import { isAdvisedBy, type Credit, type CreditStatus } from './credit.js';
import { leftToDraw, leftUndrawn, statusOfWhole } from './left-to-draw.js';
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

/** The amendments that have come to a customer: all to the applicant, to the beneficiary what its bank has passed on. */
export function amendmentsFor(
    customer: Customer,
    { credit, amendments }: { readonly credit: Credit; readonly amendments: readonly Amendment[] },
): readonly Amendment[] {
    const bank = beneficiarysBank(credit.terms);

    return customer === 'APPLICANT' ? amendments : amendments.filter((each) => isAdvisedBy(each, bank));
}

/** What the bank that shows the credit holds of it, as it stands. */
export interface Looking {
    readonly bank: string;
    readonly amendments: readonly Amendment[];
    readonly presentations: readonly Presentation[];
    readonly transfers: readonly Transfer[];
    readonly at: Instant;
}

/** A credit as a customer sees it through its bank: its terms and where it stands, and nothing that banks tell each other. */
export interface CustomersView extends Pick<Credit, 'creditId' | 'letterOfCreditReference' | 'issueDate' | 'issuedAt'> {
    readonly status: CreditStatus;
    /** What may still be drawn under this credit; for the applicant with what was transferred and is not drawn yet. */
    readonly remaining: Money;
    readonly isConfirmed: boolean;
    /** With the amendments that the beneficiary has accepted. */
    readonly terms: Credit['terms'];
    /** What it may still accept or reject, of that which has come to this customer. */
    readonly openAmendments: readonly Pick<Amendment, 'number' | 'changes' | 'removes' | 'standsOn'>[];
    /** All that have come to this customer. */
    readonly amendments: readonly CustomersAmendment[];
    readonly presentations: readonly CustomersPresentation[];
}

/** An amendment as a customer sees it. */
export interface CustomersAmendment extends Pick<
    Amendment,
    'number' | 'changes' | 'removes' | 'standsOn' | 'issuedAt' | 'answer'
> {
    readonly status: AmendmentStatus;
}

/** Documents as a customer sees them: what a bank thinks of them it hears when the bank speaks. */
export type CustomersPresentation = Pick<
    Presentation,
    'number' | 'amount' | 'receivedAt' | 'status' | 'refusal' | 'precludedAt' | 'undertaking'
> & {
    readonly paidAt?: Instant;
    /** What the applicant alone is asked, and by its own bank alone. */
    readonly waiverRequest?: WaiverAsked;
};

/** Whether the applicant takes the documents with all that is wrong with them: what that is, and what it has said. */
export interface WaiverAsked extends NonNullable<Judgement['waiver']> {
    readonly discrepancies: readonly Finding[];
}

/** What the applicant sees, through the issuing bank. */
export function applicantsView(credit: Credit, looking: Looking): CustomersView {
    mustBeBankOf('APPLICANT', { credit, bank: looking.bank });

    return customersView(credit, looking, 'APPLICANT');
}

/**
 * What the beneficiary sees, through the bank that advises it. What only banks tell each other (49H, 78, 72Z) is a record
 * of its own that never comes here.
 */
export function beneficiarysView(credit: Credit, looking: Looking): CustomersView {
    mustBeBankOf('BENEFICIARY', { credit, bank: looking.bank });

    return customersView(credit, looking, 'BENEFICIARY');
}

function customersView(credit: Credit, looking: Looking, customer: Customer): CustomersView {
    const { creditId, letterOfCreditReference, issueDate, issuedAt, confirmation } = credit;
    const { amendments, presentations, transfers, at } = looking;
    const party = customer === 'APPLICANT' ? 'ISSUING_BANK' : customer;
    const { terms, open } = termsAtTime({ credit, amendments }, { party, at });
    const seen = amendmentsFor(customer, { credit, amendments });
    const whole = { credit, amendments: seen, presentations, transfers };

    return {
        creditId,
        letterOfCreditReference,
        terms,
        issueDate,
        issuedAt,
        status: statusOfWhole(whole),
        remaining: customer === 'APPLICANT' ? leftUndrawn(whole) : leftToDraw(whole),
        isConfirmed: confirmation?.outcome === 'CONFIRMED',
        openAmendments: seen
            .filter(({ number }) => open.includes(number))
            .map(({ number, changes, removes, standsOn }) => ({
                number,
                changes,
                removes,
                ...(standsOn && { standsOn }),
            })),
        amendments: seen.map(customersAmendment),
        presentations: presentations.map((each) => ({
            ...customersPresentation(each),
            ...(customer === 'APPLICANT' && waiverAsked(each)),
        })),
    };
}

function customersAmendment(amendment: Amendment): CustomersAmendment {
    const { number, changes, removes, standsOn, issuedAt, answer } = amendment;
    const status = amendmentStatus(amendment);

    return {
        ...{ number, changes, removes, ...(standsOn && { standsOn }), issuedAt, status },
        ...(answer && { answer }),
    };
}

/** What a bank finds, and whether it asks for a waiver, is its own matter until it honours or gives notice (art. 16b, 16c). */
const unspoken: readonly PresentationStatus[] = ['COMPLYING', ...untold];

/** Only the issuing bank has papers in which it stands. */
function waiverAsked(presentation: Presentation): Pick<CustomersPresentation, 'waiverRequest'> {
    const waiver = presentation.judgement?.waiver;

    return waiver === undefined ? {} : { waiverRequest: { discrepancies: discrepanciesOf(presentation), ...waiver } };
}

function customersPresentation(presentation: Presentation): CustomersPresentation {
    const { number, amount, receivedAt, status, precludedAt, undertaking, payment, reimbursed } = presentation;
    const paidAt = payment?.at ?? reimbursed?.at;

    return {
        number,
        amount,
        receivedAt,
        status: unspoken.includes(status) ? 'EXAMINING' : status,
        ...(presentation.refusal && { refusal: presentation.refusal }),
        ...(precludedAt !== undefined && { precludedAt }),
        ...(undertaking && { undertaking }),
        ...(paidAt !== undefined && { paidAt }),
    };
}
