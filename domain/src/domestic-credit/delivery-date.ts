import { isTransportDocument, type TradeDocument } from '../document/trade-document.js';
import { shipmentDateOf } from '../examination/shipment-date.js';
import type { CalendarDate } from '../kernel/time.js';

/** When a document says that goods were sent or taken over, or that a service was rendered. */
export function deliveryDateOf(document: TradeDocument): CalendarDate | undefined {
    if (isTransportDocument(document)) {
        return shipmentDateOf(document);
    }
    if (document.kind === 'GOODS_RECEIPT') {
        return document.receivedOn;
    }

    return document.kind === 'SERVICE_CERTIFICATE' ? document.renderedOn : undefined;
}

/** The days of shipment that transport documents say; without one, of receipts of goods and certificates of services. */
export function deliveryDatesIn(documents: readonly TradeDocument[]): readonly CalendarDate[] {
    const transport = documents.filter(isTransportDocument);
    const telling: readonly TradeDocument[] = transport.length > 0 ? transport : documents;

    return telling.flatMap((document) => deliveryDateOf(document) ?? []);
}

/** The latest of them, from which the time to present runs (art. 10). */
export function deliveryDateOfSet(documents: readonly TradeDocument[]): CalendarDate | undefined {
    return [...deliveryDatesIn(documents)].sort().at(-1);
}
