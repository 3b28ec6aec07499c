import type { Explanations } from '../problems/explanation.js';

/** Looks into the past. */
export const asOfProblems = {
    BLOCK_MUST_EXIST: {
        retry: 'after-correction',
        en: {
            title: 'The block must exist',
            reason: 'The own peer has no block of this number yet.',
            remedy: 'Ask for a block below the height that is told, or leave asOfBlock out for what is so now.',
        },
        zh: {
            title: '区块必须存在',
            reason: '本机构节点尚无此编号的区块。',
            remedy: '请改用小于所示区块高度的编号；如需查询当前情况，请省略 asOfBlock。',
        },
    },
} as const satisfies Explanations;
