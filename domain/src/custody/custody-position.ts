import { z } from 'zod';
import { randomIdSchema } from '../kernel/salt.js';
import { custodyCycleIdSchema } from '../netting/cycle.js';
import { positionSchema } from '../netting/position.js';

export const custodyPositionSchema = z.strictObject({
    ...positionSchema.omit({ held: true, cycleId: true }).shape,
    cycleId: custodyCycleIdSchema,
    institutionId: randomIdSchema,
});
/** What an institution's customers pay and are paid over all others on a day, and what of it moves in coins. */
export type CustodyPosition = z.output<typeof custodyPositionSchema>;
