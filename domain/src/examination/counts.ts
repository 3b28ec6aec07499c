import type { TradeDocument } from '../document/trade-document.js';
import type { RequiredDocument } from '../letter-of-credit/required-document.js';
import { isSubjectToEucp } from '../letter-of-credit/terms.js';
import type { Examined } from './examined.js';
import { findingsOf, when, type Finding } from './finding.js';
import { originalsPresented } from './originals.js';
import type { Fulfilment } from './required.js';

const found = findingsOf({
    ORIGINALS_MUST_BE_PRESENTED: ['DISCREPANCY', 'UCP 600 art. 17a, 17e'],
    COPIES_MUST_BE_PRESENTED: ['DISCREPANCY', 'UCP 600 art. 17d, 17e'],
    RECORDS_ARE_FOR_PEOPLE: ['INFORM', 'eUCP 2.1 art. e9'],
    FULL_SET_OF_DOCUMENT_MUST_BE_PRESENTED: ['DISCREPANCY', 'UCP 600 art. 17, MT700 46A'],
});

/**
 * Each document comes in as many originals and copies as the credit says. Originals may stand in for copies, never the
 * other way round (article 17d). One electronic record is enough for all of them (eUCP article e9).
 */
export function countFindings(
    document: TradeDocument,
    { required, field }: Fulfilment,
    { terms }: Examined,
): readonly Finding[] {
    const { numberOfCopies, medium = 'PAPER' } = required;
    const counts = { wanted: originalsWanted(document, required), there: originalsPresented(document) };
    const all = counts.there + document.numberOfCopiesPresented;
    const mayBeRecord = isSubjectToEucp(terms) && medium !== 'PAPER' && all > 0;
    const isEnough = counts.there >= counts.wanted && all >= counts.wanted + numberOfCopies;
    if (isEnough || (mayBeRecord && medium === 'ELECTRONIC')) {
        return fullSetFindings(document, { required, field });
    }
    const [code, name, expected, shown] = mayBeRecord
        ? (['RECORDS_ARE_FOR_PEOPLE', 'medium', 'one electronic record, or as many on paper', all] as const)
        : lacking(counts, { numberOfCopies, all });

    return [
        found(code, {
            documentId: document.documentId,
            field: `${field}.${name}`,
            expected: String(expected),
            found: String(shown),
        }),
    ];
}

/** What there is too little of: originals before copies, for which originals that are left over stand in. */
function lacking(
    { wanted, there }: { readonly wanted: number; readonly there: number },
    { numberOfCopies, all }: { readonly numberOfCopies: number; readonly all: number },
) {
    return there < wanted
        ? (['ORIGINALS_MUST_BE_PRESENTED', 'numberOfOriginals', wanted, there] as const)
        : (['COPIES_MUST_BE_PRESENTED', 'numberOfCopies', numberOfCopies, all - wanted] as const);
}

/** Documents whose full set has an article of its own (19 to 22, 28b), or of which one original is a full set (23a v). */
const setByArticle: readonly TradeDocument['kind'][] = [
    'BILL_OF_LADING',
    'CHARTER_PARTY_BILL_OF_LADING',
    'SEA_WAYBILL',
    'MULTIMODAL_TRANSPORT_DOCUMENT',
    'AIR_WAYBILL',
    'INSURANCE_DOCUMENT',
];

function fullSetFindings(
    document: TradeDocument,
    { required, field }: Pick<Fulfilment, 'required' | 'field'>,
): readonly Finding[] {
    const { documentId, kind, numberOfOriginals: issued = 0 } = document;
    const { isFullSet = false } = required;

    return when(isFullSet && !setByArticle.includes(kind) && originalsPresented(document) < issued, () =>
        found('FULL_SET_OF_DOCUMENT_MUST_BE_PRESENTED', {
            documentId,
            field: `${field}.isFullSet`,
            expected: String(issued),
            found: String(originalsPresented(document)),
        }),
    );
}

/** Of an air waybill the shipper's original is enough, whatever number the credit asks for (article 23a v). */
function originalsWanted({ kind }: TradeDocument, { numberOfOriginals }: RequiredDocument): number {
    return kind === 'AIR_WAYBILL' ? Math.min(numberOfOriginals, 1) : numberOfOriginals;
}
