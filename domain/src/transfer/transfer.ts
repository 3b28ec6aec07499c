import { z } from 'zod';
import { moneySchema } from '../kernel/money.js';
import { quantitySchema, unitPriceSchema } from '../kernel/quantity.js';
import { randomIdSchema } from '../kernel/salt.js';
import { textSchema } from '../kernel/text.js';
import { dateSchema, instantSchema } from '../kernel/time.js';
import { creditBankSchema, creditPartySchema, placeSchema } from '../letter-of-credit/credit-party.js';
import { amendmentAdviceSchema, presentationPeriodSchema } from '../letter-of-credit/terms.js';
import { mspIdSchema } from '../party/member.js';

const numberSchema = z.int().min(1).max(999);

export const transferredLineSchema = z.strictObject({
    /** Which line of the goods, from 0. */
    line: z.int().min(0).max(99),
    unitPrice: unitPriceSchema.shape.amount.exactOptional(),
    quantity: quantitySchema.shape.value.exactOptional(),
});

/** What the second beneficiary delivers of a line, and at which price. */
export type TransferredLine = z.output<typeof transferredLineSchema>;

export const transferRequestSchema = z.strictObject({
    creditId: randomIdSchema,
    number: numberSchema,
    secondBeneficiary: creditPartySchema,
    /** A bank of the consortium, through which the second beneficiary is advised and speaks. */
    secondBeneficiarysBank: creditBankSchema,
    amount: moneySchema,
    lines: z.array(transferredLineSchema).max(100).exactOptional(),
    expiryDate: dateSchema.exactOptional(),
    presentationPeriodDays: presentationPeriodSchema.shape.days.exactOptional(),
    latestShipmentDate: dateSchema.exactOptional(),
    insuranceCoverPercent: z.int().min(1).max(999).exactOptional(),
    /** Its name stands for the applicant's, which the second beneficiary then does not see. */
    isFirstBeneficiaryNamedAsApplicant: z.boolean().exactOptional(),
    /** Where the second beneficiary is to be paid, up to and including the expiry date (UCP 600 art. 38j). */
    placeOfHonour: placeSchema.exactOptional(),
    /** Every request says whether the second beneficiary hears of amendments (art. 38e). */
    amendmentAdvice: amendmentAdviceSchema,
    /** Left out, the first beneficiary pays all charges of the transfer (art. 38c). */
    chargesAgreement: textSchema(210).exactOptional(),
    /** The credit that the second beneficiary has, once the transfer is done. */
    transferredCreditId: randomIdSchema.exactOptional(),
    /** Numbers of the amendments that stood in what was transferred. */
    includes: z.array(z.int().min(1)).exactOptional(),
    /** Which amendments the second beneficiary has heard of since, and as which number under its own credit. */
    passedOn: z.array(z.strictObject({ amendmentNumber: z.int().min(1), number: z.int().min(1) })).exactOptional(),
    /** For which presentations of the second beneficiary the first one's invoice was demanded. */
    demandedFor: z.array(z.int().min(1)).exactOptional(),
});
/**
 * What the first beneficiary asks for: nothing but what article 38g lets differ. It lies with its bank and the bank that
 * transfers; nobody else learns who delivers, and at which price.
 */
export type TransferRequest = z.output<typeof transferRequestSchema>;

export const transferSchema = z.strictObject({
    creditId: randomIdSchema,
    /** 1 for the first, and so on without a gap. */
    number: numberSchema,
    requestingBank: mspIdSchema,
    transferringBank: mspIdSchema,
    requestedAt: instantSchema,
    /** No bank has to transfer (art. 38a); for as long as nothing was decided the first beneficiary may think better of it. */
    decision: z
        .discriminatedUnion('outcome', [
            z.strictObject({
                outcome: z.literal('TRANSFERRED'),
                /** The most that the second beneficiary can draw: so much less is left to the first. */
                amount: moneySchema,
                at: instantSchema,
            }),
            z.strictObject({ outcome: z.enum(['DECLINED', 'WITHDRAWN']), at: instantSchema }),
        ])
        .exactOptional(),
    /** From then on the amount is the first beneficiary's again. */
    returnedAt: instantSchema.exactOptional(),
});
/** A part of a credit that another is to have in place of its beneficiary, as every bank that is party to the credit holds it. */
export type Transfer = z.output<typeof transferSchema>;

/**
 * Where a transfer stands.
 *
 *     REQUESTED ─► TRANSFERRED ─► RETURNED
 *         └──────► DECLINED │ WITHDRAWN
 */
export const transferStatuses = ['REQUESTED', 'TRANSFERRED', 'DECLINED', 'WITHDRAWN', 'RETURNED'] as const;
export type TransferStatus = (typeof transferStatuses)[number];

export function transferStatus({ decision, returnedAt }: Transfer): TransferStatus {
    return returnedAt === undefined ? (decision?.outcome ?? 'REQUESTED') : 'RETURNED';
}
