import { z } from 'zod';
import { mspIdSchema } from '../../party/member.js';
import { dealAddressSchema } from '../deal/api.js';
import { holdingViewSchema } from './holding-view.js';

/** As many as a page of a list has. */
const mostAtOnce = 100;

/** Of which purchases it is asked what has become of them. A regulator says in which bank's books it looks. */
export const readHoldingsSchema = z.strictObject({
    dealIds: z.array(dealAddressSchema.shape.dealId).max(mostAtOnce),
    bank: mspIdSchema.exactOptional(),
});
export const holdingViewsSchema = z.array(holdingViewSchema).max(mostAtOnce);
