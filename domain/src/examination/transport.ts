import type { TransportDocument } from '../document/trade-document.js';
import type { Examined } from './examined.js';
import { findingsOf, when, type Finding } from './finding.js';
import { isOriginalPresented } from './originals.js';
import { placeFindings } from './places.js';
import { shipmentDateOf } from './shipment-date.js';
import { signatureFindings } from './signatures.js';

const found = findingsOf({
    CARRIER_MUST_BE_NAMED: ['DISCREPANCY', 'UCP 600 art. 19a i to 24a i'],
    GOODS_MUST_BE_ON_BOARD: ['DISCREPANCY', 'UCP 600 art. 20a ii'],
    INTENDED_VESSEL_MUST_BE_NOTED_ON_BOARD: ['DISCREPANCY', 'UCP 600 art. 20a ii'],
    DOCUMENT_MUST_SHOW_DATE_OF_SHIPMENT: ['DISCREPANCY', 'UCP 600 art. 19a ii to 24a ii'],
    FULL_SET_MUST_BE_PRESENTED: ['DISCREPANCY', 'UCP 600 art. 19a iv, 20a iv'],
    CHARTER_PARTY_MUST_NOT_BE_INDICATED: ['DISCREPANCY', 'UCP 600 art. 19a vi, 20a vi'],
    TRANSHIPMENT_MUST_BE_ALLOWED: ['DISCREPANCY', 'UCP 600 art. 20b, 20c, MT700 43T'],
    GOODS_MUST_BE_ACCEPTED_FOR_CARRIAGE: ['DISCREPANCY', 'UCP 600 art. 23a ii'],
    AIR_WAYBILL_MUST_BE_ORIGINAL_FOR_SHIPPER: ['DISCREPANCY', 'UCP 600 art. 23a v'],
    GOODS_MUST_NOT_BE_ON_DECK: ['DISCREPANCY', 'UCP 600 art. 26a'],
    TRANSPORT_DOCUMENT_MUST_BE_CLEAN: ['DISCREPANCY', 'UCP 600 art. 27'],
});

type SeaDocument = Extract<TransportDocument, { isCharterParty: boolean }>;
type AirWaybill = Extract<TransportDocument, { kind: 'AIR_WAYBILL' }>;

/**
 * Transport documents, each by its article (19 multimodal, 20 and 21 sea, 23 air, 24 land), then 26 and 27. These are
 * over originals: where a credit asks for copies alone, it is a document like others (ISBP A6).
 */
export function transportFindings(examined: Examined): readonly Finding[] {
    return examined.transport.filter(isOriginalPresented).flatMap((document) => [
        ...when(document.carrier === undefined, () =>
            found('CARRIER_MUST_BE_NAMED', {
                documentId: document.documentId,
                field: 'carrier',
                expected: 'the name of the carrier',
                found: '',
            }),
        ),
        ...signatureFindings(document),
        ...ofItsKind(document, examined),
        ...placeFindings(document, examined.terms.shipment),
        ...document.conditionClauses.flatMap(({ text, isAdverse }, index) =>
            when(isAdverse, () =>
                found('TRANSPORT_DOCUMENT_MUST_BE_CLEAN', {
                    documentId: document.documentId,
                    field: `conditionClauses.${index}`,
                    expected: 'no clause on defective goods or packaging',
                    found: text,
                }),
            ),
        ),
    ]);
}

function ofItsKind(document: TransportDocument, examined: Examined): readonly Finding[] {
    switch (document.kind) {
        case 'BILL_OF_LADING':
            return [
                ...onBoardFindings(document),
                ...seaFindings(document),
                ...transhipmentFindings(document, examined),
            ];
        case 'MULTIMODAL_TRANSPORT_DOCUMENT':
            // Transhipment is what multimodal transport is; it may be indicated even where prohibited (article 19c).
            return seaFindings(document);
        case 'AIR_WAYBILL':
            return airFindings(document);
        case 'RAIL_CONSIGNMENT_NOTE':
            return dateFindings(document);
    }
}

/** Goods are on board by the printed text or by a dated notation, which an intended vessel always needs. */
function onBoardFindings(document: SeaDocument): readonly Finding[] {
    const { documentId, isShippedOnBoardType, onBoardNotations, shippedOnBoardDate, transports } = document;
    const isNoted = onBoardNotations.length > 0 || shippedOnBoardDate !== undefined;
    const intended = transports.vesselVoyages.filter(({ isIntended }) => isIntended);
    const unnoted = intended.find(({ vesselName }) => !onBoardNotations.some((each) => each.vesselName === vesselName));

    return [
        ...when(!isShippedOnBoardType && !isNoted, () =>
            found('GOODS_MUST_BE_ON_BOARD', {
                documentId,
                field: 'onBoardNotations',
                expected: 'shipped on board a named vessel',
                found: 'received for shipment',
            }),
        ),
        ...when(unnoted !== undefined, () =>
            found('INTENDED_VESSEL_MUST_BE_NOTED_ON_BOARD', {
                documentId,
                field: 'onBoardNotations.vesselName',
                expected: unnoted?.vesselName ?? '',
                found: onBoardNotations.map(({ vesselName = '' }) => vesselName).join(', '),
            }),
        ),
    ];
}

function seaFindings(document: SeaDocument): readonly Finding[] {
    const { documentId, numberOfOriginals, numberOfOriginalsPresented, isCharterParty, isOnDeck } = document;

    return [
        ...dateFindings(document),
        // A set of which some originals are missing could be used by somebody else.
        ...when(numberOfOriginalsPresented < numberOfOriginals, () =>
            found('FULL_SET_MUST_BE_PRESENTED', {
                documentId,
                field: 'numberOfOriginalsPresented',
                expected: String(numberOfOriginals),
                found: String(numberOfOriginalsPresented),
            }),
        ),
        ...when(isCharterParty, () =>
            found('CHARTER_PARTY_MUST_NOT_BE_INDICATED', {
                documentId,
                field: 'isCharterParty',
                expected: 'no indication of a charter party',
                found: 'subject to a charter party',
            }),
        ),
        ...when(isOnDeck, () =>
            found('GOODS_MUST_NOT_BE_ON_DECK', {
                documentId,
                field: 'isOnDeck',
                expected: 'not loaded on deck',
                found: 'loaded on deck',
            }),
        ),
    ];
}

/** Even where a credit prohibits it, goods in containers, trailers or barges may be transhipped (article 20c ii). */
function transhipmentFindings(document: SeaDocument, { terms }: Examined): readonly Finding[] {
    const isInContainers = (document.utilizedTransportEquipments ?? []).length > 0;
    const isProhibited = terms.shipment.transhipment === 'NOT_ALLOWED';

    return when(document.isTranshipmentIndicated && isProhibited && !isInContainers, () =>
        found('TRANSHIPMENT_MUST_BE_ALLOWED', {
            documentId: document.documentId,
            field: 'isTranshipmentIndicated',
            expected: 'no transhipment',
            found: 'transhipment of goods that are in no container',
        }),
    );
}

function airFindings(document: AirWaybill): readonly Finding[] {
    const { documentId, isAcceptedForCarriage, isOriginalForShipper } = document;

    return [
        ...dateFindings(document),
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
