import { askBalanceSchema } from '@cohong/domain/receivable/api';
import { balanceQuestionSchema, type BalanceQuestion } from '@cohong/domain/receivable/balance-question';
import type { LedgerEvents } from '../fabric/ledger-events.js';
import { randomId } from '../fabric/random-id.js';
import { waitFor } from '../fabric/wait-for.js';
import { act, read, type Route } from '../http/route.js';
import { bankStaff, makers } from '../party/roles.js';
import { BalanceQuestionClient } from './balance-question-client.js';

const byMakers = { tag: 'Balance questions', roles: makers } as const;
const forStaff = { ...byMakers, roles: bankStaff } as const;

/** How a bank asks what is left of a declaration. A registrar answers, so the answer may take a moment. */
export function balanceQuestionRoutes(events: LedgerEvents): readonly Route[] {
    return [
        act({
            ...byMakers,
            path: '/v1/balance-questions',
            summary: 'Ask how much of a declaration can still be financed',
            examples: {
                request: { declarationNumber: '310120260000000017', releaseCode: '8d0f1c5b7a2e4963b1c0d9e8f7a6b5c4' },
            },
            body: askBalanceSchema.omit({ questionId: true }),
            status: 201,
            canWait: true,
            answer: balanceQuestionSchema,
            act: async ({ ledger, body, request, waitSeconds = 0 }) => {
                const questions = new BalanceQuestionClient(ledger);
                const committed = await questions.askBalance({ ...body, questionId: randomId() }, request);
                const resource = await waitFor({
                    events,
                    id: committed.id,
                    seconds: waitSeconds,
                    read: () => questions.readBalanceQuestion(committed.id),
                    isDone: isAnswered,
                });
                return { committed, resource };
            },
        }),
        read({
            ...forStaff,
            path: '/v1/balance-questions/{questionId}',
            summary: 'A balance question and its answer',
            params: balanceQuestionSchema.pick({ questionId: true }),
            answer: balanceQuestionSchema,
            read: ({ ledger, params }) => new BalanceQuestionClient(ledger).readBalanceQuestion(params.questionId),
        }),
    ];
}

function isAnswered({ status }: BalanceQuestion): boolean {
    return status !== 'ASKED';
}
