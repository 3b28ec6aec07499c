import { completePresentationSchema, damageNoticeSchema, replaceRecordsSchema } from '@cohong/domain/presentation/api';
import { presentationViewSchema } from '@cohong/domain/presentation/presentation';
import { z } from 'zod';
import { act, type Route } from '../http/route.js';
import { makers } from '../party/roles.js';
import { addressOf, onPresentation, presentationParamsSchema as paramsSchema } from './presentation-address.js';
import { PresentationClient } from './presentation-client.js';
import { examplePresented, exampleReplacement } from './presentation-examples.js';
import { replyOf } from './presentation-reply.js';

const byMakers = { tag: 'Presentations', roles: makers } as const;
const said = { creditId: true, number: true } as const;

/** What is told of electronic records: that all have come (eUCP article e6c), and that some cannot be read (e12). */
export const electronicRecordRoutes: readonly Route[] = [
    act({
        ...byMakers,
        path: `${onPresentation}/completeness-notices`,
        summary: 'Tell that all electronic records have come, with the last of them: the presentation is made by it',
        params: paramsSchema,
        examples: { request: { documents: [], records: [] } },
        body: completePresentationSchema.omit(said),
        status: 200,
        answer: presentationViewSchema,
        act: async ({ ledger, params, body, request }) => {
            const input = { ...addressOf(params), ...body };
            const client = new PresentationClient(ledger);
            return await replyOf(ledger, input, await client.completePresentation(input, request));
        },
    }),
    act({
        ...byMakers,
        path: `${onPresentation}/damage-notices`,
        summary: 'Tell that electronic records cannot be read, and ask for them again: no time runs until they come',
        params: paramsSchema,
        examples: { request: { documentIds: [examplePresented.documents[0]?.documentId] } },
        body: damageNoticeSchema.omit(said),
        status: 200,
        answer: presentationViewSchema,
        act: async ({ ledger, params, body, request }) => {
            const input = { ...addressOf(params), ...body };
            return await replyOf(ledger, input, await new PresentationClient(ledger).reportDamage(input, request));
        },
    }),
    act({
        ...byMakers,
        path: `${onPresentation}/record-replacements`,
        summary: 'Present damaged electronic records again: the examination goes on with them',
        params: paramsSchema,
        examples: { request: exampleReplacement },
        body: replaceRecordsSchema.omit(said),
        status: 200,
        answer: presentationViewSchema,
        act: async ({ ledger, params, body, request }) => {
            const input = { ...addressOf(params), ...body };
            return await replyOf(ledger, input, await new PresentationClient(ledger).replaceRecords(input, request));
        },
    }),
    act({
        ...byMakers,
        path: `${onPresentation}/record-drops`,
        summary: 'Treat damaged electronic records that have not come again in thirty days as not presented',
        params: paramsSchema,
        body: z.strictObject({}),
        status: 200,
        answer: presentationViewSchema,
        act: async ({ ledger, params, request }) => {
            const input = addressOf(params);
            return await replyOf(ledger, input, await new PresentationClient(ledger).dropRecords(input, request));
        },
    }),
];
