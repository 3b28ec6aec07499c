import type { Explanations } from '../problems/explanation.js';

/** The looks of regulators as they are recorded. */
export const lookProblems = {
    LOOK_MUST_NOT_BE_IN_THE_FUTURE: {
        retry: 'after-change',
        en: {
            title: 'A look must not be in the future',
            reason: 'A look is said to have been taken after the time of the transaction that records it.',
            remedy: 'Set the clock of the database server; the gateway keeps what it has and tries again.',
        },
        zh: {
            title: '查看时间不得晚于当前时间',
            reason: '所记录的查看时间晚于记录它的交易时间。',
            remedy: '请校准数据库服务器时钟；网关会保留记录并重试。',
        },
    },
} as const satisfies Explanations;
