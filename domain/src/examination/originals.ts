import type { TradeDocument } from '../document/trade-document.js';

/**
 * How many originals of a document were presented (article 17). The duplicate of a railway's note is one, whether or not
 * it is marked as an original (article 24b).
 */
export function originalsPresented(document: TradeDocument): number {
    const { numberOfOriginalsPresented } = document;
    const isDuplicate =
        document.kind === 'RAIL_CONSIGNMENT_NOTE' && document.documentTypeCode === '720' && document.isMarkedDuplicate;

    return numberOfOriginalsPresented === 0 && isDuplicate ? 1 : numberOfOriginalsPresented;
}

/** Whether an original came: of a transport document only that starts time and is under articles 19 to 25 (ISBP A6). */
export function isOriginalPresented(document: TradeDocument): boolean {
    return originalsPresented(document) > 0;
}
