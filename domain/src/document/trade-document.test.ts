import { describe, expect, it } from '@jest/globals';
import { toWire, type JsonValue } from '../kernel/json.js';
import { parse } from '../kernel/parse.js';
import type { Refusal } from '../kernel/refusal.js';
import { goodsReceipt, serviceCertificate, vatInvoice } from './testing/domestic-samples.js';
import {
    charterPartyContract,
    draft,
    insurance,
    inspection,
    invoice,
    origin,
    packingList,
    shippingAdvice,
} from './testing/samples.js';
import {
    airWaybill,
    billOfLading,
    charterPartyBill,
    multimodal,
    railNote,
    seaWaybill,
} from './testing/transport-samples.js';
import { documentKinds, isTransportDocument, tradeDocumentSchema, type TradeDocument } from './trade-document.js';

const samples: readonly TradeDocument[] = [
    draft,
    invoice,
    vatInvoice,
    billOfLading,
    charterPartyBill,
    seaWaybill,
    multimodal,
    airWaybill,
    railNote,
    goodsReceipt,
    serviceCertificate,
    insurance,
    packingList,
    origin,
    inspection,
    charterPartyContract,
    shippingAdvice,
];

/** The document as JSON with another value at a path; without one, nothing is there. */
function changed(document: TradeDocument, path: string, value?: JsonValue): JsonValue {
    const put = (at: JsonValue | undefined, [name = '', ...rest]: readonly string[]): JsonValue => {
        const entries = new Map(Object.entries((at ?? {}) as Record<string, JsonValue>));
        const next = rest.length === 0 ? value : put(entries.get(name), rest);
        if (next === undefined) {
            entries.delete(name);
        } else {
            entries.set(name, next);
        }

        return Array.isArray(at) ? [...entries.values()] : Object.fromEntries(entries);
    };

    return put(toWire(document), path.split('.'));
}

function faultsOf(wire: JsonValue): unknown {
    try {
        parse(tradeDocumentSchema, wire);
    } catch (error) {
        return (error as Refusal).detail.errors;
    }
    return [];
}

describe('tradeDocumentSchema', () => {
    it('has a sample of each kind', () => {
        expect(samples.map(({ kind }) => kind)).toEqual(documentKinds);
    });

    it.each(samples.map((sample) => [sample.kind, sample] as const))('takes a %s as JSON', (_, sample) => {
        expect(tradeDocumentSchema.parse(toWire(sample))).toEqual(sample);
    });

    it.each(samples.map((sample) => [sample.kind, sample] as const))('knows all that a %s may have', (_, sample) => {
        for (const path of ['amendedBy', 'issuer.telephone']) {
            expect(faultsOf(changed(sample, path, 'nobody'))).toEqual([{ path, problem: 'is not a field of this' }]);
        }
    });

    it.each<[document: TradeDocument, path: string, value: JsonValue | undefined]>([
        // Amounts and quantities are texts, with no more decimals than there are.
        [invoice, 'duePayableAmount.amount', 307170],
        [invoice, 'duePayableAmount.amount', '307170.005'],
        [invoice, 'lines.0.quantity.value', 4200],
        [invoice, 'lines.0.hsCodes.0', '85182'],
        // A proforma is no invoice, and a cover note no policy.
        [invoice, 'documentTypeCode', '325'],
        [insurance, 'documentTypeCode', '550'],
        [billOfLading, 'utilizedTransportEquipments.0.equipment.equipmentReference', 'TESU1234568'],
        [billOfLading, 'transports.vesselVoyages.0.vesselIMONumber', '9074720'],
        [billOfLading, 'transports.portOfLoading.UNLocationCode', 'QQHUA'],
        [billOfLading, 'numberOfOriginals', undefined],
        // A sea waybill has a code of its own, and is no document of title.
        [billOfLading, 'documentTypeCode', '710'],
        [seaWaybill, 'isToOrder', true],
        [airWaybill, 'waybillNumber', '12345676'],
        [draft, 'attachments.0.documentChecksum', 'A'.repeat(64)],
        [origin, 'issueDate', '2026-02-30'],
        [shippingAdvice, 'kind', 'LETTER'],
        // A fully digital invoice has 20 digits and no code; one on a printed form 8, and a code.
        [vatInvoice, 'invoiceNumber', '2633200000000000471X'],
        [vatInvoice, 'invoiceCode', '033001900204'],
    ])('refuses row %#', (...[document, path, value]) => {
        expect(faultsOf(changed(document, path, value))).toEqual([expect.objectContaining({ path })]);
    });

    it('tells transport documents from others', () => {
        const codes = samples.filter(isTransportDocument).map(({ documentTypeCode }) => documentTypeCode);

        expect(codes).toEqual(['705', '705', '710', '760', '740', '720']);
    });
});
