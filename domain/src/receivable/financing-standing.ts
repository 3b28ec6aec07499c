import { z } from 'zod';
import type { Instant } from '../kernel/time.js';
import { mspIdSchema } from '../party/member.js';
import { daysPastDue } from './due-date.js';
import { financingSchema, financingStatuses, type Financing } from './financing.js';
import { isOwed } from './owed.js';

export const financingStandingSchema = financingSchema.extend({
    /**
     * Its status, but OVERDUE where money is lent and the day is past: time tells it, and nobody writes it down. Left out
     * of what is shown as it was after a block.
     */
    standing: z.enum([...financingStatuses, 'OVERDUE']).exactOptional(),
    /** By how many days the day is past on which it was due, where anything is still owed. */
    daysPastDue: z.int().positive().exactOptional(),
});
/** A financing, and where it stands today in China. */
export type FinancingStanding = z.output<typeof financingStandingSchema>;

export const financingStandingsSchema = z.array(financingStandingSchema);

/** A bank names no bank: it is its own. A regulator names those it looks at. */
export const readStandingsSchema = z.strictObject({
    items: z
        .array(z.strictObject({ bank: mspIdSchema.exactOptional(), financingId: financingSchema.shape.financingId }))
        .min(1)
        .max(100),
});

export function financingStanding(financing: Financing, at: Instant): FinancingStanding {
    const { status } = financing;
    const days = isOwed(financing) ? daysPastDue(financing, at) : 0;
    // Nobody expects any more what was written off.
    const isOverdue = days > 0 && status !== 'WRITTEN_OFF';

    return {
        ...financing,
        standing: isOverdue ? 'OVERDUE' : status,
        ...(days > 0 && { daysPastDue: days }),
    };
}
