import type { Explanations } from '../problems/explanation.js';

/** What banks ask about enterprises that have consented. */
export const creditInformationProblems = {
    CREDIT_INQUIRIES_MUST_NOT_EXCEED_DAILY_LIMIT: {
        retry: 'after-change',
        en: {
            title: 'Inquiries about enterprises must not exceed the daily limit',
            reason: 'The bank has asked as often as the policy allows a day. Nothing of the consent was used.',
            remedy: 'Ask again tomorrow, in China.',
        },
        zh: {
            title: '企业信息查询不得超过每日限额',
            reason: '本行当日查询次数已达政策上限，未占用授权次数。',
            remedy: '请于次日（北京时间）再查。',
        },
    },
    CREDIT_INQUIRY_MUST_BE_ASKED: {
        retry: 'never',
        en: {
            title: 'The inquiry about an enterprise must await its answer',
            reason: 'It has been answered already.',
            remedy: 'Read it for its answer.',
        },
        zh: {
            title: '企业信息查询必须处于待答复状态',
            reason: '该查询已有答复。',
            remedy: '请查看其答复。',
        },
    },
} as const satisfies Explanations;
