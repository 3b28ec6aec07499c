import type { TransportDocument } from '../document/trade-document.js';
import type { AirWaybill } from '../document/transport-documents.js';
import { charterPartyFindings, isUnderCharterParty } from './charter-party.js';
import type { Examined } from './examined.js';
import { findingsOf, when, type Finding } from './finding.js';
import { isOriginalPresented } from './originals.js';
import { placeFindings } from './places.js';
import { intendedVesselFindings, onBoardFindings, seaFindings, transhipmentFindings } from './sea-transport.js';
import { shipmentDateOf } from './shipment-date.js';
import { charterPartySignatureFindings, signatureFindings } from './signatures.js';

const found = findingsOf({
    CARRIER_MUST_BE_NAMED: ['DISCREPANCY', 'UCP 600 art. 19a i to 21a i, 23a i, 24a i'],
    DOCUMENT_MUST_SHOW_DATE_OF_SHIPMENT: ['DISCREPANCY', 'UCP 600 art. 19a ii to 24a ii'],
    GOODS_MUST_BE_ACCEPTED_FOR_CARRIAGE: ['DISCREPANCY', 'UCP 600 art. 23a ii'],
    AIR_WAYBILL_MUST_BE_ORIGINAL_FOR_SHIPPER: ['DISCREPANCY', 'UCP 600 art. 23a v'],
    TRANSPORT_DOCUMENT_MUST_BE_CLEAN: ['DISCREPANCY', 'UCP 600 art. 27'],
});

type FromPortToPort = Extract<
    TransportDocument,
    { kind: 'BILL_OF_LADING' | 'CHARTER_PARTY_BILL_OF_LADING' | 'SEA_WAYBILL' }
>;

/**
 * Transport documents, each by its article (19 multimodal, 20 to 22 sea, 23 air, 24 land), then 26 and 27. These are
 * over originals: where a credit asks for copies alone, it is a document like others (ISBP A6).
 */
export function transportFindings(examined: Examined): readonly Finding[] {
    return examined.transport
        .filter(isOriginalPresented)
        .flatMap((document) => [
            ...findingsByArticle(document, examined),
            ...dateFindings(document),
            ...placeFindings(document, examined.terms.shipment),
            ...cleanFindings(document),
        ]);
}

function findingsByArticle(document: TransportDocument, examined: Examined): readonly Finding[] {
    switch (document.kind) {
        case 'BILL_OF_LADING':
        case 'SEA_WAYBILL':
            return fromPortToPort(document, examined);
        case 'CHARTER_PARTY_BILL_OF_LADING':
            return isUnderCharterParty(document, examined)
                ? [...charterPartySignatureFindings(document), ...onBoardFindings(document), ...seaFindings(document)]
                : fromPortToPort(document, examined);
        case 'MULTIMODAL_TRANSPORT_DOCUMENT':
            // Transhipment is what multimodal transport is; it may be indicated even where prohibited (article 19c).
            return [
                ...carrierFindings(document),
                ...seaFindings(document),
                ...charterPartyFindings(document, examined),
            ];
        case 'AIR_WAYBILL':
            return [...carrierFindings(document), ...airFindings(document)];
        case 'RAIL_CONSIGNMENT_NOTE':
            return carrierFindings(document);
    }
}

/** Articles 20 and 21 say the same of a bill of lading and of a sea waybill. */
function fromPortToPort(document: FromPortToPort, examined: Examined): readonly Finding[] {
    return [
        ...carrierFindings(document),
        ...onBoardFindings(document),
        ...intendedVesselFindings(document),
        ...seaFindings(document),
        ...charterPartyFindings(document, examined),
        ...transhipmentFindings(document, examined),
    ];
}

function carrierFindings(document: TransportDocument): readonly Finding[] {
    return [
        ...when(document.carrier === undefined, () =>
            found('CARRIER_MUST_BE_NAMED', {
                documentId: document.documentId,
                field: 'carrier',
                expected: 'the name of the carrier',
                found: '',
            }),
        ),
        ...signatureFindings(document),
    ];
}

function airFindings(document: AirWaybill): readonly Finding[] {
    const { documentId, isAcceptedForCarriage, isOriginalForShipper } = document;

    return [
        ...when(!isAcceptedForCarriage, () =>
            found('GOODS_MUST_BE_ACCEPTED_FOR_CARRIAGE', {
                documentId,
                field: 'isAcceptedForCarriage',
                expected: 'accepted for carriage',
                found: 'no such words',
            }),
        ),
        ...when(!isOriginalForShipper, () =>
            found('AIR_WAYBILL_MUST_BE_ORIGINAL_FOR_SHIPPER', {
                documentId,
                field: 'isOriginalForShipper',
                expected: 'the original for consignor or shipper',
                found: 'another part of the set',
            }),
        ),
    ];
}

/** Any of its dates will do (ISBP A11); goods that were not put on board are found above. */
function dateFindings(document: TransportDocument): readonly Finding[] {
    return when(document.issueDate === undefined && shipmentDateOf(document) === undefined, () =>
        found('DOCUMENT_MUST_SHOW_DATE_OF_SHIPMENT', {
            documentId: document.documentId,
            field: 'issueDate',
            expected: 'a date of issue or of shipment',
            found: '',
        }),
    );
}

/** A clause or notation that declares goods or packaging defective is what makes a document unclean. */
function cleanFindings({ documentId, conditionClauses }: TransportDocument): readonly Finding[] {
    return conditionClauses.flatMap(({ text, isAdverse }, index) =>
        when(isAdverse, () =>
            found('TRANSPORT_DOCUMENT_MUST_BE_CLEAN', {
                documentId,
                field: `conditionClauses.${index}`,
                expected: 'no clause on defective goods or packaging',
                found: text,
            }),
        ),
    );
}
