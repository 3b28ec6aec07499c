import { describe, expect, it } from '@jest/globals';
import { airWaybill, billOfLading, multimodal, railNote, seaWaybill } from '../document/testing/transport-samples.js';
import type { TradeDocument } from '../document/trade-document.js';
import {
    discrepancies,
    findingsIn,
    presented,
    presentedWith,
    terms,
    without,
    type Changes,
} from './testing/samples.js';
import { likenessOf } from './places.js';
import { transportFindings } from './transport.js';

const byLand = {
    placeOfReceipt: { locationName: 'Chongqing' },
    placeOfDelivery: { locationName: 'Duisburg', countryCode: 'DE' },
};
const { portOfDischarge } = terms.shipment;
const carrierName = billOfLading.carrier!.partyName;
const [vessel] = billOfLading.transports.vesselVoyages;
const signed = (capacityCode: 'CARRIER' | 'MASTER' | 'AGENT_FOR_CARRIER' | 'ISSUER', onBehalfOf?: string) => ({
    signatures: [{ signatoryName: 'A. Lim', capacityCode, ...(onBehalfOf !== undefined && { onBehalfOf }) }],
});
const undated = without(airWaybill, 'issueDate');
const inBulk = without(billOfLading, 'utilizedTransportEquipments');
const received = { ...without(billOfLading, 'shippedOnBoardDate'), isShippedOnBoardType: false };
const intended = {
    ...billOfLading,
    transports: { ...billOfLading.transports, vesselVoyages: [{ ...vessel!, isIntended: true }] },
};

describe('transportFindings', () => {
    it.each([
        ['a bill of lading (20)', presented()],
        ['a sea waybill (21)', presentedWith(seaWaybill)],
        [
            'a multimodal document (19)',
            presentedWith(multimodal, { ...terms.shipment, placeOfReceipt: { locationName: 'Hangzhou' } }),
        ],
        [
            'an air waybill (23)',
            presentedWith(airWaybill, {
                portOfLoading: { locationName: 'Ningbo' },
                portOfDischarge: { locationName: 'Any airport in Singapore', countryCode: 'SG' },
            }),
        ],
        ['a rail consignment note (24)', presentedWith(railNote, byLand)],
    ])('finds nothing in %s', (_name, facts) => {
        expect(findingsIn(transportFindings, facts)).toEqual([]);
    });

    it.each<[string, Changes]>([
        ['goods noted on board later', { bill: { ...received, onBoardNotations: [{ date: '2026-05-12' }] } }],
        [
            'an intended vessel that is noted',
            { bill: { ...intended, onBoardNotations: [{ date: '2026-05-12', vesselName: vessel!.vesselName }] } },
        ],
        ['a signature of the master', { bill: signed('MASTER') }],
        ['transhipment of containers, though it is prohibited (20c ii)', { bill: { isTranshipmentIndicated: true } }],
        [
            'a clause that declares no defect',
            { bill: { conditionClauses: [{ text: 'Packed by the shipper', isAdverse: false }] } },
        ],
    ])('has nothing against %s', (_name, changes) => {
        expect(discrepancies(transportFindings, presented(changes))).toEqual([]);
    });

    it.each<[string, TradeDocument]>([
        ['CARRIER_MUST_BE_NAMED', without(billOfLading, 'carrier')],
        ['TRANSPORT_DOCUMENT_MUST_BE_SIGNED_BY_CARRIER', { ...billOfLading, ...signed('ISSUER') }],
        ['TRANSPORT_DOCUMENT_MUST_BE_SIGNED_BY_CARRIER', { ...billOfLading, signatures: [] }],
        ['AGENT_MUST_SAY_FOR_WHOM_IT_SIGNS', { ...billOfLading, ...signed('AGENT_FOR_CARRIER') }],
        ['AGENT_MUST_SAY_FOR_WHOM_IT_SIGNS', { ...billOfLading, ...signed('AGENT_FOR_CARRIER', 'Other Lines') }],
        ['GOODS_MUST_BE_ON_BOARD', received],
        ['INTENDED_VESSEL_MUST_BE_NOTED_ON_BOARD', intended],
        ['FULL_SET_MUST_BE_PRESENTED', { ...billOfLading, numberOfOriginalsPresented: 2 }],
        ['CHARTER_PARTY_MUST_NOT_BE_INDICATED', { ...multimodal, isCharterParty: true }],
        ['GOODS_MUST_NOT_BE_ON_DECK', { ...billOfLading, isOnDeck: true }],
        ['TRANSHIPMENT_MUST_BE_ALLOWED', { ...inBulk, isTranshipmentIndicated: true }],
        [
            'PLACE_MUST_BE_AS_IN_CREDIT',
            {
                ...billOfLading,
                transports: { ...billOfLading.transports, portOfDischarge: { locationName: 'Port Klang' } },
            },
        ],
        [
            'PLACE_MUST_BE_AS_IN_CREDIT',
            {
                ...billOfLading,
                onBoardNotations: [{ date: '2026-05-12', portOfLoading: { locationName: 'Shanghai' } }],
            },
        ],
        [
            'TRANSPORT_DOCUMENT_MUST_BE_CLEAN',
            { ...billOfLading, conditionClauses: [{ text: '40 cartons torn', isAdverse: true }] },
        ],
        ['FULL_SET_MUST_BE_PRESENTED', { ...multimodal, numberOfOriginalsPresented: 1 }],
        ['CARRIER_MUST_BE_NAMED', without(seaWaybill, 'carrier')],
        ['TRANSPORT_DOCUMENT_MUST_BE_SIGNED_BY_CARRIER', { ...seaWaybill, ...signed('ISSUER') }],
        ['GOODS_MUST_BE_ON_BOARD', { ...without(seaWaybill, 'shippedOnBoardDate'), isShippedOnBoardType: false }],
        ['FULL_SET_MUST_BE_PRESENTED', { ...seaWaybill, numberOfOriginalsPresented: 2 }],
        ['CHARTER_PARTY_MUST_NOT_BE_INDICATED', { ...seaWaybill, isCharterParty: true }],
        [
            'TRANSHIPMENT_MUST_BE_ALLOWED',
            { ...without(seaWaybill, 'utilizedTransportEquipments'), isTranshipmentIndicated: true },
        ],
    ])('finds %s at sea', (code, document) => {
        expect(discrepancies(transportFindings, presentedWith(document))).toEqual([code]);
    });

    it.each<[string, TradeDocument, 'air' | 'land']>([
        ['TRANSPORT_DOCUMENT_MUST_BE_SIGNED_BY_CARRIER', { ...airWaybill, ...signed('MASTER') }, 'air'],
        ['DOCUMENT_MUST_SHOW_DATE_OF_SHIPMENT', undated, 'air'],
        ['DOCUMENT_MUST_SHOW_DATE_OF_SHIPMENT', without(without(railNote, 'issueDate'), 'receptionDate'), 'land'],
        ['GOODS_MUST_BE_ACCEPTED_FOR_CARRIAGE', { ...airWaybill, isAcceptedForCarriage: false }, 'air'],
        ['AIR_WAYBILL_MUST_BE_ORIGINAL_FOR_SHIPPER', { ...airWaybill, isOriginalForShipper: false }, 'air'],
        ['PLACE_MUST_BE_AS_IN_CREDIT', { ...airWaybill, arrivalLocation: { locationName: 'Penang' } }, 'air'],
        ['PLACE_MUST_BE_AS_IN_CREDIT', { ...railNote, placeOfDelivery: { locationName: 'Hamburg' } }, 'land'],
    ])('finds %s by air or land', (code, document, way) => {
        const shipment =
            way === 'air' ? { portOfLoading: { locationName: 'Ningbo' }, portOfDischarge: portOfDischarge! } : byLand;

        expect(discrepancies(transportFindings, presentedWith(document, shipment))).toEqual([code]);
    });

    it.each<[string, TradeDocument]>([
        ['without a date of issue, where it is noted when goods came on board', without(billOfLading, 'issueDate')],
        [
            'of which only copies came: they are under no article of transport (ISBP A6)',
            { ...billOfLading, numberOfOriginalsPresented: 0, isOnDeck: true, signatures: [] },
        ],
    ])('has nothing against a bill %s', (_name, document) => {
        expect(findingsIn(transportFindings, presentedWith(document))).toEqual([]);
    });

    it.each([
        ['Ningbo, China', 'Ningbo', 'SAME'],
        ['Port of Ningbo', 'NINGBO PORT', 'SAME'],
        ['Ningbo or Shanghai', 'Shanghai', 'SAME'],
        ['Ningbo Beilun', 'Ningbo Chuanshan', 'UNCLEAR'],
        ['Shanghai', 'Ningbo', 'OTHER'],
        ['Port of Shanghai', 'Port of Ningbo', 'OTHER'],
    ])('finds that where the credit says "%s", "%s" is the %s', (stated, shown, likeness) => {
        expect(likenessOf({ locationName: shown }, { locationName: stated })).toBe(likeness);
    });

    it.each([
        [{ UNLocationCode: 'CNNGB' }, { UNLocationCode: 'CNNGB' }, 'SAME'],
        [{ UNLocationCode: 'CNSHA' }, { UNLocationCode: 'CNNGB' }, 'OTHER'],
        [{ countryCode: 'CN' }, { locationName: 'Any Chinese port', countryCode: 'CN' }, 'SAME'],
        [{ UNLocationCode: 'VNSGN' }, { locationName: 'Any Chinese port', countryCode: 'CN' }, 'OTHER'],
        [{}, { locationName: 'Any Chinese port', countryCode: 'CN' }, 'UNCLEAR'],
        [{ countryCode: 'CN' }, { locationName: 'Any Chinese port' }, 'UNCLEAR'],
    ])('compares codes, and countries where any port will do: row %#', (shown, stated, likeness) => {
        expect(likenessOf({ locationName: 'Ningbo', ...shown }, { locationName: 'Ningbo', ...stated })).toBe(likeness);
    });

    it('leaves to people a place of which some words are the credit’s', () => {
        const shipment = { ...terms.shipment, portOfDischarge: { locationName: 'Jurong Singapore' } };
        const document = {
            ...billOfLading,
            transports: { ...billOfLading.transports, portOfDischarge: { locationName: 'Tuas Singapore' } },
        };

        expect(
            findingsIn(transportFindings, presentedWith(document, shipment)).map(({ kind, code }) => [kind, code]),
        ).toEqual([['INFORM', 'PLACE_IS_FOR_PEOPLE']]);
    });

    it('names the document, the place in it, what should stand there and what does', () => {
        const bill = { ...billOfLading, ...signed('AGENT_FOR_CARRIER', 'Other Lines') };

        expect(findingsIn(transportFindings, presentedWith(bill))).toEqual([
            {
                kind: 'DISCREPANCY',
                code: 'AGENT_MUST_SAY_FOR_WHOM_IT_SIGNS',
                rule: 'UCP 600 art. 19a i to 24a i',
                documentId: bill.documentId,
                field: 'signatures.onBehalfOf',
                expected: carrierName,
                found: 'Other Lines',
            },
        ]);
    });
});
