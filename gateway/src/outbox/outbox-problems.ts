import type { Explanations } from '../problems/explanation.js';

export type OutboxProblemCode = 'OPERATION_MUST_EXIST' | 'DATABASE_MUST_ANSWER';

/** What can be wrong with asking for a request, and with keeping one. */
export const outboxProblems = {
    OPERATION_MUST_EXIST: {
        retry: 'after-correction',
        en: {
            title: 'The operation must exist',
            reason: 'There is no such operation, or another user sent it: both look alike.',
            remedy: 'Take the id from the answer 202, and ask with a token of the user who sent the request.',
        },
        zh: {
            title: '操作必须存在',
            reason: '没有该操作，或由其他用户发起：两种情形的答复相同。',
            remedy: '请使用 202 答复中的编号，并以发起该请求的用户令牌查询。',
        },
    },
    DATABASE_MUST_ANSWER: {
        retry: 'same-key',
        en: {
            title: 'The database must answer',
            reason: 'The gateway’s database is away. A request that was received may still be carried out.',
            remedy: 'Wait as long as Retry-After says and send the same request with the same key: it is done once.',
        },
        zh: {
            title: '数据库必须应答',
            reason: '网关的数据库不可用。已收到的请求仍可能被办理。',
            remedy: '请按 Retry-After 等待后，以同一个键重发同一请求：只办理一次。',
        },
    },
} as const satisfies Explanations<OutboxProblemCode>;
