import { z } from 'zod';
import { instantSchema } from '../../kernel/time.js';
import { mspIdSchema } from '../../party/member.js';
import { dueSchema, factsSchema, ruleSchema } from '../../timeline/api.js';
import { dealAddressSchema } from '../deal/api.js';
import { dealStatuses } from '../deal/deal-status.js';
import { invitationAddressSchema, requestAddressSchema } from '../quote/api.js';
import { invitationSchema } from '../quote/invitation.js';
import { quoteRequestSchema } from '../quote/quote-request.js';
import { dealActorSchema } from './deal-line.js';
import { dealAwaitedKinds, dealEntryKinds, type DealAwaitedCode, type DealEntryCode } from './deal-timeline.js';

/** A regulator says in which bank's books it looks; a bank looks in its own. */
const inBooksOf = { bank: mspIdSchema.exactOptional() };

export const readDealTimelineSchema = z.union([
    dealAddressSchema.extend(inBooksOf),
    requestAddressSchema.extend(inBooksOf),
    invitationAddressSchema.extend(inBooksOf),
]);
/** Of which sale: by its deal or, before there is one, by what its bank holds. */
export type ReadDealTimeline = z.output<typeof readDealTimelineSchema>;

const entryCodes = Object.keys(dealEntryKinds) as [DealEntryCode, ...DealEntryCode[]];
const awaitedCodes = Object.keys(dealAwaitedKinds) as [DealAwaitedCode, ...DealAwaitedCode[]];

export const dealEntrySchema = z.strictObject({
    sequence: z.int().positive(),
    code: z.enum(entryCodes),
    at: instantSchema,
    by: dealActorSchema.exactOptional().meta({ description: 'Left out where the passing of time has done it' }),
    to: dealActorSchema.exactOptional(),
    facts: factsSchema.exactOptional(),
    rule: ruleSchema.exactOptional(),
});

export const dealAwaitedSchema = z.strictObject({
    code: z.enum(awaitedCodes),
    of: dealActorSchema,
    due: dueSchema,
    isLate: z.boolean(),
    facts: factsSchema.exactOptional(),
    rule: ruleSchema.exactOptional(),
});

export const dealTimelineSchema = z.strictObject({
    at: instantSchema,
    status: z.enum([
        ...dealStatuses,
        ...quoteRequestSchema.shape.status.options,
        ...invitationSchema.shape.status.exclude(['OPEN', 'CLOSED']).options,
    ]),
    entries: z.array(dealEntrySchema),
    awaited: z.array(dealAwaitedSchema),
});
