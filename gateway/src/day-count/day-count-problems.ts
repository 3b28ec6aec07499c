import type { Explanations } from '../problems/explanation.js';

/** By how many days a year interest between banks is counted. */
export const dayCountProblems = {
    DAY_COUNT_MUST_BE_KNOWN: {
        retry: 'after-change',
        en: {
            title: 'The day count of the currency must be known',
            reason: 'Nobody has said how many days a year has for interest in this currency, so none can be worked out.',
            remedy: 'Ask the central bank to set it. Read what is set with GET /v1/day-counts.',
        },
        zh: {
            title: '必须已规定该币种的计息天数',
            reason: '尚未规定该币种全年计息天数，无法计算利息。',
            remedy: '请联系中央银行规定。现有规定见 GET /v1/day-counts。',
        },
    },
} as const satisfies Explanations;
