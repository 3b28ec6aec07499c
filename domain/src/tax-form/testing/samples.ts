import type { Money } from '../../kernel/money.js';
import type { FormlessPayment, FormlessTrail } from '../formless-trail.js';
import type { OutwardPayment } from '../outward-payment.js';
import type { TaxFormPolicy } from '../tax-form-policy.js';
import type { TaxForm } from '../tax-form.js';

/** What the tests of the rules start from: a contract for software of 300 000 dollars, filed and not used yet. */
export const formNumber = '2026330206000017';
export const releaseCode = '0f'.repeat(16);
export const payerUscc = '91330206MA2CH0012E';
export const morning = '2026-03-31T01:00:00.000Z';
export const idOf = (n: number): string => n.toString(16).padStart(32, '0');
export const dollars = (whole: bigint, cents = 0n): Money => ({ currency: 'USD', minorUnits: whole * 100n + cents });
export const euros = (whole: bigint): Money => ({ currency: 'EUR', minorUnits: whole * 100n });

export const policy: TaxFormPolicy = {
    effectiveFrom: '2026-01-01',
    thresholds: [dollars(50_000n), euros(42_000n)],
    reservationHours: 72,
    sumWindowDays: 30,
    justBelow: { payments: 3, fromBasisPoints: 9_000, windowDays: 180 },
};

export const form: TaxForm = {
    formNumber,
    payer: { partyName: 'Haizhou Lantern Home Textiles Co., Ltd.', uscc: payerUscc },
    payee: { partyName: 'Alster Software GmbH', countryCode: 'DE' },
    contractReference: 'AS-2026-011',
    contractAmount: dollars(300_000n),
    paymentNature: 'ROYALTIES_AND_LICENCES',
    taxOffice: 'Beilun District Tax Bureau, Ningbo',
    filedOn: '2026-03-20',
    validUntil: '2026-12-31',
    paid: dollars(0n),
    reservations: [],
};

/** A payment on the form, and one that is too small to need one. */
export const onForm: OutwardPayment = {
    outwardPaymentId: idOf(1),
    bank: 'HaizhouBankMSP',
    form: { formNumber, releaseCode },
    payerUscc,
    payee: form.payee,
    contractReference: form.contractReference,
    amount: dollars(120_000n),
    requestedAt: morning,
    status: 'REQUESTED',
};

const { form: _form, ...withoutForm } = onForm;
export const formless: OutwardPayment = { ...withoutForm, amount: dollars(20_000n), threshold: dollars(50_000n) };

/** What has happened already, as `decideOutwardPayment` left it. */
export const reserved: OutwardPayment = {
    ...onForm,
    status: 'RESERVED',
    decidedAt: morning,
    decision: { code: 'PAYMENT_MAY_BE_MADE' },
    reservedUntil: '2026-04-03T01:00:00.000Z',
};
export const formlessReserved: OutwardPayment = {
    ...formless,
    status: 'RESERVED',
    decidedAt: morning,
    decision: { code: 'PAYMENT_MAY_BE_MADE' },
    reservedUntil: '2026-04-03T01:00:00.000Z',
};
export const formReserved: TaxForm = {
    ...form,
    reservations: [{ outwardPaymentId: idOf(1), bank: 'HaizhouBankMSP', amount: dollars(120_000n) }],
};

/** A payment of another bank without a form, so many days before this morning. */
export function paidBefore(days: number, amount: Money, n = 100 + days): FormlessPayment {
    const requestedAt = new Date(Date.parse(morning) - days * 86_400_000).toISOString();
    const threshold = policy.thresholds.find(({ currency }) => currency === amount.currency) ?? amount;

    return { outwardPaymentId: idOf(n), bank: 'PearlBankMSP', amount, threshold, requestedAt };
}

export function trailOf(...payments: readonly FormlessPayment[]): FormlessTrail {
    const { payerUscc: payer, payee, contractReference } = formless;
    const requestedAt = payments.at(-1)?.requestedAt ?? morning;

    return {
        payerUscc: payer,
        payee,
        contractReference,
        payments: [...payments],
        findings: [],
        looksSplit: false,
        requestedAt,
    };
}
