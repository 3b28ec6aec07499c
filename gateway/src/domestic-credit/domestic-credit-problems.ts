import type { Explanations } from '../problems/explanation.js';

/** Domestic letters of credit in China, in the terms of the Measures of 2016 (国内信用证结算办法). */
export const domesticCreditProblems = {
    DOMESTIC_POLICY_MUST_BE_IN_FORCE: {
        retry: 'after-change',
        en: {
            title: 'A policy of domestic credits must be in force',
            reason: 'Nobody has said which periods and limits domestic credits have on this day, so none is issued.',
            remedy: 'Ask the central bank to set a policy. Read those there are with GET /v1/domestic-credit-policies.',
        },
        zh: {
            title: '必须有现行国内信用证政策',
            reason: '尚未规定当日国内信用证的各项期限，故不得开立。',
            remedy: '请联系中央银行制定政策。现有政策见 GET /v1/domestic-credit-policies。',
        },
    },
} as const satisfies Explanations;
