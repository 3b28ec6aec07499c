import type { Explanations } from '../problems/explanation.js';

/** Statements of wallets and vaults. */
export const statementProblems = {
    STATEMENT_DAY_MUST_BE_OVER: {
        retry: 'after-change',
        en: {
            title: 'The day of a statement must be over',
            reason: 'A day ends at midnight in China, and a transaction that is dated on it may come a little later still. Until then its statement would change.',
            remedy: 'Ask again from the time that availableFrom names, or for an earlier day.',
        },
        zh: {
            title: '对账单日期必须已结束',
            reason: '每日于北京时间零点结束，当日日期的交易可能稍后才入块；在此之前对账单仍会变动。',
            remedy: '请于 availableFrom 所示时间之后再查询，或查询更早的日期。',
        },
    },
} as const satisfies Explanations;
