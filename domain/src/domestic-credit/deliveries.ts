import type { TradeDocument } from '../document/trade-document.js';
import type { Examined } from '../examination/examined.js';
import { findingsOf, when, type Finding } from '../examination/finding.js';
import { deliveryDateOf } from './delivery-date.js';
import { measures } from './measures.js';

const found = findingsOf({
    DELIVERY_MUST_NOT_BE_LATE: ['DISCREPANCY', measures('art. 10')],
    SERVICE_MUST_BE_RENDERED: ['DISCREPANCY', measures('documents')],
    PROOF_OF_DELIVERY_MUST_BE_SIGNED: ['DISCREPANCY', measures('examination')],
});

/** What shows that goods were sent or taken over, or that a service was rendered. */
export function deliveryFindings(examined: Examined): readonly Finding[] {
    return examined.set.examined.flatMap((document) => [
        ...lateFindings(document, examined),
        ...renderedFindings(document),
        ...signatureFindings(document),
    ]);
}

/** Where the credit names no latest day of shipment or service, its expiry is the latest; neither moves for a holiday. */
function lateFindings(document: TradeDocument, { terms }: Examined): readonly Finding[] {
    const { latestShipmentDate, instalments } = terms.shipment;
    const latest = latestShipmentDate ?? terms.expiry.expiryDate;
    const day = deliveryDateOf(document);

    return when(instalments === undefined && day !== undefined && day > latest, () =>
        found('DELIVERY_MUST_NOT_BE_LATE', {
            documentId: document.documentId,
            field: fieldOf(document),
            expected: `by ${latest}`,
            found: day ?? '',
        }),
    );
}

/** Where each kind of document says it; transport documents say it in several places. */
function fieldOf({ kind }: TradeDocument): string {
    if (kind === 'GOODS_RECEIPT') {
        return 'receivedOn';
    }

    return kind === 'SERVICE_CERTIFICATE' ? 'renderedOn' : 'shipmentDate';
}

function renderedFindings(document: TradeDocument): readonly Finding[] {
    return when(document.kind === 'SERVICE_CERTIFICATE' && !document.isRendered, () =>
        found('SERVICE_MUST_BE_RENDERED', {
            documentId: document.documentId,
            field: 'isRendered',
            expected: 'that the service was rendered',
            found: 'that it was not, or not as agreed',
        }),
    );
}

/** An original shows the signature or seal of who issued it. */
function signatureFindings({ kind, documentId, signatures }: TradeDocument): readonly Finding[] {
    const isProof = kind === 'GOODS_RECEIPT' || kind === 'SERVICE_CERTIFICATE';

    return when(isProof && signatures.length === 0, () =>
        found('PROOF_OF_DELIVERY_MUST_BE_SIGNED', {
            documentId,
            field: 'signatures',
            expected: 'the signature or seal of the issuer',
            found: '',
        }),
    );
}
