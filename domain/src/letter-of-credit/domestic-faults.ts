import { addDays, type CalendarDate } from '../kernel/time.js';
import { faultsOf, when, type Fault } from './fault.js';
import { tenorsIn } from './tenors.js';
import type { CreditTerms } from './terms.js';

const rule = (article: string): string => `PRC domestic credits 2016, ${article}`;
const fault = faultsOf({
    DOMESTIC_CREDIT_MUST_BE_IN_CNY: { rule: rule('art. 2'), problem: 'must be CNY in a domestic credit' },
    DOMESTIC_PARTY_MUST_BE_IN_CHINA: { rule: rule('art. 2'), problem: 'must be in China in a domestic credit' },
    DOMESTIC_PARTY_MUST_HAVE_A_USCC: {
        rule: rule('art. 3'),
        problem: 'must be given in a domestic credit: companies are told by it',
    },
    DOMESTIC_BANK_MUST_HAVE_A_CNAPS_CODE: {
        rule: rule('art. 8'),
        problem: 'must be given in a domestic credit: banks are told by it',
    },
    DOMESTIC_CREDIT_MUST_NAME_ITS_CONTRACT: {
        rule: rule('art. 5'),
        problem: 'must be given in a domestic credit, which rests on a real trade',
    },
    DOMESTIC_CREDIT_MUST_REQUIRE_AN_INVOICE: {
        rule: rule('documents'),
        problem: 'must ask for an invoice in a domestic credit',
    },
    DOMESTIC_CREDIT_MUST_BE_PAID_OR_NEGOTIATED: {
        rule: rule('art. 4'),
        problem: 'must be payment, deferred payment or negotiation in a domestic credit',
    },
    DOMESTIC_CREDIT_MUST_HAVE_NO_DRAFTS: { rule: rule('art. 4'), problem: 'must be left out in a domestic credit' },
    DOMESTIC_TENOR_MUST_END_WITHIN_A_YEAR: {
        rule: rule('art. 4'),
        problem: 'must end within a year in a domestic credit',
    },
});

const invoiceTypeCodes: readonly string[] = ['380', '388', '393'];
/** The longest usance of the scheme. */
const longestTenorDays = 365;

/** What is wrong with a credit under the PRC measures of 2016; with another, nothing. */
export function domesticFaults(terms: CreditTerms, issueDate: CalendarDate): readonly Fault[] {
    if (terms.applicableRules.code !== 'PRC_DOMESTIC') {
        return [];
    }
    const { amount, availability, contractReference, requiredDocuments } = terms;
    const asksForInvoice = requiredDocuments.some(({ documentTypeCode }) =>
        invoiceTypeCodes.includes(documentTypeCode),
    );

    return [
        ...when(amount.currency !== 'CNY', fault('DOMESTIC_CREDIT_MUST_BE_IN_CNY', 'amount.currency')),
        ...(['applicant', 'beneficiary'] as const).flatMap((party) => [
            ...when(
                terms[party].countryCode !== 'CN',
                fault('DOMESTIC_PARTY_MUST_BE_IN_CHINA', `${party}.countryCode`),
            ),
            ...when(terms[party].uscc === undefined, fault('DOMESTIC_PARTY_MUST_HAVE_A_USCC', `${party}.uscc`)),
        ]),
        ...(['issuingBank', 'advisingBank'] as const).flatMap((bank) =>
            when(terms[bank].cnaps === undefined, fault('DOMESTIC_BANK_MUST_HAVE_A_CNAPS_CODE', `${bank}.cnaps`)),
        ),
        ...when(contractReference === undefined, fault('DOMESTIC_CREDIT_MUST_NAME_ITS_CONTRACT', 'contractReference')),
        ...when(!asksForInvoice, fault('DOMESTIC_CREDIT_MUST_REQUIRE_AN_INVOICE', 'requiredDocuments')),
        ...when(
            availability.by === 'ACCEPTANCE' || availability.by === 'MIXED_PAYMENT',
            fault('DOMESTIC_CREDIT_MUST_BE_PAID_OR_NEGOTIATED', 'availability.by'),
        ),
        ...when(availability.drafts !== undefined, fault('DOMESTIC_CREDIT_MUST_HAVE_NO_DRAFTS', 'availability.drafts')),
        ...tenorFaults(terms, issueDate),
    ];
}

/** A year from shipment or sight is counted where these are; a fixed day, from the expiry, after which nothing is shipped. */
function tenorFaults({ availability, expiry }: CreditTerms, issueDate: CalendarDate): readonly Fault[] {
    const latest = expiry.expiryDate > issueDate ? expiry.expiryDate : issueDate;
    const code = 'DOMESTIC_TENOR_MUST_END_WITHIN_A_YEAR';

    return tenorsIn(availability).flatMap(([path, tenor]) => {
        if (tenor.basis === 'FIXED') {
            return when(tenor.dueDate > addDays(latest, longestTenorDays), fault(code, `${path}.dueDate`));
        }

        return when(tenor.basis !== 'SIGHT' && tenor.days > longestTenorDays, fault(code, `${path}.days`));
    });
}
