import { z } from 'zod';
import { countryCodeSchema } from '../kernel/identifiers/country.js';
import { unLocodeSchema } from '../kernel/identifiers/un-locode.js';
import { moneySchema } from '../kernel/money.js';
import { randomIdSchema } from '../kernel/salt.js';
import { dateSchema, instantSchema } from '../kernel/time.js';
import { mspIdSchema } from '../party/member.js';
import { paymentSchema } from '../presentation/payment.js';
import { presentationSchema } from '../presentation/presentation.js';
import type { Clock } from '../presentation/preclusion.js';
import { claimStatuses, standingAt, type ClaimStatus } from './claim-status.js';

export const claimSchema = z.strictObject({
    claimId: randomIdSchema,
    /** The presentation that was honoured, and which of the parts that are due later, from 1. */
    creditId: randomIdSchema,
    presentationNumber: presentationSchema.shape.number,
    part: z.int().min(1).max(10),
    /** How it came about (UCP 600 art. 2): a draft was accepted, or payment was deferred. */
    undertaking: z.enum(['ACCEPTANCE', 'DEFERRED_PAYMENT']),
    debtorBank: mspIdSchema,
    /** The bank to which it is owed, or through which it is owed to the beneficiary. */
    holder: mspIdSchema,
    amount: moneySchema,
    maturity: dateSchema,
    /** Where it is payable: the days of that place decide when it is due. */
    payableAt: z.strictObject({
        countryCode: countryCodeSchema.exactOptional(),
        UNLocationCode: unLocodeSchema.exactOptional(),
    }),
    incurredAt: instantSchema,
    status: z.enum(['OUTSTANDING', 'PAID', 'PREPAID', 'SPLIT']),
    payment: paymentSchema.exactOptional(),
    /** What was paid before maturity for all of it; the rest is the price of paying early. */
    proceeds: moneySchema.exactOptional(),
});
/** Money that a bank has bound itself to pay on a day, as the bank that owes it and the bank that holds it keep it. */
export type Claim = z.output<typeof claimSchema>;

export const claimViewSchema = claimSchema.extend({ status: z.enum(claimStatuses) });
/** A claim as it stands now. */
export type ClaimView = z.output<typeof claimViewSchema>;

/** A claim as its banks see it: as it stands. */
export function claimView(claim: Claim, clock: Clock): ClaimView {
    return { ...claim, status: claimStatus(claim, clock) };
}

/** Where the claim stands, by the days of the place of the bank that owes it. */
export function claimStatus({ status, maturity }: Claim, clock: Clock): ClaimStatus {
    return status === 'OUTSTANDING' ? standingAt(maturity, clock) : status;
}
