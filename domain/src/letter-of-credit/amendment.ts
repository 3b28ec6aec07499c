import { z } from 'zod';
import { randomIdSchema } from '../kernel/salt.js';
import { epochMilliseconds, instantSchema, type Instant } from '../kernel/time.js';
import { adviceSchema } from './credit.js';
import { creditTermsSchema, type CreditTerms } from './terms.js';

const { shape } = creditTermsSchema;

/**
 * What an amendment can change, each field whole. How a party is named can be corrected, and a bank that holds the credit be
 * asked to confirm it. The banks that hold it stay, and so do the parties: another party is another credit.
 */
export const changesSchema = z
    .strictObject({
        form: shape.form.exactOptional(),
        applicableRules: shape.applicableRules.exactOptional(),
        expiry: shape.expiry.exactOptional(),
        applicant: shape.applicant.exactOptional(),
        beneficiary: shape.beneficiary.exactOptional(),
        amount: shape.amount.exactOptional(),
        amountTolerance: shape.amountTolerance,
        isAmountApproximate: shape.isAmountApproximate,
        additionalAmounts: shape.additionalAmounts,
        availability: shape.availability.exactOptional(),
        shipment: shape.shipment.exactOptional(),
        goods: shape.goods.exactOptional(),
        requiredDocuments: shape.requiredDocuments.exactOptional(),
        conditions: shape.conditions.exactOptional(),
        charges: shape.charges.exactOptional(),
        presentationPeriod: shape.presentationPeriod,
        confirmation: shape.confirmation.exactOptional(),
        reimbursingBank: shape.reimbursingBank,
        specialPaymentConditions: shape.specialPaymentConditions,
    })
    .meta({ id: 'CreditChanges', description: 'The fields that an amendment puts in place of what the credit says' });
export type Changes = z.output<typeof changesSchema>;
export const amendableFieldSchema = changesSchema.keyof();
export type AmendableField = z.output<typeof amendableFieldSchema>;

/** What a credit need not say, and so can cease to say. */
export const removableFieldSchema = z.enum([
    'amountTolerance',
    'isAmountApproximate',
    'additionalAmounts',
    'presentationPeriod',
    'reimbursingBank',
    'specialPaymentConditions',
]);

export const answerSchema = z.strictObject({
    /** An acceptance of a part is deemed a rejection (UCP 600 art. 10e). */
    outcome: z.enum(['ACCEPTED', 'REJECTED', 'DEEMED_REJECTED']),
    /** By its number, the one whose documents comply with the amendment and only so: that is an acceptance (art. 10c). */
    presentation: z.int().min(1).exactOptional(),
    /** By its number, the one on which the amendment stood, and with which it is rejected. */
    rejectedWith: z.int().min(1).exactOptional(),
    at: instantSchema,
});

export const amendmentSchema = z.strictObject({
    creditId: randomIdSchema,
    /** 1 for the first, and so on without a gap (26E). */
    number: z.int().min(1).max(999),
    changes: changesSchema,
    removes: z.array(removableFieldSchema),
    /** Earlier ones, by number, without which it is not accepted: it was drawn up on the terms as they are with them. */
    standsOn: z.array(z.int().min(1)).min(1).exactOptional(),
    /** From then on the issuing bank is bound (UCP 600 art. 10b). */
    issuedAt: instantSchema,
    advices: z.array(adviceSchema),
    /** Left out for as long as the beneficiary says nothing: silence never accepts, and no day makes it accept (art. 10c, 10f). */
    answer: answerSchema.exactOptional(),
    /** Whether a bank that had confirmed the credit has extended its confirmation to this (art. 10b). */
    extension: z.strictObject({ outcome: z.enum(['EXTENDED', 'NOT_EXTENDED']), at: instantSchema }).exactOptional(),
});
/** A change of a credit that its issuing bank offers, as every bank that is party to the credit holds it. */
export type Amendment = z.output<typeof amendmentSchema>;

export const amendmentStatuses = [
    'ISSUED',
    'ADVISED',
    'ACCEPTED',
    'ACCEPTED_BY_PRESENTATION',
    'REJECTED',
    'DEEMED_REJECTED',
] as const;
export type AmendmentStatus = (typeof amendmentStatuses)[number];

/** Where an amendment stands; advised it is once a bank has passed it on. */
export function amendmentStatus({ answer, advices }: Amendment): AmendmentStatus {
    if (answer?.presentation !== undefined) {
        return 'ACCEPTED_BY_PRESENTATION';
    }

    return answer?.outcome ?? (advices.some(({ outcome }) => outcome === 'ADVISED') ? 'ADVISED' : 'ISSUED');
}

/** Whether something had happened by then. */
export function isBy(happened: Instant | undefined, at: Instant): boolean {
    return happened !== undefined && epochMilliseconds(happened) <= epochMilliseconds(at);
}

/** The terms with these amendments, in the order of their numbers, whenever each was accepted. */
export function amended(
    terms: CreditTerms,
    amendments: readonly Pick<Amendment, 'number' | 'changes' | 'removes'>[],
): CreditTerms {
    const inOrder = [...amendments].sort((one, other) => one.number - other.number);

    return inOrder.reduce<CreditTerms>((before, { changes, removes }) => {
        const kept = Object.entries(before).filter(([field]) => !removes.some((each) => each === field));

        return { ...(Object.fromEntries(kept) as CreditTerms), ...changes };
    }, terms);
}
