import { z } from 'zod';
import type { BankingCalendar } from '../calendar/banking-calendar.js';
import { ifCovered } from '../calendar/if-covered.js';
import { paymentDay } from '../calendar/maturity.js';
import type { Instant } from '../kernel/time.js';
import { daysPastDue } from '../receivable/due-date.js';
import { readImportFinancingSchema } from './api.js';
import { importFinancingSchema, importFinancingStatuses, type ImportFinancing } from './import-financing.js';

export const importFinancingStandingSchema = importFinancingSchema.extend({
    /**
     * Its status, but OVERDUE where a loan is not repaid in time: time tells it, and nobody writes it down. Left out of what
     * is shown as it was after a block.
     */
    standing: z.enum([...importFinancingStatuses, 'OVERDUE']).exactOptional(),
    /** By how many days the last day to repay in time is past, where anything is still owed. */
    daysPastDue: z.int().positive().exactOptional(),
});
/** A payment for imports, and where it stands today in China. */
export type ImportFinancingStanding = z.output<typeof importFinancingStandingSchema>;

export const importFinancingStandingsSchema = z.array(importFinancingStandingSchema);

export const readImportStandingsSchema = z.strictObject({ items: z.array(readImportFinancingSchema).min(1).max(100) });

/** Where a loan falls due on a day on which banks in China are closed, it is repaid in time on the next on which they are open. */
export function importFinancingStanding(
    importFinancing: ImportFinancing,
    { calendar, at }: { readonly calendar: BankingCalendar | undefined; readonly at: Instant },
): ImportFinancingStanding {
    const { status, outstanding, dueOn } = importFinancing;
    const isOwed = outstanding.minorUnits > 0n;
    const days = isOwed && dueOn !== undefined ? daysPastDue({ dueOn: lastDay(dueOn, calendar) }, at) : 0;
    // Nobody expects any more what was written off.
    const isOverdue = days > 0 && status !== 'WRITTEN_OFF';

    return {
        ...importFinancing,
        standing: isOverdue ? 'OVERDUE' : status,
        ...(days > 0 && { daysPastDue: days }),
    };
}

/** The day itself where no calendar covers it. */
function lastDay(dueOn: string, calendar: BankingCalendar | undefined): string {
    return (calendar && ifCovered(() => paymentDay(calendar, dueOn))) ?? dueOn;
}
