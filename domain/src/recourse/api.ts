import type { z } from 'zod';
import { presentationAddressSchema } from '../presentation/api.js';
import { recourseSchema } from '../presentation/recourse.js';

export const takeRecourseSchema = presentationAddressSchema.extend({
    /** What the beneficiary has paid back. */
    amount: recourseSchema.shape.amount,
    /** Of its payment. */
    uetr: recourseSchema.shape.uetr,
});
/** What a maker proposes and a checker approves. */
export type TakeRecourse = z.output<typeof takeRecourseSchema>;
