import { isTransportDocument, type TradeDocument } from '../document/trade-document.js';
import { isOriginalPresented } from '../examination/originals.js';
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

/**
 * The latest of the days that documents say, from which the time to present runs (art. 10). Transport documents go before
 * receipts of goods and certificates of services, and of them originals before copies.
 */
export function deliveryDateOfSet(documents: readonly TradeDocument[]): CalendarDate | undefined {
    const transport = documents.filter(isTransportDocument);
    const ranked: readonly (readonly TradeDocument[])[] = [transport.filter(isOriginalPresented), transport, documents];
    const telling = ranked.find(({ length }) => length > 0) ?? [];

    return telling
        .flatMap((document) => deliveryDateOf(document) ?? [])
        .sort()
        .at(-1);
}
