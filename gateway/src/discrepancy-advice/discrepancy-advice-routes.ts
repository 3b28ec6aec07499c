import { answerAdviceSchema } from '@cohong/domain/discrepancy-advice/api';
import { discrepancyAdviceSchema } from '@cohong/domain/discrepancy-advice/discrepancy-advice';
import { z } from 'zod';
import type { Approve } from '../approval/approval-routes.js';
import { propose } from '../approval/propose.js';
import { act, read, type Route } from '../http/route.js';
import { bankSchema } from '../party/bank.js';
import { bankStaff, makers, supervisors } from '../party/roles.js';
import { addressOf, onPresentation, presentationParamsSchema as params } from '../presentation/presentation-address.js';
import { DiscrepancyAdviceClient } from './discrepancy-advice-client.js';

const byMakers = { tag: 'Presentations', roles: makers } as const;

/** What a nominated bank asks the issuing bank about discrepant documents, at the two. */
export const discrepancyAdviceRoutes: readonly Route[] = [
    act({
        ...byMakers,
        path: `${onPresentation}/discrepancy-advices`,
        summary: 'Tell the issuing bank every discrepancy, and ask whether the documents may be taken all the same',
        params,
        body: z.strictObject({}),
        status: 201,
        answer: discrepancyAdviceSchema,
        act: async ({ ledger, params: named, request }) => {
            const address = addressOf(named);
            const client = new DiscrepancyAdviceClient(ledger);
            const committed = await client.adviseDiscrepancies(address, request);
            return { committed, resource: await client.readAdvice(address) };
        },
    }),
    read({
        ...byMakers,
        roles: bankStaff,
        path: `${onPresentation}/discrepancy-advices`,
        summary: 'What was asked last of a presentation, and what the issuing bank has answered',
        params,
        answer: discrepancyAdviceSchema,
        read: ({ ledger, params: named }) => new DiscrepancyAdviceClient(ledger).readAdvice(addressOf(named)),
    }),
    propose({
        ...byMakers,
        path: `${onPresentation}/discrepancy-advices/answers`,
        summary:
            'Propose to authorise the bank that asks to take the documents, which is then reimbursed, or to decline',
        params,
        examples: { request: { answer: 'AUTHORISE' } },
        body: answerAdviceSchema.pick({ answer: true }),
        propose: ({ ledger, params: named, body, request }, approvalId) =>
            new DiscrepancyAdviceClient(ledger).proposeAnswer({ ...addressOf(named), ...body, approvalId }, request),
    }),
];

/** What carries an approved answer out. */
export const discrepancyAdviceApprovals: Readonly<Record<string, Approve>> = {
    'discrepancy-advice:ApproveAnswer': ({ approvalId }, { ledger, request }) =>
        new DiscrepancyAdviceClient(ledger).approveAnswer(approvalId, request),
};

/** What a regulator sees of it, in the books of a bank. */
export function discrepancyAdviceSupervisionRoutes(banks: readonly string[]): readonly Route[] {
    return [
        read({
            tag: 'Supervision',
            roles: supervisors,
            path: '/v1/supervision/letters-of-credit/{bank}/{creditId}/presentations/{presentationNumber}/discrepancy-advices',
            summary: 'What a nominated bank has asked the issuing bank, as one of the two holds it',
            params: z.strictObject({ bank: bankSchema(banks), ...params.shape }),
            answer: discrepancyAdviceSchema,
            read: ({ ledger, params: { bank, ...named } }) =>
                new DiscrepancyAdviceClient(ledger).readAdvice({ ...addressOf(named), bank }),
        }),
    ];
}
