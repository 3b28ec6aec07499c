import { china } from '../../calendar/testing/samples.js';
import type { CommercialInvoice } from '../../document/commercial-invoice.js';
import type { Draft } from '../../document/draft.js';
import type { CertificateOfOrigin, InspectionCertificate } from '../../document/certificates.js';
import type { InsuranceDocument } from '../../document/insurance-document.js';
import type { PackingList } from '../../document/packing-list.js';
import type { BillOfLading } from '../../document/transport-documents.js';
import type { TradeDocument } from '../../document/trade-document.js';
import { dollars, draft, insurance, inspection, invoice, origin, packingList } from '../../document/testing/samples.js';
import { billOfLading } from '../../document/testing/transport-samples.js';
import { ucp600 } from '../../letter-of-credit/rules.js';
import { usanceTerms } from '../../letter-of-credit/testing/samples.js';
import type { RequiredDocument } from '../../letter-of-credit/required-document.js';
import type { CreditTerms } from '../../letter-of-credit/terms.js';
import { examinedOf, type Examined, type ExaminationFacts } from '../examined.js';
import type { Finding } from '../finding.js';
import { sortBySet } from '../required.js';

/** The credit of the other tests, which asks for three documents more. */
export const terms: CreditTerms = {
    ...usanceTerms,
    requiredDocuments: [
        ...usanceTerms.requiredDocuments,
        { documentTypeCode: '271', numberOfOriginals: 3, numberOfCopies: 0 },
        { documentTypeCode: '861', numberOfOriginals: 1, numberOfCopies: 2 },
        {
            documentTypeCode: '856',
            issuerName: 'independent inspector',
            numberOfOriginals: 1,
            numberOfCopies: 0,
            mustShow: [{ test: 'EQUALS', field: 'overallResult', value: 'CONFORMING' }],
        },
    ],
};

/** What documents say otherwise than in the complying set. */
export interface Changes {
    readonly draft?: Partial<Draft>;
    readonly invoice?: Partial<CommercialInvoice>;
    readonly bill?: Partial<BillOfLading>;
    readonly insurance?: Partial<InsuranceDocument>;
    readonly packingList?: Partial<PackingList>;
    readonly origin?: Partial<CertificateOfOrigin>;
    readonly inspection?: Partial<InspectionCertificate>;
    readonly facts?: Partial<ExaminationFacts>;
}

/** The set that complies, presented on the eighth day after shipment, but for the changes. */
export function presented(changes: Changes = {}): ExaminationFacts {
    return {
        terms,
        rules: ucp600,
        creditReference: 'HCB2603LC0041',
        documents: [
            { ...draft, ...changes.draft },
            { ...invoice, ...changes.invoice },
            { ...billOfLading, ...changes.bill },
            { ...insurance, ...changes.insurance },
            { ...packingList, ...changes.packingList },
            { ...origin, ...changes.origin },
            { ...inspection, ...changes.inspection },
        ],
        amountClaimed: dollars(450_000n),
        presentedOn: '2026-05-20',
        calendar: china,
        available: dollars(472_500n),
        hasEarlierDrawing: false,
        ...changes.facts,
    };
}

/** The same with another document in place of the bill of lading, and the credit asking for it. */
export function presentedWith(
    transport: TradeDocument,
    shipment: CreditTerms['shipment'] = terms.shipment,
    asked: Partial<RequiredDocument> = {},
): ExaminationFacts {
    const facts = presented();

    return {
        ...facts,
        terms: {
            ...terms,
            shipment,
            requiredDocuments: terms.requiredDocuments.map((required) =>
                required.documentTypeCode === '705'
                    ? {
                          documentTypeCode: transport.documentTypeCode,
                          numberOfOriginals: 1,
                          numberOfCopies: 0,
                          ...asked,
                      }
                    : required,
            ),
        },
        documents: [...facts.documents.filter(({ kind }) => kind !== 'BILL_OF_LADING'), transport],
    };
}

/** A document that does not say something which it may say. */
export function without<Whole extends object, Field extends keyof Whole>(
    whole: Whole,
    field: Field,
): Omit<Whole, Field> {
    return Object.fromEntries(Object.entries(whole).filter(([name]) => name !== field)) as Omit<Whole, Field>;
}

/** What one group of checks finds, without what is only for people. */
export function discrepancies(
    group: (examined: Examined) => readonly Finding[],
    facts: ExaminationFacts,
): readonly string[] {
    return group(examinedOf(facts, sortBySet(facts.terms, facts.documents)))
        .filter(({ kind }) => kind === 'DISCREPANCY')
        .map(({ code }) => code);
}

/** All that one group of checks finds. */
export function findingsIn(
    group: (examined: Examined) => readonly Finding[],
    facts: ExaminationFacts,
): readonly Finding[] {
    return group(examinedOf(facts, sortBySet(facts.terms, facts.documents)));
}
