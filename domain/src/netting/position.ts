import { z } from 'zod';
import { serialSchema } from '../dcep/coin.js';
import { moneySchema } from '../kernel/money.js';
import { randomIdSchema } from '../kernel/salt.js';
import { instantSchema } from '../kernel/time.js';
import { mspIdSchema } from '../party/member.js';
import { anyCycleIdSchema, cycleIdSchema } from './cycle.js';

const coinSchema = z.strictObject({ serial: serialSchema, amount: moneySchema });

export const positionSchema = z.strictObject({
    cycleId: cycleIdSchema,
    positionId: randomIdSchema,
    /** What the customers of the bank pay and are paid. */
    outgoing: moneySchema,
    incoming: moneySchema,
    /** What of it the bank itself pays and is paid: one of the two is nothing where it nets with all banks at once. */
    pays: moneySchema,
    receives: moneySchema,
    /** The coin with what it pays, and the coin with what it is paid, at the central bank. */
    fundedSerial: serialSchema,
    payoutSerial: serialSchema,
    /** The coin that the bank still holds for customers, if any. */
    held: coinSchema.exactOptional(),
    status: z.enum(['CONFIRMED', 'SETTLED', 'FAILED']),
    confirmedAt: instantSchema,
});
/** What a bank has counted of a cycle, and what it holds for customers until each is credited or paid back. */
export type Position = z.output<typeof positionSchema>;

export const contributionSchema = z.strictObject({
    ...positionSchema.pick({
        positionId: true,
        pays: true,
        receives: true,
        fundedSerial: true,
        payoutSerial: true,
    }).shape,
    cycleId: anyCycleIdSchema,
    bank: mspIdSchema,
    /** Where a payment institution lays it down through its bank. */
    institutionId: randomIdSchema.exactOptional(),
});
/** The same for the central bank: what it needs to settle all positions together. */
export type Contribution = z.output<typeof contributionSchema>;
