import { z } from 'zod';
import { countryCodeSchema } from '../kernel/identifiers/country.js';
import { taxFormNumberSchema } from '../kernel/identifiers/tax-form-number.js';
import { add, compare, subtract, sum, type Money, moneySchema } from '../kernel/money.js';
import { randomIdSchema } from '../kernel/salt.js';
import { textSchema } from '../kernel/text.js';
import { chinaDate, dateSchema, instantSchema, type Instant } from '../kernel/time.js';
import { mspIdSchema } from '../party/member.js';
import { chinesePartySchema, partySchema } from '../party/party.js';
import { isSameOutwardPayment, type NamedOutwardPayment } from './same-outward-payment.js';

/** What is paid for, as notice 40 of 2013 (article 1) lists what a form is filed for. */
export const paymentNatures = [
    'TRANSPORT',
    'TRAVEL',
    'COMMUNICATION',
    'CONSTRUCTION_AND_LABOUR',
    'INSURANCE',
    'FINANCIAL_SERVICES',
    'COMPUTER_AND_INFORMATION',
    'ROYALTIES_AND_LICENCES',
    'SPORT_CULTURE_AND_ENTERTAINMENT',
    'OTHER_BUSINESS_SERVICES',
    'GOVERNMENT_SERVICES',
    'REMUNERATION',
    'DIVIDENDS_AND_PROFITS',
    'INTEREST_ON_DIRECT_DEBT',
    'GUARANTEE_FEES',
    'CURRENT_TRANSFERS',
    'FINANCE_LEASE_RENT',
    'TRANSFER_OF_REAL_ESTATE',
    'TRANSFER_OF_EQUITY',
    'OTHER_LAWFUL_INCOME',
] as const;

/** Who is paid. A company abroad has no code here: it is known by its name and its country. */
export const payeeSchema = partySchema
    .pick({ partyName: true, partyNameLocal: true })
    .extend({ countryCode: countryCodeSchema });
export type Payee = z.output<typeof payeeSchema>;

/** As the parties number their contract. However it is written, it is one contract. */
export const contractReferenceSchema = textSchema(70);

export const taxFormContentSchema = z.strictObject({
    payer: chinesePartySchema.pick({ partyName: true, partyNameLocal: true, uscc: true }),
    payee: payeeSchema,
    contractReference: contractReferenceSchema,
    /** All that may be paid on the form, in one payment or in several (notice 19 of 2021). */
    contractAmount: moneySchema,
    paymentNature: z.enum(paymentNatures),
    taxOffice: textSchema(140),
    filedOn: dateSchema,
    /** The last day, in China, on which anything may be paid on it. */
    validUntil: dateSchema,
});

export const reservationSchema = z.strictObject({
    outwardPaymentId: randomIdSchema,
    bank: mspIdSchema,
    amount: moneySchema,
});
/** What one bank is about to pay. */
export type Reservation = z.output<typeof reservationSchema>;

export const taxFormSchema = taxFormContentSchema.extend({
    formNumber: taxFormNumberSchema,
    /** All that banks have paid, and what they are about to pay. */
    paid: moneySchema,
    reservations: z.array(reservationSchema),
    voided: z.strictObject({ at: instantSchema, reason: textSchema(350) }).exactOptional(),
});
/** A filing with the tax office for payments abroad under one contract, and what was used of it. Only the registry holds it. */
export type TaxForm = z.output<typeof taxFormSchema>;

/**
 * Where a form stands.
 *
 *     FILED ─► PARTIALLY_USED ─► EXHAUSTED
 *       └──────────┴───────► VOIDED, LAPSED
 *
 * Nobody writes it down: it follows from what was used, what was voided and the day. A reservation that comes off makes a
 * form usable again.
 */
export const taxFormStatuses = ['FILED', 'PARTIALLY_USED', 'EXHAUSTED', 'LAPSED', 'VOIDED'] as const;
export type TaxFormStatus = (typeof taxFormStatuses)[number];

/** What may still be paid on a form: a reservation counts like a payment. */
export function remainingOf({ contractAmount, paid, reservations }: TaxForm): Money {
    const { currency } = contractAmount;
    const reserved = sum(
        currency,
        reservations.map(({ amount }) => amount),
    );

    return subtract(contractAmount, add(paid, reserved));
}

/** The form without what was reserved for a payment. */
export function withoutReservation(form: TaxForm, payment: NamedOutwardPayment): TaxForm {
    return { ...form, reservations: form.reservations.filter((each) => !isSameOutwardPayment(each, payment)) };
}

export function statusOf(form: TaxForm, at: Instant): TaxFormStatus {
    const remaining = remainingOf(form);
    if (form.voided !== undefined) {
        return 'VOIDED';
    }
    if (remaining.minorUnits === 0n) {
        return 'EXHAUSTED';
    }
    if (hasLapsed(form, at)) {
        return 'LAPSED';
    }

    return compare(remaining, form.contractAmount) < 0 ? 'PARTIALLY_USED' : 'FILED';
}

/** Whether the last day of a form is over. */
export function hasLapsed({ validUntil }: Pick<TaxForm, 'validUntil'>, at: Instant): boolean {
    return chinaDate(at) > validUntil;
}
