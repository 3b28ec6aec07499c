import { z } from 'zod';
import { dateSchema } from '../kernel/time.js';
import { mspIdSchema } from './member.js';

export const dailyCountSchema = z.strictObject({
    bank: mspIdSchema,
    /** The day in China. */
    day: dateSchema,
    count: z.int().positive(),
});
/** How much one bank asked of the regulators' registry on one day, whatever the answers were. */
export type DailyCount = z.output<typeof dailyCountSchema>;
