import type { Explanations } from '../problems/explanation.js';

/** Rules against money laundering. */
export const amlProblems = {
    AML_POLICY_MUST_BE_IN_FORCE: {
        retry: 'after-change',
        en: {
            title: 'A policy against money laundering must be in force',
            reason: 'Nothing says what is suspicious on this day, so there is nothing to report.',
            remedy: 'Set a policy whose first day is this one or earlier.',
        },
        zh: {
            title: '必须有现行反洗钱政策',
            reason: '尚未规定当日的大额与可疑标准，无法生成报告。',
            remedy: '请制定生效日不晚于该日的政策。',
        },
    },
} as const satisfies Explanations;
