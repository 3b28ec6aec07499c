import { z } from 'zod';
import { moneySchema } from '../kernel/money.js';
import { dateSchema, instantSchema } from '../kernel/time.js';
import { creditAddressSchema } from '../letter-of-credit/api.js';
import { creditSchema, creditStatuses } from '../letter-of-credit/credit.js';
import { customers } from '../letter-of-credit/views.js';
import { mspIdSchema } from '../party/member.js';
import { actorSchema } from './actor.js';
import { awaitedKinds, entryKinds, type AwaitedCode, type EntryCode } from './timeline.js';

/** A regulator says in which bank's books it looks; a bank looks in its own. */
export const readTimelineSchema = creditAddressSchema.extend({
    bank: mspIdSchema.exactOptional(),
    customer: z
        .enum(customers)
        .exactOptional()
        .meta({ description: 'For whom the bank shows it; left out, for the bank itself' }),
});
export type ReadTimeline = z.output<typeof readTimelineSchema>;

const entryCodes = Object.keys(entryKinds) as [EntryCode, ...EntryCode[]];
const awaitedCodes = Object.keys(awaitedKinds) as [AwaitedCode, ...AwaitedCode[]];
export const factsSchema = z.record(z.string(), z.union([z.string(), z.int(), moneySchema]));
const subjectSchema = z
    .strictObject({
        kind: z.enum(['AMENDMENT', 'PRESENTATION', 'TRANSFER', 'ASSIGNMENT', 'REIMBURSEMENT_CLAIM']),
        number: z.int().positive(),
    })
    .meta({ description: 'What it is of, where not of the credit itself' });
export const ruleSchema = z
    .string()
    .meta({ description: 'The article that gives it its effect', example: 'UCP 600 art. 16d' });
const lastDaySchema = z.strictObject({
    lastDay: dateSchema,
    endsAt: instantSchema.meta({ description: 'The first instant that is too late' }),
});

export const dueSchema = z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('WITHOUT_DELAY') }),
    z.strictObject({ kind: z.literal('NO_DAY') }).meta({ description: 'Nothing follows from silence' }),
    z.strictObject({ kind: z.literal('BY_DAY'), day: dateSchema, endsAt: instantSchema.exactOptional() }),
    z.strictObject({ kind: z.literal('BY_INSTANT'), endsAt: instantSchema }),
    z.strictObject({ kind: z.literal('BY_EITHER_READING'), earlier: lastDaySchema, later: lastDaySchema }).meta({
        description: 'By either reading of days on which work is made up for; who must act keeps the earlier',
    }),
    z.strictObject({ kind: z.literal('NOT_KNOWN') }).meta({ description: 'No calendar of the ledger covers it' }),
]);

export const entrySchema = z.strictObject({
    sequence: z.int().positive(),
    code: z.enum(entryCodes),
    at: instantSchema,
    by: actorSchema.exactOptional().meta({ description: 'Left out where the passing of time has done it' }),
    to: actorSchema.exactOptional(),
    subject: subjectSchema.exactOptional(),
    facts: factsSchema.exactOptional(),
    rule: ruleSchema.exactOptional(),
});

export const awaitedSchema = z.strictObject({
    code: z.enum(awaitedCodes),
    of: actorSchema,
    due: dueSchema,
    isLate: z.boolean(),
    subject: subjectSchema.exactOptional(),
    facts: factsSchema.exactOptional(),
    rule: ruleSchema.exactOptional(),
});

export const timelineSchema = creditSchema.pick({ creditId: true, letterOfCreditReference: true }).extend({
    at: instantSchema,
    status: z.enum(creditStatuses),
    entries: z.array(entrySchema),
    awaited: z.array(awaitedSchema),
});
