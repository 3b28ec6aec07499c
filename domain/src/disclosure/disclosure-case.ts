import { z } from 'zod';
import { refusals } from '../kernel/refusal.js';
import { randomIdSchema } from '../kernel/salt.js';
import { textSchema } from '../kernel/text.js';
import { chinaDate, dateSchema, instantSchema, type Instant } from '../kernel/time.js';

const refusal = refusals({
    CASE_MUST_AWAIT_APPROVAL: 'conflict',
    CASE_MUST_BE_APPROVED: 'conflict',
    CASE_MUST_NOT_HAVE_ENDED: 'conflict',
});

export const caseStatuses = ['ASKED', 'APPROVED_ONCE', 'APPROVED', 'REFUSED', 'ENDED'] as const;
export type CaseStatus = (typeof caseStatuses)[number];

/** Somebody of the central bank, by subject and issuer of the certificate, and when. */
const deedSchema = z.strictObject({ by: z.string().min(1), at: instantSchema });
export type Deed = z.output<typeof deedSchema>;

export const disclosureCaseSchema = z.strictObject({
    caseId: randomIdSchema,
    /** The court's or the authority's own number. */
    caseNumber: textSchema(100),
    walletId: randomIdSchema,
    reason: textSchema(500),
    /** The last day, in China, on which anybody may look. */
    endsOn: dateSchema,
    status: z.enum(caseStatuses),
    askedBy: deedSchema.shape.by,
    askedAt: deedSchema.shape.at,
    approvals: z.array(deedSchema).max(2),
    refused: deedSchema.exactOptional(),
    ended: deedSchema.exactOptional(),
});
/** Why somebody is to learn who stands behind a wallet. The foreign-exchange regulator reads it too; nothing removes it. */
export type DisclosureCase = z.output<typeof disclosureCaseSchema>;

/** What may become of a case. Besides, each comes to its last day. */
export const caseTransitions: Readonly<Record<CaseStatus, readonly CaseStatus[]>> = {
    ASKED: ['APPROVED_ONCE', 'REFUSED'],
    APPROVED_ONCE: ['APPROVED', 'REFUSED'],
    APPROVED: ['ENDED'],
    REFUSED: [],
    ENDED: [],
};

/** Whether an officer may still say yes or no. */
export function mustAwaitApproval({ status }: DisclosureCase, to: CaseStatus): void {
    if (!caseTransitions[status].includes(to)) {
        throw refusal('CASE_MUST_AWAIT_APPROVAL', { status });
    }
}

/** Whether two officers have said yes, and nobody has ended it since. */
export function mustBeApproved({ status }: DisclosureCase): void {
    if (status !== 'APPROVED') {
        throw refusal('CASE_MUST_BE_APPROVED', { status });
    }
}

/** Days are counted in China, and the last one is in it. */
export function mustNotHaveEnded({ endsOn }: Pick<DisclosureCase, 'endsOn'>, at: Instant): void {
    if (chinaDate(at) > endsOn) {
        throw refusal('CASE_MUST_NOT_HAVE_ENDED', { endsOn });
    }
}
