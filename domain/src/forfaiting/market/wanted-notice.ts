import { z } from 'zod';
import { compare, moneySchema } from '../../kernel/money.js';
import { randomIdSchema } from '../../kernel/salt.js';
import { instantSchema } from '../../kernel/time.js';
import { mspIdSchema } from '../../party/member.js';
import { indicationSchema } from '../quote/indication.js';
import { bankClassSchema, marketPolicySchema } from './market-policy.js';
import { tradeTypeSchema } from './shown.js';

const { months } = marketPolicySchema.shape.tenors.element.shape;

export const wantedSchema = z.strictObject({
    /** Of whose undertakings. */
    bankClasses: z.array(bankClassSchema).min(1).max(bankClassSchema.options.length),
    mostMonths: months.exactOptional(),
    /** The smallest and the largest that is worth an offer. */
    amount: z
        .strictObject({ least: moneySchema, most: moneySchema })
        .refine(
            ({ least, most }) => least.currency === most.currency && compare(least, most) <= 0,
            'must be a range in one currency',
        ),
    tradeType: tradeTypeSchema.exactOptional(),
    /** How often it was sold on at most. */
    mostResales: z.int().min(0).max(100).exactOptional(),
    /** Within what range the bank would buy. */
    indication: indicationSchema.exactOptional(),
});
/** What claims a bank would buy (收证). */
export type Wanted = z.output<typeof wantedSchema>;

export const wantClaimsSchema = z.strictObject({
    wantedId: randomIdSchema,
    wanted: wantedSchema,
    closesAt: instantSchema,
});
export type WantClaims = z.output<typeof wantClaimsSchema>;

export const wantedNoticeSchema = wantClaimsSchema.extend({
    bank: mspIdSchema,
    /** Every bank there was: in the books of each it is the same. */
    postedTo: z.array(mspIdSchema),
    postedAt: instantSchema,
    status: z.enum(['OPEN', 'WITHDRAWN']),
    withdrawnAt: instantSchema.exactOptional(),
});
/** That a bank is looking for claims, for every bank to see. Who has one offers it to that bank alone. */
export type WantedNotice = z.output<typeof wantedNoticeSchema>;
