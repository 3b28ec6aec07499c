import { creditAddressSchema } from '@cohong/domain/letter-of-credit/api';
import {
    awaitedSchema,
    entrySchema,
    readTimelineSchema,
    timelineSchema,
    type ReadTimeline,
} from '@cohong/domain/timeline/api';
import { z } from 'zod';
import { read, type ReadCall, type Route } from '../http/route.js';
import { bankSchema } from '../party/bank.js';
import { bankStaff, supervisors } from '../party/roles.js';
import { approvalsAwaited, approvalToldSchema } from './approvals-awaited.js';
import { TimelineClient } from './timeline-client.js';
import { textSchema, toldIn } from './timeline-text.js';
import { creditWords } from './timeline-words.js';

export const timelineReadSchema = timelineSchema.extend({
    entries: z.array(entrySchema.extend({ text: textSchema })),
    awaited: z.array(awaitedSchema.extend({ text: textSchema })),
    approvals: z
        .array(approvalToldSchema)
        .meta({ description: 'What makers of the bank have proposed for this credit, for a checker to decide' }),
});

const summary = 'What happened under a letter of credit, and who must act by when';
const query = readTimelineSchema.pick({ customer: true });

/** Timelines at the banks that are party to credits. */
export function timelineRoutes(bank: string): readonly Route[] {
    return [
        read({
            tag: 'Letters of credit',
            roles: bankStaff,
            path: '/v1/letters-of-credit/{creditId}/timeline',
            summary,
            params: creditAddressSchema,
            query,
            answer: timelineReadSchema,
            isInWords: true,
            read: (call) => timelineIn(bank, { ...call, input: { ...call.params, ...call.query } }),
        }),
    ];
}

/** What a regulator sees of them, in the books of a bank. */
export function timelineSupervisionRoutes(banks: readonly string[]): readonly Route[] {
    return [
        read({
            tag: 'Supervision',
            roles: supervisors,
            path: '/v1/supervision/letters-of-credit/{bank}/{creditId}/timeline',
            summary: `${summary}, as one of its banks holds it`,
            params: z.strictObject({ bank: bankSchema(banks), ...creditAddressSchema.shape }),
            query,
            answer: timelineReadSchema,
            isInWords: true,
            read: (call) => timelineIn(call.params.bank, { ...call, input: { ...call.params, ...call.query } }),
        }),
    ];
}

type TimelineCall = Pick<ReadCall<unknown, unknown>, 'ledger' | 'readModel' | 'language'> & {
    readonly input: ReadTimeline;
};

async function timelineIn(bank: string, { ledger, readModel, language, input }: TimelineCall): Promise<object> {
    const timeline = await new TimelineClient(ledger).readTimeline(input);
    // What a bank has not decided yet is nothing that its customer sees.
    const approvals =
        input.customer === undefined
            ? await approvalsAwaited(readModel, { bank, id: timeline.creditId, at: timeline.at, language })
            : [];

    return { ...toldIn(language, timeline, creditWords), approvals };
}
