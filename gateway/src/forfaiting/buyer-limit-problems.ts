import type { Explanations } from '../problems/explanation.js';

/** What a bank puts at stake with claims that it buys; told to that bank alone. */
export const buyerLimitProblems = {
    LIMITS_VERSION_MUST_BE_CURRENT: {
        retry: 'after-correction',
        en: {
            title: 'The version of the limits must be the current one',
            reason: 'Somebody at your bank has set them since you read them: facts has the version.',
            remedy: 'Read the limits again, and set them on what they are now.',
        },
        zh: {
            title: '限额版本必须为当前版本',
            reason: '在您查看之后，贵行已有人更新限额，当前版本见 facts。',
            remedy: '请重新查看限额后再行设定。',
        },
    },
    CLAIM_MUST_BE_UNDER_LIMIT: {
        retry: 'after-change',
        en: {
            title: 'The claim must be under a limit',
            reason: 'Your bank has set limits for what it buys, and none is for claims on this bank in this currency.',
            remedy: 'Have a limit set for it first.',
        },
        zh: {
            title: '债权必须有对应的买入限额',
            reason: '贵行已设定买入限额，但其中没有适用于该债务行、该币种债权的限额。',
            remedy: '请先设定相应限额。',
        },
    },
    TENOR_MUST_BE_WITHIN_LIMIT: {
        retry: 'never',
        en: {
            title: 'The tenor must be within the limit',
            reason: 'Money would be out for longer than a limit of your bank allows: facts has what that limit is for.',
            remedy: 'Buy claims that fall due earlier, or have the limit changed.',
        },
        zh: {
            title: '期限不得超过限额允许的最长期限',
            reason: '资金占用天数超过贵行某项限额允许的最长期限，限额适用范围见 facts。',
            remedy: '请买入到期日较早的债权，或先调整限额。',
        },
    },
    EXPOSURE_MUST_BE_WITHIN_LIMIT: {
        retry: 'after-change',
        en: {
            title: 'The exposure must be within the limit',
            reason: 'With this claim your bank would have more at stake than a limit of its own allows: facts has what that limit is for. Quotes by which it is bound count.',
            remedy: 'Wait until something is paid or a quote has ended, or have the limit changed.',
        },
        zh: {
            title: '敞口不得超过限额',
            reason: '加上该笔债权后，贵行敞口将超过某项限额，限额适用范围见 facts；仍具约束力的报价计入敞口。',
            remedy: '请待已有债权获付或报价失效，或先调整限额。',
        },
    },
} as const satisfies Explanations;
