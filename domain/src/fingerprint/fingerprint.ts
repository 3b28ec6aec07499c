import { canonicalReference } from '../examination/names.js';
import type { DescribedDocument, DescribedInvoice } from './described-document.js';
import { amountCells, dayCells } from './cells.js';
import { bareName, canonicalInvoiceNumber, numberSkeleton } from './normal-forms.js';

/** By these two documents are one and the same, in the order in which they tell most. */
export const exactRules = ['INVOICE_IN_ALL', 'INVOICE_BY_NUMBER', 'TRANSPORT_DOCUMENT_BY_NUMBER'] as const;

/** By these they are so alike that somebody must look. */
export const bandRules = [
    'SELLER_AND_LIKE_NUMBER',
    'LIKE_NUMBER_BUYER_AND_AMOUNT',
    'PARTIES_AMOUNT_AND_DAY',
    'LIKE_NUMBER_OF_ANY_CARRIER',
] as const;

export const fingerprintRules = [...exactRules, ...bandRules] as const;
export type FingerprintRule = (typeof fingerprintRules)[number];

/** One of the texts under which a document is filed, each under a key of the registry: two with one text share that key. */
export interface Fingerprint {
    readonly rule: FingerprintRule;
    /** Letters and figures, with bars between the parts. */
    readonly text: string;
}

/** Whether documents that share it are one. */
export function isExact(rule: FingerprintRule): boolean {
    return exactRules.some((exact) => exact === rule);
}

/** All texts of a document, the exact ones first. */
export function fingerprintsOf(document: DescribedDocument): readonly Fingerprint[] {
    if (document.kind === 'COMMERCIAL_INVOICE') {
        return invoiceFingerprints(document);
    }

    return document.kind === 'AIR_WAYBILL'
        ? transportFingerprints(document.waybillPrefix, document.waybillNumber)
        : transportFingerprints(document.carrierCode, document.documentReference);
}

/** By which text a document is told from all others. */
export function identityOf(document: DescribedDocument): string {
    return fingerprintsOf(document)[0]?.text ?? '';
}

function invoiceFingerprints(invoice: DescribedInvoice): readonly Fingerprint[] {
    const { documentReference, issueDate, totalAmount, seller, buyer } = invoice;
    const { currency, minorUnits } = totalAmount;
    const number = canonicalInvoiceNumber(documentReference);
    const skeleton = numberSkeleton(documentReference);
    const exactSeller = seller.uscc ?? seller.countryCode + canonicalReference(seller.partyName);
    const likeSeller = seller.uscc ?? seller.countryCode + bareName(seller.partyName);
    const likeBuyer = buyer.countryCode + bareName(buyer.partyName);
    const amounts = amountCells(totalAmount);

    return [
        fingerprint('INVOICE_IN_ALL', '380', exactSeller, number, issueDate, currency, String(minorUnits)),
        // Who sells an invoice twice alters its day and its amount first.
        fingerprint('INVOICE_BY_NUMBER', '380', exactSeller, number),
        // Then its number, by as little as makes it another: a hyphen, O for 0, "-A".
        fingerprint('SELLER_AND_LIKE_NUMBER', likeSeller, skeleton),
        // Or another firm of the same owner hands it in as its own.
        ...amounts.map((amount) => fingerprint('LIKE_NUMBER_BUYER_AND_AMOUNT', skeleton, likeBuyer, amount)),
        // Or it is numbered anew; then who owes how much to whom, and since when, is the same.
        ...amounts.flatMap((amount) =>
            dayCells(issueDate).map((day) => fingerprint('PARTIES_AMOUNT_AND_DAY', likeSeller, likeBuyer, amount, day)),
        ),
    ];
}

function transportFingerprints(carrier: string, reference: string): readonly Fingerprint[] {
    return [
        fingerprint('TRANSPORT_DOCUMENT_BY_NUMBER', carrier, canonicalReference(reference)),
        // The same carriage under the name of a forwarder, or of the line that really sails.
        fingerprint('LIKE_NUMBER_OF_ANY_CARRIER', numberSkeleton(reference)),
    ];
}

function fingerprint(rule: FingerprintRule, ...parts: readonly string[]): Fingerprint {
    return { rule, text: parts.join('|') };
}
