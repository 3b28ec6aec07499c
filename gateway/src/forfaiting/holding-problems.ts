import type { Explanations } from '../problems/explanation.js';

/** What becomes of a claim with the bank that has bought it. */
export const holdingProblems = {
    HOLDING_MUST_STAND_AT_THIS_ACT: {
        retry: 'never',
        en: {
            title: 'The holding must stand at this act',
            reason: 'From where the claim stands with its holder the act leads nowhere: facts has its status.',
            remedy: 'Read the claim again.',
        },
        zh: {
            title: '持有状态必须允许该操作',
            reason: '该债权在持有行的当前状态不允许该操作，状态见 facts。',
            remedy: '请重新查阅该债权。',
        },
    },
    HOLDING_MUST_BE_PAID_FOR: {
        retry: 'after-change',
        en: {
            title: 'A holding must be paid for',
            reason: 'The deal is not settled, so that its buyer has nothing of it yet.',
            remedy: 'Read the deal, or settle it.',
        },
        zh: {
            title: '持有的债权必须已付款买入',
            reason: '该交易尚未结算，买方尚未取得债权。',
            remedy: '请查阅该交易，或先办理结算。',
        },
    },
} as const satisfies Explanations;
