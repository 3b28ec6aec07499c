import { describe, expect, it } from '@jest/globals';
import { dollars } from '../document/testing/samples.js';
import { advised, cancelled, creditId, domesticWire, morning } from '../letter-of-credit/testing/samples.js';
import { creditTermsSchema } from '../letter-of-credit/terms.js';
import { idOf } from '../receivable/testing/samples.js';
import { decidePackingCredit } from './decide-packing-credit.js';
import { orderOfCredit } from './order-of-credit.js';
import { requestPackingCredit } from './request-packing-credit.js';
import { advance, financed } from './testing/samples.js';

const request = { packingCreditId: idOf(21), creditId, amount: dollars(100_000n) };
const { terms } = advised;
const whole = { credit: advised, amendments: [], presentations: [], transfers: [] };
const asking = { bank: 'HaizhouBankMSP', askedAt: morning };
const order = {
    creditId,
    orderNumber: 'LC26/000142',
    orderedOn: '2026-03-02',
    buyer: { partyName: 'Straits Homeware Pte. Ltd.', countryCode: 'SG' },
    amount: dollars(450_000n),
    latestShipmentOn: '2026-05-31',
};

describe('orderOfCredit', () => {
    it('is an order of the applicant for what is left to draw, its tolerance left out', () => {
        expect(orderOfCredit(request, whole)).toEqual({
            packingCreditId: idOf(21),
            exporterUscc: '91330206MA2CH0012E',
            exporterName: 'Haizhou Lantern Home Textiles Co., Ltd.',
            order,
            amount: dollars(100_000n),
        });
    });

    it('may be shipped until the credit expires where it says no latest day', () => {
        const { latestShipmentDate: _latest, ...shipment } = terms.shipment;
        const credit = { ...advised, terms: { ...terms, shipment } };

        expect(orderOfCredit(request, { ...whole, credit }).order.latestShipmentOn).toBe('2026-06-30');
    });

    it('is known by the credit alone, and worth what is left of that now: what is drawn bears no more', () => {
        const asked = requestPackingCredit(orderOfCredit(request, whole), asking);
        const before = {
            ...financed,
            order: { ...order, amount: dollars(450_000n) },
            allocations: [{ packingCreditId: idOf(22), bank: 'PearlBankMSP', outstanding: dollars(100_000n) }],
            converted: dollars(0n),
            collected: dollars(0n),
        };
        const facts = { financed: before, policy: advance, decidedAt: morning };
        const drawn = { ...asked, order: { ...order, amount: dollars(250_000n) } };
        const more = { ...drawn, amount: dollars(100_000n, 1n) };

        expect(decidePackingCredit(drawn, facts).packingCredit.status).toBe('RESERVED');
        expect(decidePackingCredit(more, facts).packingCredit.decision).toEqual({
            code: 'AMOUNT_MUST_NOT_EXCEED_WHAT_ORDER_BEARS',
            available: dollars(100_000n),
        });
    });

    const { uscc: _uscc, ...abroad } = terms.beneficiary;
    const ofStranger = { ...advised, terms: { ...terms, beneficiary: abroad } };
    it.each<[string, typeof advised]>([
        ['CREDIT_MUST_BE_LIVE', { ...cancelled, terms: ofStranger.terms }],
        ['BENEFICIARY_MUST_HAVE_USCC', ofStranger],
    ])('refuses: %s', (code, credit) => {
        expect(() => orderOfCredit(request, { ...whole, credit })).toThrow(code);
    });

    it('lends on no domestic credit: nothing is exported under it', () => {
        const credit = { ...advised, terms: creditTermsSchema.parse(domesticWire) };
        const yuan = { ...request, amount: { currency: 'CNY', minorUnits: 1n } };

        expect(() => requestPackingCredit(orderOfCredit(yuan, { ...whole, credit }), asking)).toThrow(
            'BUYER_MUST_BE_ABROAD',
        );
    });
});
