import { z } from 'zod';
import { dayCountBookSchema, dayCountConventionSchema } from './day-count-convention.js';

export const setDayCountsSchema = z.strictObject({ conventions: z.array(dayCountConventionSchema).min(1).max(10) });
export type SetDayCounts = z.output<typeof setDayCountsSchema>;

export const readDayCountsSchema = z.strictObject({});
/** What a reader of the conventions gets. */
export const dayCountsReadSchema = dayCountBookSchema;
