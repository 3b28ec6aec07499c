import {
    isTransportDocument,
    type SeaDocument,
    type TradeDocument,
    type TransportDocument,
} from '../document/trade-document.js';
import type { CalendarDate } from '../kernel/time.js';
import type { Location } from '../document/location.js';
import { canonicalName } from './names.js';
import { isOriginalPresented } from './originals.js';

/**
 * When a transport document says that the goods were shipped. Of several on-board notations the earliest counts (ISBP);
 * without one the date of shipment is that of issue (articles 19a ii, 20a ii, 23a iii, 24a ii).
 */
export function shipmentDateOf(document: TransportDocument): CalendarDate | undefined {
    switch (document.kind) {
        case 'BILL_OF_LADING':
        case 'CHARTER_PARTY_BILL_OF_LADING':
        case 'SEA_WAYBILL':
        case 'MULTIMODAL_TRANSPORT_DOCUMENT':
            return [...document.onBoardNotations.map(({ date }) => date)].sort()[0] ?? datedOnBoard(document);
        case 'AIR_WAYBILL':
            return document.actualFlightDate ?? document.issueDate;
        case 'RAIL_CONSIGNMENT_NOTE':
            return document.receptionDate ?? document.issueDate;
    }
}

/**
 * The date of shipment of the whole presentation. Several documents over one voyage to one destination are one shipment,
 * of which the latest date counts (article 31b); over several voyages the earliest does, from which time runs.
 */
export function shipmentDateOfSet(documents: readonly TradeDocument[]): CalendarDate | undefined {
    const transport = documents.filter(isTransportDocument).filter(isOriginalPresented);
    const dates = transport.flatMap((document) => shipmentDateOf(document) ?? []).sort();

    return voyagesOf(transport).length > 1 ? dates[0] : dates.at(-1);
}

/** The voyages that transport documents are over: by one vessel, on one journey, to one destination (article 31b). */
export function voyagesOf(transport: readonly TransportDocument[]): readonly string[] {
    return [...new Set(transport.map(voyageOf))];
}

/** A document from port to port for goods only received has no date of shipment; a multimodal document's is that of taking in charge. */
function datedOnBoard(document: SeaDocument): CalendarDate | undefined {
    const { shippedOnBoardDate, receivedForShipmentDate, isShippedOnBoardType, issueDate } = document;
    if (document.kind !== 'MULTIMODAL_TRANSPORT_DOCUMENT' && !isShippedOnBoardType) {
        return shippedOnBoardDate;
    }

    return shippedOnBoardDate ?? receivedForShipmentDate ?? issueDate;
}

function voyageOf(document: TransportDocument): string {
    switch (document.kind) {
        case 'BILL_OF_LADING':
        case 'CHARTER_PARTY_BILL_OF_LADING':
        case 'SEA_WAYBILL':
        case 'MULTIMODAL_TRANSPORT_DOCUMENT':
            return [...document.transports.vesselVoyages.map(vesselOf), destinationOf(document)].join(', ');
        case 'AIR_WAYBILL':
            return `by air ${shipmentDateOf(document) ?? ''}, ${placeOf(document.arrivalLocation)}`;
        case 'RAIL_CONSIGNMENT_NOTE':
            return `by land ${shipmentDateOf(document) ?? ''}, ${placeOf(document.placeOfDelivery)}`;
    }
}

function vesselOf(voyage: SeaDocument['transports']['vesselVoyages'][number]): string {
    return canonicalName(`${voyage.vesselName} ${voyage.carrierExportVoyageNumber ?? ''}`);
}

function destinationOf({ transports }: SeaDocument): string {
    return placeOf(transports.placeOfDelivery ?? transports.portOfDischarge);
}

function placeOf(place: Location | undefined): string {
    return place?.UNLocationCode ?? canonicalName(place?.locationName ?? '');
}
