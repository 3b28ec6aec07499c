import { z } from 'zod';
import { refusals } from '../kernel/refusal.js';
import { randomIdSchema } from '../kernel/salt.js';
import { dateSchema, instantSchema, type Instant } from '../kernel/time.js';
import { mspIdSchema } from '../party/member.js';
import { creditTermsSchema, referenceSchema } from './terms.js';

const refusal = refusals({ CREDIT_MUST_BE_LIVE: 'conflict' });

/** Why a bank does not advise: it need not (UCP 600 art. 9e), or cannot tell whether the credit is genuine (art. 9f). */
export const declineReasonSchema = z.enum(['ELECTS_NOT_TO_ADVISE', 'CANNOT_AUTHENTICATE']);

export const adviceSchema = z.discriminatedUnion('outcome', [
    z.strictObject({ bank: mspIdSchema, outcome: z.literal('ADVISED'), at: instantSchema }),
    z.strictObject({
        bank: mspIdSchema,
        outcome: z.literal('DECLINED'),
        reason: declineReasonSchema,
        at: instantSchema,
    }),
]);
export type Advice = z.output<typeof adviceSchema>;

export const confirmationDecisionSchema = z.strictObject({
    bank: mspIdSchema,
    outcome: z.enum(['CONFIRMED', 'DECLINED']),
    at: instantSchema,
    /** The confirmation covers the credit with the amendments issued up to this number; later ones it may extend to. */
    throughAmendment: z.int().min(0),
});
export type ConfirmationDecision = z.output<typeof confirmationDecisionSchema>;

/** Whose consent ends a credit before its time (UCP 600 art. 10a). */
export const consentingPartySchema = z.enum(['ISSUING_BANK', 'CONFIRMING_BANK', 'BENEFICIARY']);
export type ConsentingParty = z.output<typeof consentingPartySchema>;

export const cancellationSchema = z.strictObject({
    consents: z.array(z.strictObject({ party: consentingPartySchema, at: instantSchema })).min(1),
    /** One refusal ends the attempt; the issuing bank may make another. */
    refusal: z.strictObject({ party: consentingPartySchema, at: instantSchema }).exactOptional(),
});
export type Cancellation = z.output<typeof cancellationSchema>;

export const creditSchema = z.strictObject({
    creditId: randomIdSchema,
    /** The issuing bank's number of it (20). */
    letterOfCreditReference: referenceSchema,
    issuingBank: mspIdSchema,
    /** As issued. What binds whom at which time is worked out with the amendments. */
    terms: creditTermsSchema,
    /** The day of issue at the issuing bank (31C). */
    issueDate: dateSchema,
    /** From then on the issuing bank is bound (UCP 600 art. 7b). */
    issuedAt: instantSchema,
    /** In the order in which they came. */
    advices: z.array(adviceSchema),
    confirmation: confirmationDecisionSchema.exactOptional(),
    cancellation: cancellationSchema.exactOptional(),
    /** When a bank noted that the last day to present was over. */
    expiredAt: instantSchema.exactOptional(),
    closedAt: instantSchema.exactOptional(),
    /** How many there are: each has a record of its own, and is found by its number. */
    numberOfAmendments: z.int().min(0),
    /** The same of its presentations … */
    numberOfPresentations: z.int().min(0),
    /** … of its transfers … */
    numberOfTransfers: z.int().min(0),
    /** … and of assignments of its proceeds, of which each bank that is party holds those that concern it. */
    numberOfAssignments: z.int().min(0),
});
/**
 * A letter of credit, as every bank that is party to it holds it. Its amendments and presentations are records of
 * their own that this one counts; where it stands is worked out and stored nowhere.
 */
export type Credit = z.output<typeof creditSchema>;

/**
 * Where a credit stands.
 *
 *     APPLIED ─► PREADVISED ─► ISSUED ─► ADVISED ─► EFFECTIVE
 *        └────────────────────►│           │            │
 *                              └───────────┴────────────┴──► CANCELLED, EXPIRED or FULLY_DRAWN ─► CLOSED
 *
 * Advised it is when its first bank has passed it on, effective when it has reached the beneficiary. That it is fully drawn
 * its record alone does not tell, but what is presented under it (`statusOfWhole`). Expired
 * it is when a bank has noted it; by when documents must come is worked out without that, from the calendar.
 */
export const creditStatuses = [
    'APPLIED',
    'PREADVISED',
    'ISSUED',
    'ADVISED',
    'EFFECTIVE',
    'FULLY_DRAWN',
    'CANCELLED',
    'EXPIRED',
    'CLOSED',
] as const;
export type CreditStatus = (typeof creditStatuses)[number];

/** Where the credit stands, from what became of its record. */
export function creditStatus(credit: Credit): CreditStatus {
    if (credit.closedAt !== undefined) {
        return 'CLOSED';
    }
    if (isCancelled(credit)) {
        return 'CANCELLED';
    }
    if (credit.expiredAt !== undefined) {
        return 'EXPIRED';
    }
    const { advisingBank, secondAdvisingBank } = credit.terms;
    if (!isAdvisedBy(credit, advisingBank.mspId)) {
        return 'ISSUED';
    }
    const hasReachedBeneficiary = secondAdvisingBank === undefined || isAdvisedBy(credit, secondAdvisingBank.mspId);

    return hasReachedBeneficiary ? 'EFFECTIVE' : 'ADVISED';
}

/** Whose consent is needed to end this credit: a confirming bank's once it has confirmed. */
export function consentsNeeded({ confirmation }: Credit): readonly ConsentingParty[] {
    return confirmation?.outcome === 'CONFIRMED'
        ? ['ISSUING_BANK', 'CONFIRMING_BANK', 'BENEFICIARY']
        : ['ISSUING_BANK', 'BENEFICIARY'];
}

/** Refuses to go on with a credit that has ended: nothing is advised, confirmed, amended or cancelled any more. */
export function mustBeLive(credit: Credit): void {
    if (!isLive(credit)) {
        throw refusal('CREDIT_MUST_BE_LIVE', { status: creditStatus(credit) });
    }
}

/** Whether nothing has ended it yet. That its last day is over ends it only once a bank has noted it. */
export function isLive(credit: Credit): boolean {
    return !isCancelled(credit) && credit.expiredAt === undefined && credit.closedAt === undefined;
}

/** A credit or an amendment, as banks have passed it on. */
export interface Advised {
    readonly advices: readonly Advice[];
}

/** Whether this bank has passed it on. */
export function isAdvisedBy({ advices }: Advised, bank: string | undefined): boolean {
    return advices.some((advice) => advice.bank === bank && advice.outcome === 'ADVISED');
}

/** When the last of those whose consent was needed gave it. */
export function cancelledAt(credit: Credit): Instant | undefined {
    return isCancelled(credit) ? credit.cancellation?.consents.at(-1)?.at : undefined;
}

function isCancelled(credit: Credit): boolean {
    const given = credit.cancellation?.consents.map(({ party }) => party) ?? [];

    return (
        credit.cancellation !== undefined &&
        credit.cancellation.refusal === undefined &&
        consentsNeeded(credit).every((party) => given.includes(party))
    );
}
