import { answerWaiverSchema } from '@cohong/domain/presentation/api';
import { presentationViewSchema } from '@cohong/domain/presentation/presentation';
import { z } from 'zod';
import { propose } from '../approval/propose.js';
import { act, type Route } from '../http/route.js';
import { makers } from '../party/roles.js';
import { addressOf, onPresentation, presentationParamsSchema as params } from './presentation-address.js';
import { PresentationClient } from './presentation-client.js';
import { replyOf } from './presentation-reply.js';

const byMakers = { tag: 'Presentations', roles: makers } as const;

/** What becomes of documents that do not comply and that may be taken all the same. */
export const waiverRoutes: readonly Route[] = [
    act({
        ...byMakers,
        path: `${onPresentation}/waiver-requests`,
        summary: 'Ask the applicant whether it waives all that is discrepant; the time to refuse goes on',
        params,
        body: z.strictObject({}),
        status: 200,
        answer: presentationViewSchema,
        act: async ({ ledger, params: named, request }) => {
            const address = addressOf(named);
            return await replyOf(ledger, address, await new PresentationClient(ledger).seekWaiver(address, request));
        },
    }),
    act({
        ...byMakers,
        path: `${onPresentation}/waiver-answers`,
        summary: 'Write down what the applicant has answered, which binds nobody',
        params,
        examples: { request: { answer: 'WAIVED' } },
        body: answerWaiverSchema.pick({ answer: true }),
        status: 200,
        answer: presentationViewSchema,
        act: async ({ ledger, params: named, body, request }) => {
            const input = { ...addressOf(named), ...body };
            return await replyOf(ledger, input, await new PresentationClient(ledger).answerWaiver(input, request));
        },
    }),
    propose({
        ...byMakers,
        path: `${onPresentation}/waivers`,
        summary:
            'Propose to take documents with the discrepancies that the applicant has waived, before or after a refusal',
        params,
        body: z.strictObject({}),
        propose: ({ ledger, params: named, request }, approvalId) =>
            new PresentationClient(ledger).proposeWaiver({ ...addressOf(named), approvalId }, request),
    }),
];
