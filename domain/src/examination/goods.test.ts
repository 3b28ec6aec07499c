import { describe, expect, it } from '@jest/globals';
import { invoice, origin, packingList } from '../document/testing/samples.js';
import type { GoodsLine } from '../letter-of-credit/goods.js';
import { goodsFindings } from './goods.js';
import { discrepancies, findingsIn, presented, terms, type Changes } from './testing/samples.js';

const line = invoice.lines[0]!;
const ordered = terms.goods.lines[0]!;
const shipping = (value: string, unit = 'SET', amount = '25'): Changes => ({
    invoice: { lines: [{ ...line, quantity: { value, unit }, unitPrice: { amount, currency: 'USD' } }] },
});
const under = (
    goods: Partial<GoodsLine>,
    changes: Changes,
    partialShipments: 'ALLOWED' | 'NOT_ALLOWED' = 'NOT_ALLOWED',
): Changes => ({
    ...changes,
    facts: {
        terms: {
            ...terms,
            shipment: { ...terms.shipment, partialShipments },
            goods: { ...terms.goods, lines: [{ ...ordered, ...goods }] },
        },
    },
});
const tonnes = { quantity: { value: '1000', unit: 'TNE' }, isCounted: false };
const sheets = { ...ordered, description: 'Bed sheets', hsCodes: ['630231'], quantity: { value: '8000', unit: 'SET' } };
const towels = { ...ordered, description: 'Bath towels', hsCodes: ['630260'], quantity: { value: '500', unit: 'SET' } };

const drawnAlready = (changes: Changes, quantity: { value: string; unit: string }): Changes => ({
    ...changes,
    facts: { ...changes.facts, earlierInvoices: [{ ...invoice, lines: [{ ...line, quantity }] }] },
});
const billed = (description: string, value: string) => ({
    ...line,
    description,
    hsCodes: [],
    quantity: { value, unit: 'SET' },
});
/** Sheets were billed before, and towels are now. */
const twoLines: Changes = {
    invoice: { lines: [billed('Bath towels', '500')] },
    facts: { terms: { ...terms, goods: { ...terms.goods, lines: [sheets, towels] } } },
};

describe('goodsFindings', () => {
    it('finds nothing in an invoice that describes what the credit describes', () => {
        expect(findingsIn(goodsFindings, presented())).toEqual([]);
    });

    it.each<[string, Changes]>([
        ['a part of the goods, where parts may be shipped', shipping('1')],
        ['all of counted goods', under({}, shipping('18000'))],
        ['five per cent more in bulk', under(tonnes, shipping('1050', 'TNE'))],
        ['five per cent less in bulk', under(tonnes, shipping('950', 'TNE'))],
        ['ten per cent more of "about" so many', under({ isQuantityApproximate: true }, shipping('19800'))],
        [
            'what a tolerance of the credit allows',
            under({ quantityTolerance: { plusPercent: 2, minusPercent: 0 } }, shipping('18360')),
        ],
        [
            'five per cent more in bulk over all drawings',
            drawnAlready(under(tonnes, shipping('525', 'TNE'), 'ALLOWED'), { value: '525', unit: 'TNE' }),
        ],
        [
            'an earlier drawing of another line',
            {
                ...twoLines,
                facts: { ...twoLines.facts, earlierInvoices: [{ ...invoice, lines: [billed('Bed sheets', '8000')] }] },
            },
        ],
        [
            'ten per cent of an approximate price',
            under({ isUnitPriceApproximate: true }, shipping('18000', 'SET', '27.5')),
        ],
    ])('has nothing against %s', (_, changes) => {
        expect(discrepancies(goodsFindings, presented(changes))).toEqual([]);
    });

    it.each<[string, Changes]>([
        ['INVOICE_MUST_SHOW_TRADE_TERM', { invoice: { incoterm: { code: 'CFR', namedPlace: 'Singapore' } } }],
        ['INVOICE_MUST_SHOW_TRADE_TERM', { invoice: { incoterm: { code: 'CIF', namedPlace: 'Port Klang' } } }],
        [
            'INVOICE_MUST_SHOW_TRADE_TERM',
            { invoice: { incoterm: { code: 'CIF', namedPlace: 'Singapore', version: '2010' } } },
        ],
        ['QUANTITY_MUST_NOT_EXCEED_TOLERANCE', under({}, shipping('18001'))],
        [
            'QUANTITY_MUST_NOT_EXCEED_TOLERANCE',
            drawnAlready(under(tonnes, shipping('525.1', 'TNE'), 'ALLOWED'), { value: '525', unit: 'TNE' }),
        ],
        ['QUANTITY_MUST_NOT_EXCEED_TOLERANCE', under(tonnes, shipping('1050.00001', 'TNE'))],
        ['QUANTITY_MUST_NOT_EXCEED_TOLERANCE', under({ isQuantityApproximate: true }, shipping('19801'))],
        ['QUANTITY_MUST_REACH_TOLERANCE', under({}, shipping('17999'))],
        ['QUANTITY_MUST_REACH_TOLERANCE', under(tonnes, shipping('949.99999', 'TNE'))],
        ['UNIT_PRICE_MUST_BE_AS_IN_CREDIT', shipping('18000', 'SET', '25.01')],
        ['UNIT_PRICE_MUST_BE_AS_IN_CREDIT', under({ isUnitPriceApproximate: true }, shipping('18000', 'SET', '22.49'))],
        ['ORIGIN_MUST_BE_AS_IN_CREDIT', { origin: { lines: [{ ...origin.lines[0]!, originCountry: 'VN' }] } }],
    ])('finds %s', (code, changes) => {
        expect(discrepancies(goodsFindings, presented(changes))).toEqual([code]);
    });

    it('tells people of goods that nobody invoiced, where all must be shipped at once', () => {
        const both = (partialShipments: 'ALLOWED' | 'NOT_ALLOWED') =>
            presented({
                invoice: { lines: [{ ...line, description: 'Bed sheets', quantity: { value: '8000', unit: 'SET' } }] },
                facts: {
                    terms: {
                        ...terms,
                        shipment: { ...terms.shipment, partialShipments },
                        goods: { ...terms.goods, lines: [sheets, towels] },
                    },
                },
            });

        expect(findingsIn(goodsFindings, both('ALLOWED'))).toEqual([]);
        expect(findingsIn(goodsFindings, both('NOT_ALLOWED')).map(({ kind, code }) => [kind, code])).toEqual([
            ['INFORM', 'GOODS_NOT_INVOICED_ARE_FOR_PEOPLE'],
        ]);
    });

    it('scores words and leaves them to people', () => {
        const changes = {
            invoice: { lines: [{ ...line, description: '18000 sets of bed sheets' }] },
            packingList: {
                packages: [
                    { ...packingList.packages[0]!, contents: [{ description: 'Textiles', quantity: line.quantity }] },
                ],
            },
        };

        expect(
            findingsIn(goodsFindings, presented(changes)).map(({ kind, code, found }) => [kind, code, found]),
        ).toEqual([
            ['INFORM', 'INVOICE_DESCRIPTION_IS_FOR_PEOPLE', '57 of 100 words: 18000 sets of bed sheets'],
            ['INFORM', 'GENERAL_DESCRIPTION_IS_FOR_PEOPLE', 'Textiles'],
        ]);
    });

    it('leaves to people a line of an invoice that is over no goods of the credit more than over others', () => {
        const facts = presented({
            invoice: {
                lines: [{ ...line, description: 'Linen', hsCodes: [], unitPrice: { amount: '9', currency: 'USD' } }],
            },
            facts: {
                terms: {
                    ...terms,
                    shipment: { ...terms.shipment, partialShipments: 'NOT_ALLOWED' },
                    goods: { ...terms.goods, lines: [sheets, towels] },
                },
            },
        });

        expect(findingsIn(goodsFindings, facts).map(({ kind, code }) => [kind, code])).toEqual([
            ['INFORM', 'INVOICE_LINE_IS_FOR_PEOPLE'],
            ['INFORM', 'GOODS_NOT_INVOICED_ARE_FOR_PEOPLE'],
            ['INFORM', 'GOODS_NOT_INVOICED_ARE_FOR_PEOPLE'],
        ]);
    });

    it('adds no quantities of different units', () => {
        expect(findingsIn(goodsFindings, presented(shipping('90', 'XCT'))).map(({ code }) => code)).toEqual([
            'QUANTITY_UNIT_IS_FOR_PEOPLE',
        ]);
    });

    it('adds up each line over all drawings, so that one is not drawn in place of another (18c, 30b)', () => {
        const again: Changes = {
            ...twoLines,
            facts: { ...twoLines.facts, earlierInvoices: [{ ...invoice, lines: [billed('Bath towels', '500')] }] },
        };

        expect(findingsIn(goodsFindings, presented(again)).filter(({ kind }) => kind === 'DISCREPANCY')).toMatchObject([
            { code: 'QUANTITY_MUST_NOT_EXCEED_TOLERANCE', field: 'goods.lines.1.quantity', found: '1000 SET' },
        ]);
    });
});
