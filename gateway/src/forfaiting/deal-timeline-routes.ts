import { dealAddressSchema } from '@cohong/domain/forfaiting/deal/api';
import { invitationAddressSchema, requestAddressSchema } from '@cohong/domain/forfaiting/quote/api';
import {
    dealAwaitedSchema,
    dealEntrySchema,
    dealTimelineSchema,
    type ReadDealTimeline,
} from '@cohong/domain/forfaiting/timeline/api';
import type { DealTimeline } from '@cohong/domain/forfaiting/timeline/deal-timeline';
import { z } from 'zod';
import type { Ledger } from '../fabric/ledger.js';
import { read, type ReadCall, type Route } from '../http/route.js';
import { bankSchema } from '../party/bank.js';
import { bankStaff, supervisors } from '../party/roles.js';
import { approvalsAwaited, approvalToldSchema } from '../timeline/approvals-awaited.js';
import { textSchema, toldIn } from '../timeline/timeline-text.js';
import { dealWords } from './deal-timeline-words.js';

const dealTimelineReadSchema = dealTimelineSchema.extend({
    entries: z.array(dealEntrySchema.extend({ text: textSchema })),
    awaited: z.array(dealAwaitedSchema.extend({ text: textSchema })),
    approvals: z
        .array(approvalToldSchema)
        .meta({ description: 'What makers of the bank have proposed for it, for a checker to decide' }),
});

/** By what a bank asks for the timeline of a sale. */
const addresses = [
    ['deals', 'dealId', dealAddressSchema, 'What happened in the sale of a claim, and who must act by when'],
    [
        'quote-requests',
        'requestId',
        requestAddressSchema,
        'What became of a request for quotes, and who must act by when',
    ],
    [
        'quote-invitations',
        'invitationId',
        invitationAddressSchema,
        'What became of an invitation to quote, and who must act by when',
    ],
] as const;

/** Timelines of sales at seller, buyer and debtor, and at the banks that are asked for quotes. */
export function dealTimelineRoutes(bank: string): readonly Route[] {
    return addresses.map(([page, id, params, summary]) =>
        read({
            tag: 'Forfaiting',
            roles: bankStaff,
            path: `/v1/${page}/{${id}}/timeline`,
            summary,
            params,
            answer: dealTimelineReadSchema,
            isInWords: true,
            read: (call) => timelineIn(bank, { ...call, input: call.params }),
        }),
    );
}

/** What a regulator sees of them, in the books of a bank. */
export function dealTimelineSupervisionRoutes(banks: readonly string[]): readonly Route[] {
    const bank = bankSchema(banks);

    return addresses.map(([page, id, address, summary]) =>
        read({
            tag: 'Supervision',
            roles: supervisors,
            path: `/v1/supervision/${page}/{bank}/{${id}}/timeline`,
            summary: `${summary}, as one of its banks holds it`,
            params: z.strictObject({ bank, ...address.shape }),
            answer: dealTimelineReadSchema,
            isInWords: true,
            read: (call) => timelineIn(call.params.bank, { ...call, input: call.params }),
        }),
    );
}

type TimelineCall = Pick<ReadCall<unknown, unknown>, 'ledger' | 'readModel' | 'language'> & {
    readonly input: ReadDealTimeline;
};

async function timelineIn(bank: string, { ledger, readModel, language, input }: TimelineCall): Promise<object> {
    const timeline = await readTimeline(ledger, input);
    const approvals = await Promise.all(
        [idOf(input), ...recoursesIn(timeline)].map((id) =>
            approvalsAwaited(readModel, { bank, id, at: timeline.at, language }),
        ),
    );

    return { ...toldIn(language, timeline, dealWords), approvals: approvals.flat() };
}

function idOf(input: ReadDealTimeline): string {
    if ('dealId' in input) {
        return input.dealId;
    }

    return 'requestId' in input ? input.requestId : input.invitationId;
}

function readTimeline(ledger: Ledger, input: ReadDealTimeline): Promise<DealTimeline> {
    return ledger.evaluate({ name: 'trade/deal-timeline:ReadTimeline', input, answer: dealTimelineSchema });
}

/** Who answers or withdraws a recourse claim names it, and not the deal. */
function recoursesIn({ entries }: DealTimeline): readonly string[] {
    return entries.flatMap(({ facts }) => (typeof facts?.['recourseId'] === 'string' ? [facts['recourseId']] : []));
}
