import { z } from 'zod';
import { moneySchema } from '../kernel/money.js';
import { randomIdSchema } from '../kernel/salt.js';
import { instantSchema } from '../kernel/time.js';
import { creditPartySchema } from '../letter-of-credit/credit-party.js';
import { mspIdSchema } from '../party/member.js';

export const assignmentSchema = z.strictObject({
    creditId: randomIdSchema,
    /** 1 for the first, and so on without a gap: of two, the earlier is paid first. */
    number: z.int().min(1).max(999),
    /** The bank through which the beneficiary assigns. */
    assigningBank: mspIdSchema,
    /** The bank that is asked to pay the assignee out of what it pays under the credit. */
    payingBank: mspIdSchema,
    assignee: creditPartySchema,
    /** At most so much of the proceeds; left out, all of them. */
    amount: moneySchema.exactOptional(),
    assignedAt: instantSchema,
    /** Nobody but the assignor is bound before the paying bank has acknowledged it. */
    answer: z.strictObject({ outcome: z.enum(['ACKNOWLEDGED', 'REFUSED']), at: instantSchema }).exactOptional(),
    /** The assignee gives it up; nobody else can, once it is acknowledged. */
    releasedAt: instantSchema.exactOptional(),
});
/**
 * That somebody else is paid what a beneficiary may draw (UCP 600 art. 39). It is no transfer: the right to present
 * stays where it was, and without a presentation that is honoured there is nothing to pay.
 */
export type Assignment = z.output<typeof assignmentSchema>;

/** Whether the assignee is paid before the beneficiary. */
export function isInForce({ answer, releasedAt }: Assignment): boolean {
    return answer?.outcome === 'ACKNOWLEDGED' && releasedAt === undefined;
}
