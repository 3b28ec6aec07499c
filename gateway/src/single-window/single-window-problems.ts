import type { Explanations } from '../problems/explanation.js';

/** Declarations under the names and codes of the single window. */
export const singleWindowProblems = {
    CODE_TABLES_MUST_BE_IN_FORCE: {
        retry: 'after-change',
        en: {
            title: 'Code tables must be in force',
            reason: 'Customs has published no code tables for the day of declaration, so no code can be read.',
            remedy: 'Publish the code tables of that day, then send the declaration again.',
        },
        zh: {
            title: '代码表必须已生效',
            reason: '申报当日没有已公布的海关代码表，无法识别代码。',
            remedy: '请先公布当日适用的代码表，再重新发送报关单。',
        },
    },
    CUSTOMS_CODE_MUST_BE_IN_TABLE: {
        retry: 'after-correction',
        en: {
            title: 'The code must be in its table',
            reason: 'The field that facts name has a code that the table, named there too, does not have on that day.',
            remedy: 'Correct the code, or publish the edition of the tables that has it. No code is ever guessed.',
        },
        zh: {
            title: '代码必须在代码表中',
            reason: 'facts 所示字段的代码不在当日的相应代码表中。',
            remedy: '请更正代码，或公布包含该代码的代码表版本。系统不会猜测代码。',
        },
    },
} as const satisfies Explanations;
