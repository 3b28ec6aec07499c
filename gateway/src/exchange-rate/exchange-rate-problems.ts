import type { Explanations } from '../problems/explanation.js';

/** Exchange rates that SAFE publishes and a financing names. */
export const exchangeRateProblems = {
    EXCHANGE_RATE_MUST_BE_OF_TWO_CURRENCIES: {
        retry: 'after-correction',
        en: {
            title: 'An exchange rate must be of two currencies',
            reason: 'Both currencies of a rate are the same; facts says of which.',
            remedy: 'Name two.',
        },
        zh: {
            title: '汇率必须涉及两种货币',
            reason: '某项汇率的两种货币相同；见 facts。',
            remedy: '请填写两种不同的货币。',
        },
    },
    EXCHANGE_RATE_MUST_NOT_BE_OF_A_LATER_DAY: {
        retry: 'after-correction',
        en: {
            title: 'An exchange rate must not be of a later day',
            reason: 'Its day has not begun in China.',
            remedy: 'Publish it on its day.',
        },
        zh: {
            title: '汇率日期不得晚于今日',
            reason: '该汇率所属日期（北京时间）尚未开始。',
            remedy: '请在汇率当日公布。',
        },
    },
    EXCHANGE_RATE_MUST_NOT_HAVE_EXPIRED: {
        retry: 'after-correction',
        en: {
            title: 'The exchange rate must not have expired',
            reason: 'It could be named until validUntil; facts has that.',
            remedy: 'Read the rates and name one of today.',
        },
        zh: {
            title: '汇率不得已失效',
            reason: '该汇率的有效期已过；见 facts。',
            remedy: '请查询汇率并使用当前有效的汇率。',
        },
    },
    EXCHANGE_RATE_MUST_BE_NEW: {
        retry: 'after-correction',
        en: {
            title: 'An exchange rate must be new',
            reason: 'A rate has that number already; what was published is not changed.',
            remedy: 'Publish it under another number.',
        },
        zh: {
            title: '汇率编号不得重复',
            reason: '该编号的汇率已公布，已公布的汇率不可更改。',
            remedy: '请以其他编号公布。',
        },
    },
    EXCHANGE_RATE_MUST_BE_KNOWN: {
        retry: 'after-correction',
        en: {
            title: 'The exchange rate must be known',
            reason: 'SAFE has published no rate under that number, or it expired long ago.',
            remedy: 'Read the rates and name one of them.',
        },
        zh: {
            title: '汇率编号必须存在',
            reason: '外汇局未公布该编号的汇率，或该汇率早已失效。',
            remedy: '请查询汇率并使用其中之一。',
        },
    },
    EXCHANGE_RATE_MUST_BE_OF_THESE_CURRENCIES: {
        retry: 'after-correction',
        en: {
            title: 'The exchange rate must be of these currencies',
            reason: 'It is not between the currency of the loan and that of the shares; facts has its two.',
            remedy: 'Name a rate of both, and the shares in the currency of their declarations.',
        },
        zh: {
            title: '汇率必须适用于所涉币种',
            reason: '该汇率不是融资币种与分摊币种之间的汇率；其两种货币见 facts。',
            remedy: '请使用这两种货币之间的汇率，并以报关单币制填写分摊金额。',
        },
    },
} as const satisfies Explanations;
