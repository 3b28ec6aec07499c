import { describe, expect, it } from '@jest/globals';
import { describedDocumentSchema, type DescribedDocument, type DescribedInvoice } from './described-document.js';
import { fingerprintsOf, identityOf } from './fingerprint.js';
import { airWaybill, billOfLading, invoice } from './testing/samples.js';

/** By which rules two documents are taken for one or for alike. */
const rulesOf = (one: DescribedDocument, other: DescribedDocument): string[] => {
    const texts = fingerprintsOf(other).map(({ rule, text }) => `${rule} ${text}`);
    const shared = fingerprintsOf(one).filter(({ rule, text }) => texts.includes(`${rule} ${text}`));

    return [...new Set(shared.map(({ rule }) => rule))];
};
const altered = (changes: Partial<DescribedInvoice>): string[] => rulesOf(invoice, { ...invoice, ...changes });
const another = { partyName: 'Quanzhou Trading Co Ltd', countryCode: 'CN', uscc: '91330206MA2LM0069W' } as const;
const renumbered = { documentReference: 'QT-77-2026' } as const;
const nearby = { currency: 'USD', minorUnits: 49_237_50n } as const;

describe('fingerprintsOf an invoice', () => {
    it('says everything about it, and its number alone, exactly', () => {
        expect(fingerprintsOf(invoice).slice(0, 2)).toEqual([
            { rule: 'INVOICE_IN_ALL', text: '380|91330206MA2CH0012E|HL20260512|2026-05-12|USD|4875000' },
            { rule: 'INVOICE_BY_NUMBER', text: '380|91330206MA2CH0012E|HL20260512' },
        ]);
        expect(identityOf(invoice)).toBe('380|91330206MA2CH0012E|HL20260512|2026-05-12|USD|4875000');
    });

    it('has few of them: each is a key to be read and written', () => {
        expect(fingerprintsOf(invoice)).toHaveLength(9);
    });

    it.each<[string, Partial<DescribedInvoice>, string[]]>([
        ['is written otherwise', { documentReference: 'ｈｌ２０２６/O512' }, ['INVOICE_IN_ALL', 'INVOICE_BY_NUMBER']],
        [
            'has another day and amount',
            { issueDate: '2026-11-30', totalAmount: { currency: 'EUR', minorUnits: 1n } },
            ['INVOICE_BY_NUMBER'],
        ],
        ['has another number that looks the same', { documentReference: 'HL-2026-O5I2-A' }, ['SELLER_AND_LIKE_NUMBER']],
        [
            'comes from another seller, for 1 % more',
            { seller: another, totalAmount: nearby },
            ['LIKE_NUMBER_BUYER_AND_AMOUNT'],
        ],
        [
            'is numbered anew, two weeks later, for 1 % more',
            {
                ...renumbered,
                issueDate: '2026-05-26',
                totalAmount: nearby,
            },
            ['PARTIES_AMOUNT_AND_DAY'],
        ],
    ])('knows one again that %s', (_how, changes, rules) => {
        expect(altered(changes)).toEqual(expect.arrayContaining(rules));
    });

    it.each<[string, Partial<DescribedInvoice>]>([
        [
            'the number of another seller, of another buyer',
            {
                seller: another,
                buyer: { partyName: 'Harbour Foods GmbH', countryCode: 'DE' },
            },
        ],
        [
            'the number of another seller, for another amount',
            {
                seller: another,
                totalAmount: { currency: 'USD', minorUnits: 52_000_00n },
            },
        ],
        ['the same trade a quarter later', { ...renumbered, issueDate: '2026-08-12' }],
        [
            'the same trade for another amount',
            { ...renumbered, totalAmount: { currency: 'USD', minorUnits: 50_000_00n } },
        ],
    ])('does not take for alike: %s', (_what, changes) => {
        expect(altered(changes)).toEqual([]);
    });

    it('names a foreign seller by its country and name, exactly and barely', () => {
        const foreign = { ...invoice, seller: { partyName: 'Café Import S.A.', countryCode: 'FR' } };
        const rewritten = { ...foreign, seller: { partyName: 'CAFÉ IMPORT', countryCode: 'FR' } };

        expect(rulesOf(foreign, { ...foreign, seller: { partyName: 'café import sa', countryCode: 'FR' } })).toContain(
            'INVOICE_IN_ALL',
        );
        expect(rulesOf(foreign, rewritten)).toContain('SELLER_AND_LIKE_NUMBER');
        expect(rulesOf(foreign, rewritten)).not.toContain('INVOICE_BY_NUMBER');
    });
});

describe('fingerprintsOf a document over carriage', () => {
    it('is its carrier and number, and its number with any carrier', () => {
        expect(fingerprintsOf(billOfLading)).toEqual([
            { rule: 'TRANSPORT_DOCUMENT_BY_NUMBER', text: 'MAEU|NGBSIN26051211' },
            { rule: 'LIKE_NUMBER_OF_ANY_CARRIER', text: 'NG851N26051211' },
        ]);
        expect(fingerprintsOf(airWaybill)[0]).toEqual({ rule: 'TRANSPORT_DOCUMENT_BY_NUMBER', text: '160|12345675' });
    });

    it('knows a sea waybill and a bill of lading of one number as one, and one of another carrier as alike', () => {
        expect(rulesOf(billOfLading, { ...billOfLading, kind: 'SEA_WAYBILL' })).toContain(
            'TRANSPORT_DOCUMENT_BY_NUMBER',
        );
        expect(rulesOf(billOfLading, { ...billOfLading, carrierCode: 'COSU' })).toEqual(['LIKE_NUMBER_OF_ANY_CARRIER']);
    });
});

describe('describedDocumentSchema', () => {
    const wire = { ...invoice, totalAmount: { amount: '48750.00', currency: 'USD' } };
    const parse = (changes: object) => describedDocumentSchema.safeParse({ ...wire, ...changes });

    it('takes an invoice', () => {
        expect(parse({})).toEqual({ success: true, data: invoice });
    });

    it.each([
        ['a number of punctuation alone', { documentReference: '--/' }],
        ['a Chinese seller without its code', { seller: { partyName: 'Xiamen Tea', countryCode: 'CN' } }],
        ['a foreign seller with one', { seller: { ...invoice.seller, countryCode: 'SG' } }],
        ['no buyer', { buyer: undefined }],
    ])('refuses %s', (_what, changes) => {
        expect(parse(changes).success).toBe(false);
    });
});
