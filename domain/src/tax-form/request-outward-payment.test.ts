import { describe, expect, it } from '@jest/globals';
import { requestOutwardPayment } from './request-outward-payment.js';
import type { RequestOutwardPayment } from './api.js';
import { dollars, euros, form, formless, formNumber, morning, onForm, policy, releaseCode } from './testing/samples.js';

const { outwardPaymentId, payerUscc, payee, contractReference } = onForm;
const shown = { formNumber, releaseCode };
const request: RequestOutwardPayment = {
    outwardPaymentId,
    payerUscc,
    payee,
    contractReference,
    amount: dollars(20_000n),
};
const facts = { bank: 'HaizhouBankMSP', askedAt: morning, book: { policies: [policy] } };

describe('requestOutwardPayment', () => {
    it('takes one on a form, of whatever amount and currency', () => {
        expect(requestOutwardPayment({ ...request, form: shown, amount: onForm.amount }, facts)).toEqual(onForm);
        const yen = { currency: 'JPY', minorUnits: 1n };
        expect(requestOutwardPayment({ ...request, form: shown, amount: yen }, facts)).toMatchObject({ amount: yen });
    });

    it('takes one without a form, and keeps what one could be that day', () => {
        expect(requestOutwardPayment(request, facts)).toEqual(formless);
    });

    it('takes one without a form at the threshold of its currency', () => {
        for (const amount of [dollars(50_000n), euros(42_000n)]) {
            expect(requestOutwardPayment({ ...request, amount }, facts)).toMatchObject({ threshold: amount });
        }
    });

    // Each row breaks the rule it names and every rule below it, so the table also fixes the order.
    const above = dollars(50_000n, 1n);
    const atHome = { ...form.payee, countryCode: 'CN' };
    const yen = (minorUnits: bigint) => ({ currency: 'JPY', minorUnits });
    it.each<[string, Partial<RequestOutwardPayment>, Partial<typeof facts>]>([
        ['AMOUNT_MUST_BE_POSITIVE', { amount: yen(0n), payee: atHome }, { book: { policies: [] } }],
        ['PAYEE_MUST_BE_ABROAD', { amount: yen(1n), payee: atHome }, { book: { policies: [] } }],
        ['TAX_FORM_POLICY_MUST_BE_IN_FORCE', { amount: yen(1n) }, { book: { policies: [] } }],
        ['TAX_FORM_POLICY_MUST_BE_IN_FORCE', { form: shown }, { book: { policies: [] } }],
        ['CURRENCY_MUST_HAVE_THRESHOLD', { amount: yen(1n) }, {}],
        ['TAX_FORM_MUST_BE_SHOWN_ABOVE_THRESHOLD', { amount: above }, {}],
    ])('refuses: %s', (code, changes, changed) => {
        expect(() => requestOutwardPayment({ ...request, ...changes }, { ...facts, ...changed })).toThrow(code);
    });
});
