import { z } from 'zod';
import { moneySchema, sum, type Money } from '../kernel/money.js';
import { randomIdSchema } from '../kernel/salt.js';
import { instantSchema } from '../kernel/time.js';
import { creditPartySchema } from '../letter-of-credit/credit-party.js';
import { mspIdSchema } from '../party/member.js';
import { paymentSchema } from '../presentation/payment.js';

/** One payment can pay them all: so many, each with a coin of its own, keep a transaction small. */
export const mostAssignments = 50;

export const paidShareSchema = z.strictObject({
    /** Of what the bank paid: for which presentation, and of what it owed at maturity for which part. */
    presentationNumber: z.int().min(1).max(999),
    part: z.int().min(1).max(10).exactOptional(),
    amount: moneySchema,
    payment: paymentSchema,
});
/** What an assignee has had of one payment. */
export type PaidShare = z.output<typeof paidShareSchema>;

export const assignmentSchema = z.strictObject({
    creditId: randomIdSchema,
    /** 1 for the first, and so on without a gap: of two, the earlier is paid first. */
    number: z.int().min(1).max(mostAssignments),
    /** The bank through which the beneficiary assigns. */
    assigningBank: mspIdSchema,
    /** The bank that is asked to pay the assignee out of what it pays under the credit. */
    payingBank: mspIdSchema,
    assignee: creditPartySchema,
    /** At most so much of the proceeds; left out, all of them. */
    amount: moneySchema.exactOptional(),
    requestedAt: instantSchema,
    /** Nobody but the assignor is bound before the paying bank has acknowledged it. */
    answer: z.strictObject({ outcome: z.enum(['ACKNOWLEDGED', 'REFUSED']), at: instantSchema }).exactOptional(),
    /** The assignee gives it up; nobody else can, once it is acknowledged. */
    releasedAt: instantSchema.exactOptional(),
    /** What the assignee has been paid, in the order of time. */
    paid: z.array(paidShareSchema).min(1).exactOptional(),
});
/**
 * That somebody else is paid what a beneficiary may draw (UCP 600 art. 39). It is no transfer: the right to present
 * stays where it was, and without a presentation that is honoured there is nothing to pay. It lies with the bank that
 * assigns for the beneficiary and the bank that pays; to whom proceeds go is nothing to the other banks of the credit.
 */
export type Assignment = z.output<typeof assignmentSchema>;

/**
 * Where an assignment stands.
 *
 *     REQUESTED ─► ACKNOWLEDGED ─► RELEASED
 *         └──────► REFUSED
 */
export const assignmentStatuses = ['REQUESTED', 'ACKNOWLEDGED', 'REFUSED', 'RELEASED'] as const;
export type AssignmentStatus = (typeof assignmentStatuses)[number];

export const assignmentViewSchema = assignmentSchema.extend({ status: z.enum(assignmentStatuses) });
/** An assignment as its banks see it: with where it stands. */
export type AssignmentView = z.output<typeof assignmentViewSchema>;

export function assignmentView(assignment: Assignment): AssignmentView {
    const { answer, releasedAt } = assignment;

    return { ...assignment, status: releasedAt === undefined ? (answer?.outcome ?? 'REQUESTED') : 'RELEASED' };
}

/** The banks in whose vaults an assignment lies, the same in each. */
export function assignmentBanks({
    assigningBank,
    payingBank,
}: Pick<Assignment, 'assigningBank' | 'payingBank'>): readonly string[] {
    return [...new Set([assigningBank, payingBank])];
}

/** Whether the assignee is paid before the beneficiary. */
export function isInForce({ answer, releasedAt }: Assignment): boolean {
    return answer?.outcome === 'ACKNOWLEDGED' && releasedAt === undefined;
}

/** All that the assignee has been paid. */
export function paidUnder({ paid = [] }: Pick<Assignment, 'paid'>, currency: string): Money {
    return sum(
        currency,
        paid.map(({ amount }) => amount),
    );
}
