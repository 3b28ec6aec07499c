import { z } from 'zod';
import { countryCodeSchema } from '../kernel/identifiers/country.js';
import { textSchema } from '../kernel/text.js';
import { dateSchema } from '../kernel/time.js';
import { creditBankSchema } from './credit-party.js';

/** Nobody waits longer; what a set of rules allows is less (PRC domestic credits: a year). */
const maximumTenorDays = 3650;

const counted = {
    days: z.int().min(1).max(maximumTenorDays),
    /** "From" and "after" both leave out the day they start from (UCP 600 art. 3); a credit says one of them. */
    countedBy: z.enum(['FROM', 'AFTER']).exactOptional(),
};

export const tenorSchema = z.discriminatedUnion('basis', [
    z.strictObject({ basis: z.literal('SIGHT') }),
    z.strictObject({ basis: z.literal('FIXED'), dueDate: dateSchema }),
    z.strictObject({
        /** What the days are counted from: the day of sight, of the draft, of shipment or service, or of the invoice. */
        basis: z.enum(['AFTER_SIGHT', 'AFTER_DATE', 'AFTER_BL_DATE', 'AFTER_SERVICE_DATE', 'AFTER_INVOICE_DATE']),
        ...counted,
    }),
]);
/** When money is due under a credit: at sight, on a day, or some days from another. */
export type Tenor = z.output<typeof tenorSchema>;

export const draftsSchema = z.strictObject({
    tenor: tenorSchema,
    /** Never the applicant (UCP 600 art. 6c). */
    drawee: creditBankSchema,
});
/** The drafts that the beneficiary draws (42C and 42a, which stand or fall together). */
export type Drafts = z.output<typeof draftsSchema>;

export const availableWithSchema = z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('BANK'), bank: creditBankSchema }),
    z.strictObject({
        kind: z.literal('ANY_BANK'),
        /** "Any bank in China"; left out, in any country. */
        countryCode: countryCodeSchema.exactOptional(),
    }),
]);
/** The bank to which a presentation may be made, or every bank. */
export type AvailableWith = z.output<typeof availableWithSchema>;

/** How a credit is available (41a): there are five ways and no more (UCP 600 art. 2). */
export const waysOfAvailability = [
    'PAYMENT',
    'DEFERRED_PAYMENT',
    'ACCEPTANCE',
    'MIXED_PAYMENT',
    'NEGOTIATION',
] as const;
export type WayOfAvailability = (typeof waysOfAvailability)[number];

export const mixedPortionSchema = z.strictObject({ percent: z.int().min(1).max(99), tenor: tenorSchema });
/** A part of each drawing and when it is due. */
export type MixedPortion = z.output<typeof mixedPortionSchema>;

/**
 * Where and how the beneficiary gets its money (41a, 42C, 42a, 42M, 42P). Which details belong to which way is a rule of
 * issue and not of this schema, so that all that is wrong with a credit is said in one answer.
 */
export const availabilitySchema = z.strictObject({
    availableWith: availableWithSchema,
    by: z.enum(waysOfAvailability),
    drafts: draftsSchema.exactOptional(),
    /** When a deferred payment is due, or what is negotiated without drafts (42P). */
    deferredPayment: tenorSchema.exactOptional(),
    /** The parts of a mixed payment (42M). */
    mixedPayment: z.array(mixedPortionSchema).min(1).max(10).exactOptional(),
    /** What else there is to say on negotiation or deferred payment (42P). */
    paymentDetails: textSchema(140).exactOptional(),
});
export type Availability = z.output<typeof availabilitySchema>;
