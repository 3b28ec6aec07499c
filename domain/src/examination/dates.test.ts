import { describe, expect, it } from '@jest/globals';
import type { PeriodWords } from '../calendar/period-words.js';
import { dateFindings } from './dates.js';
import {
    discrepancies,
    findingsIn,
    presented,
    presentedWith,
    terms,
    without,
    type Changes,
} from './testing/samples.js';
import { airWaybill, billOfLading, railNote } from '../document/testing/transport-samples.js';
import type { BillOfLading } from '../document/transport-documents.js';
import type { CreditTerms } from '../letter-of-credit/terms.js';

const withTerms = (changed: Partial<CreditTerms>, more: Changes['facts'] = {}): Changes => ({
    facts: { terms: { ...terms, ...changed }, ...more },
});
const expiring = (expiryDate: string): Partial<CreditTerms> => ({ expiry: { ...terms.expiry, expiryDate } });
const instalments = (...untilDates: string[]): Partial<CreditTerms> => ({
    shipment: {
        partialShipments: 'ALLOWED',
        instalments: untilDates.map((untilDate) => ({ fromDate: `${untilDate.slice(0, 8)}01`, untilDate })),
    },
});

const within = (shipmentWithin: PeriodWords): Changes => withTerms({ shipment: { shipmentWithin } });

describe('dateFindings', () => {
    it('finds nothing in documents that were presented in time', () => {
        expect(findingsIn(dateFindings, presented())).toEqual([]);
    });

    it.each<[string, Changes]>([
        ['on the last day', withTerms(expiring('2026-05-20'))],
        // 23 May is a Saturday: the last day moves to Monday, as it does for the days after shipment (29a).
        ['after an expiry on a Saturday, on Monday', withTerms(expiring('2026-05-23'), { presentedOn: '2026-05-25' })],
        ['on the fifteenth day after shipment', { facts: { presentedOn: '2026-05-27' } }],
        [
            'without a transport document, whenever',
            { bill: { numberOfOriginalsPresented: 0 }, facts: { presentedOn: '2026-06-30' } },
        ],
        [
            'on the twenty-first day after shipment, where field 48 is left out',
            { facts: { terms: without(terms, 'presentationPeriod'), presentedOn: '2026-06-02' } },
        ],
        ['with a document dated on that day', { origin: { issueDate: '2026-05-20' } }],
        ['with a document that predates the credit', { inspection: { issueDate: '2025-12-01' } }],
        ['shipped on the last day', withTerms({ shipment: { ...terms.shipment, latestShipmentDate: '2026-05-12' } })],
        ['shipped on or about a day', within({ words: 'ON_OR_ABOUT', day: '2026-05-17' })],
        ['shipped from a day on, which is included', within({ words: 'FROM', day: '2026-05-12' })],
        ['shipped in the middle of the month', within({ words: 'MIDDLE', month: '2026-05' })],
        ['shipped in an instalment', withTerms(instalments('2026-04-30', '2026-05-31'))],
    ])('has nothing against documents presented %s', (_, changes) => {
        expect(discrepancies(dateFindings, presented(changes))).toEqual([]);
    });

    it.each<[string, Changes]>([
        ['PRESENTATION_MUST_COME_BY_EXPIRY', withTerms(expiring('2026-05-19'))],
        ['PRESENTATION_MUST_COME_BY_EXPIRY', withTerms(expiring('2026-05-22'), { presentedOn: '2026-05-25' })],
        ['PRESENTATION_MUST_FOLLOW_SHIPMENT_IN_TIME', { facts: { presentedOn: '2026-05-28' } }],
        // Field 48 is left out, so there are 21 days, of which the last is 2 June.
        [
            'PRESENTATION_MUST_FOLLOW_SHIPMENT_IN_TIME',
            { facts: { terms: without(terms, 'presentationPeriod'), presentedOn: '2026-06-03' } },
        ],
        ['DOCUMENT_MUST_NOT_POSTDATE_PRESENTATION', { origin: { issueDate: '2026-05-21' } }],
        // 10 May is a Sunday: the latest day of shipment never moves (29c).
        ['SHIPMENT_MUST_NOT_BE_LATE', withTerms({ shipment: { ...terms.shipment, latestShipmentDate: '2026-05-10' } })],
        ['SHIPMENT_MUST_FALL_IN_ITS_PERIOD', within({ words: 'ON_OR_ABOUT', day: '2026-05-18' })],
        ['SHIPMENT_MUST_FALL_IN_ITS_PERIOD', within({ words: 'BEFORE', day: '2026-05-12' })],
        ['SHIPMENT_MUST_FALL_IN_ITS_PERIOD', within({ words: 'BEGINNING', month: '2026-05' })],
        ['SHIPMENT_MUST_FALL_IN_AN_INSTALMENT', withTerms(instalments('2026-04-30', '2026-05-11'))],
    ])('finds %s', (code, changes) => {
        expect(discrepancies(dateFindings, presented(changes))).toEqual([code]);
    });

    // Saturday 10 October is made up for: a banking day or none, so that an expiry on it moves to Monday or does not.
    it.each<[presentedOn: string, expiryDate: string, string[]]>([
        ['2026-10-12', '2026-10-10', ['LAST_DAY_IS_FOR_PEOPLE']],
        ['2026-10-13', '2026-10-10', ['PRESENTATION_MUST_COME_BY_EXPIRY']],
        ['2026-10-10', '2026-10-10', []],
        ['2026-10-10', '2026-10-09', ['PRESENTATION_MUST_COME_BY_EXPIRY']],
        // The National Day's week: its first banking day is the 8th by either reading.
        ['2026-10-08', '2026-10-01', []],
    ])('presented on %s under a credit until %s finds %j', (presentedOn, expiryDate, codes) => {
        const { facts } = withTerms(expiring(expiryDate), { presentedOn });
        const late = findingsIn(dateFindings, presented({ bill: { numberOfOriginalsPresented: 0 }, facts: facts! }));

        expect(late.map(({ code }) => code)).toEqual(codes);
    });

    it('takes the twenty-one days after shipment by either reading too (14c)', () => {
        const onSaturday = { shippedOnBoardDate: '2026-09-25', issueDate: '2026-09-25' };
        const { facts } = withTerms({ ...expiring('2026-12-01'), shipment: {} }, { presentedOn: '2026-10-12' });

        expect(findingsIn(dateFindings, presented({ bill: onSaturday, facts: facts! }))).toMatchObject([
            {
                kind: 'INFORM',
                code: 'LAST_DAY_IS_FOR_PEOPLE',
                expected: 'by 2026-10-10, or by 2026-10-12 if that is no banking day, 15 days after shipment',
            },
        ]);
    });

    it('gives the last day, and what was found', () => {
        expect(findingsIn(dateFindings, presented(withTerms(expiring('2026-05-19'))))).toEqual([
            {
                kind: 'DISCREPANCY',
                code: 'PRESENTATION_MUST_COME_BY_EXPIRY',
                rule: 'UCP 600 art. 6d, 29a',
                field: 'presentedOn',
                expected: 'by 2026-05-19',
                found: '2026-05-20',
            },
        ]);
    });

    it('leaves to people what is said in words', () => {
        const inWords = withTerms({
            presentationPeriod: { days: 10, countedFrom: 'date of forwarder’s receipt' },
            shipment: { shipmentPeriod: 'first opening of navigation' },
        });

        expect(findingsIn(dateFindings, presented(inWords)).map(({ kind, code }) => [kind, code])).toEqual([
            ['INFORM', 'PRESENTATION_PERIOD_IS_FOR_PEOPLE'],
            ['INFORM', 'SHIPMENT_PERIOD_IS_FOR_PEOPLE'],
        ]);
    });

    it('counts the days after shipment from a flight that is noted and from a railway’s stamp', () => {
        const late = { ...presentedWith({ ...airWaybill, actualFlightDate: '2026-05-04' }) };

        expect(discrepancies(dateFindings, late)).toEqual(['PRESENTATION_MUST_FOLLOW_SHIPMENT_IN_TIME']);
        expect(discrepancies(dateFindings, presentedWith({ ...railNote, receptionDate: '2026-05-04' }))).toEqual([
            'PRESENTATION_MUST_FOLLOW_SHIPMENT_IN_TIME',
        ]);
    });

    describe('with a second bill of lading', () => {
        const voyage = billOfLading.transports.vesselVoyages[0]!;
        const second = (changed: Partial<typeof voyage>, shippedOnBoardDate: string, port = 'Singapore') => ({
            ...billOfLading,
            documentId: 'b'.repeat(32),
            shippedOnBoardDate,
            transports: {
                ...billOfLading.transports,
                portOfDischarge: { locationName: port },
                vesselVoyages: [{ ...voyage, ...changed }],
            },
        });
        const with2 = (bill: BillOfLading, partialShipments: 'ALLOWED' | 'NOT_ALLOWED', presentedOn = '2026-05-20') => {
            const facts = presented({
                bill: { transports: { ...billOfLading.transports, portOfDischarge: { locationName: 'Singapore' } } },
            });
            return discrepancies(dateFindings, {
                ...facts,
                presentedOn,
                terms: { ...terms, shipment: { ...terms.shipment, partialShipments } },
                documents: [...facts.documents, bill],
            });
        };

        it('takes one vessel, journey and destination for one shipment, of which the latest day counts (31b)', () => {
            expect(with2(second({}, '2026-05-14'), 'NOT_ALLOWED', '2026-05-29')).toEqual([]);
            expect(with2(second({}, '2026-05-14'), 'NOT_ALLOWED', '2026-06-01')).toEqual([
                'PRESENTATION_MUST_FOLLOW_SHIPMENT_IN_TIME',
            ]);
        });

        it.each([
            ['another vessel', second({ vesselName: 'OTHER KITE' }, '2026-05-14')],
            ['another journey', second({ carrierExportVoyageNumber: '089E' }, '2026-05-14')],
            ['another destination', second({}, '2026-05-14', 'Port Klang')],
        ])('takes %s for a partial shipment, and counts from the earliest day', (_, bill) => {
            expect(with2(bill, 'NOT_ALLOWED')).toEqual(['PARTIAL_SHIPMENT_MUST_BE_ALLOWED']);
            expect(with2(bill, 'ALLOWED')).toEqual([]);
            expect(with2(bill, 'ALLOWED', '2026-05-28')).toEqual(['PRESENTATION_MUST_FOLLOW_SHIPMENT_IN_TIME']);
        });
    });
});
