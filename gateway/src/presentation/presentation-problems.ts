import type { Explanations } from '../problems/explanation.js';

/** Why a presentation under a credit, or an act on one, was turned down. */
export const presentationProblems = {
    PRESENTATION_MUST_STAND_AT_THIS_ACT: {
        retry: 'after-change',
        en: {
            title: 'The presentation stands elsewhere',
            reason: 'From where it stands this act leads nowhere: a presentation that was refused cannot be refused again, and one that was paid is at its end.',
            remedy: 'Look the presentation up; its status says what can be done next.',
        },
        zh: {
            title: '交单的状态不允许该操作',
            reason: '从当前状态不能进行该操作：已拒付的交单不能再次拒付，已付款的交单已经终结。',
            remedy: '请查询该笔交单；其状态说明下一步可以做什么。',
        },
    },
} as const satisfies Explanations;
