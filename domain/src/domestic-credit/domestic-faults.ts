import { addDays, type CalendarDate } from '../kernel/time.js';
import { banksIn } from '../letter-of-credit/bank-faults.js';
import { countryOf } from '../letter-of-credit/credit-party.js';
import { faultsOf, when, type Fault } from '../letter-of-credit/fault.js';
import { tenorsIn } from '../letter-of-credit/tenors.js';
import type { CreditTerms } from '../letter-of-credit/terms.js';
import { measures } from './measures.js';
import type { DomesticPolicyBook } from './domestic-policy.js';
import { domesticPolicyOn } from './set-domestic-policies.js';

const fault = faultsOf({
    DOMESTIC_CREDIT_MUST_BE_IN_CNY: { rule: measures('art. 2'), problem: 'must be CNY in a domestic credit' },
    DOMESTIC_PARTY_MUST_BE_IN_CHINA: {
        rule: measures('art. 2, 3'),
        problem: 'must be in China in a domestic credit',
    },
    DOMESTIC_PARTY_MUST_HAVE_A_USCC: {
        rule: measures('art. 3'),
        problem: 'must be given in a domestic credit: companies are told by it',
    },
    DOMESTIC_BANK_MUST_HAVE_A_CNAPS_CODE: {
        rule: measures('parties'),
        problem: 'must be given in a domestic credit: banks are told by it',
    },
    DOMESTIC_CREDIT_MUST_NAME_ITS_CONTRACT: {
        rule: measures('art. 5'),
        problem: 'must be given in a domestic credit, which rests on a real trade',
    },
    DOMESTIC_CREDIT_MUST_REQUIRE_AN_INVOICE: {
        rule: measures('documents'),
        problem: 'must ask for an invoice in a domestic credit',
    },
    DOMESTIC_CREDIT_MUST_REQUIRE_PROOF_OF_DELIVERY: {
        rule: measures('documents'),
        problem: 'must ask for a document over carriage, receipt or service in a domestic credit',
    },
    DOMESTIC_CREDIT_MUST_BE_PAID_OR_NEGOTIATED: {
        rule: measures('art. 10'),
        problem: 'must be payment, deferred payment or negotiation in a domestic credit',
    },
    DOMESTIC_CREDIT_MUST_HAVE_NO_DRAFTS: {
        rule: measures('art. 10'),
        problem: 'must be left out in a domestic credit',
    },
    DOMESTIC_TENOR_MUST_NOT_PASS_THE_LONGEST: {
        rule: measures('art. 10'),
        problem: 'must be within the longest tenor of domestic credits',
    },
});

/** Invoices of UNTDID 1001: 388 is the tax authority's, 380 a commercial one that names it. */
const invoiceCodes: readonly string[] = ['388', '380', '393'];
/** What shows that goods were sent or have arrived: transport documents, and the receipt of who took them (632). */
export const deliveryCodes: readonly string[] = [
    ...['632', '705', '704', '706', '709', '714', '710', '760', '766', '740', '741', '703', '720', '730'],
];
/** What shows that a service was rendered: a certificate of conformity (2), of quality (3) or of inspection (856). */
const serviceCodes: readonly string[] = ['2', '3', '856'];

/** On which day a credit is issued, and what the central bank has said of domestic ones. */
export interface DomesticDrafting {
    readonly issueDate: CalendarDate;
    readonly domesticPolicies?: DomesticPolicyBook | undefined;
}

/** What is wrong with a credit under the PRC measures of 2016; with another, nothing. */
export function domesticFaults(terms: CreditTerms, drafting: DomesticDrafting): readonly Fault[] {
    if (terms.applicableRules.code !== 'PRC_DOMESTIC') {
        return [];
    }
    const { amount, availability, contractReference } = terms;

    return [
        ...when(amount.currency !== 'CNY', fault('DOMESTIC_CREDIT_MUST_BE_IN_CNY', 'amount.currency')),
        ...partyFaults(terms),
        ...when(contractReference === undefined, fault('DOMESTIC_CREDIT_MUST_NAME_ITS_CONTRACT', 'contractReference')),
        ...documentFaults(terms),
        ...when(
            availability.by === 'ACCEPTANCE' || availability.by === 'MIXED_PAYMENT',
            fault('DOMESTIC_CREDIT_MUST_BE_PAID_OR_NEGOTIATED', 'availability.by'),
        ),
        ...when(availability.drafts !== undefined, fault('DOMESTIC_CREDIT_MUST_HAVE_NO_DRAFTS', 'availability.drafts')),
        ...tenorFaults(terms, drafting),
    ];
}

/** Companies by their social credit code, every bank by its code in the payment system, and all of them in China. */
function partyFaults(terms: CreditTerms): readonly Fault[] {
    return [
        ...(['applicant', 'beneficiary'] as const).flatMap((party) => [
            ...when(
                terms[party].countryCode !== 'CN',
                fault('DOMESTIC_PARTY_MUST_BE_IN_CHINA', `${party}.countryCode`),
            ),
            ...when(terms[party].uscc === undefined, fault('DOMESTIC_PARTY_MUST_HAVE_A_USCC', `${party}.uscc`)),
        ]),
        ...banksIn(terms).flatMap(([path, bank]) => [
            ...when(
                (countryOf(bank) ?? 'CN') !== 'CN',
                fault('DOMESTIC_PARTY_MUST_BE_IN_CHINA', `${path}.countryCode`),
            ),
            ...when(bank.cnaps === undefined, fault('DOMESTIC_BANK_MUST_HAVE_A_CNAPS_CODE', `${path}.cnaps`)),
        ]),
    ];
}

/** At least an invoice, and what shows that goods were carried or received, or that the service was rendered. */
function documentFaults({ requiredDocuments, goods }: CreditTerms): readonly Fault[] {
    const proofs = goods.kind === 'SERVICES' ? serviceCodes : deliveryCodes;
    const asksFor = (codes: readonly string[]): boolean =>
        requiredDocuments.some(({ documentTypeCode }) => codes.includes(documentTypeCode));

    return [
        ...when(!asksFor(invoiceCodes), fault('DOMESTIC_CREDIT_MUST_REQUIRE_AN_INVOICE', 'requiredDocuments')),
        ...when(!asksFor(proofs), fault('DOMESTIC_CREDIT_MUST_REQUIRE_PROOF_OF_DELIVERY', 'requiredDocuments')),
    ];
}

/** Days from shipment or sight are counted where these are; a fixed day, from the expiry, after which nothing is shipped. */
function tenorFaults({ availability, expiry }: CreditTerms, drafting: DomesticDrafting): readonly Fault[] {
    const { issueDate, domesticPolicies } = drafting;
    const { longestTenorDays } = domesticPolicyOn(domesticPolicies, issueDate);
    const latest = expiry.expiryDate > issueDate ? expiry.expiryDate : issueDate;
    const code = 'DOMESTIC_TENOR_MUST_NOT_PASS_THE_LONGEST';

    return tenorsIn(availability).flatMap(([path, tenor]) => {
        if (tenor.basis === 'FIXED') {
            return when(tenor.dueDate > addDays(latest, longestTenorDays), fault(code, `${path}.dueDate`));
        }

        return when(tenor.basis !== 'SIGHT' && tenor.days > longestTenorDays, fault(code, `${path}.days`));
    });
}
