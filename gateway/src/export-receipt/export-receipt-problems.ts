import type { Explanations } from '../problems/explanation.js';

/** What foreign buyers have paid for declared goods. */
export const exportReceiptProblems = {
    RECEIPT_MUST_NOT_BE_OF_A_LATER_DAY: {
        retry: 'after-correction',
        en: {
            title: 'A receipt must not be of a later day',
            reason: 'The day on which the money came in has not begun in China.',
            remedy: 'Record it once it has come in.',
        },
        zh: {
            title: '收汇日期不得晚于今日',
            reason: '所填收汇日期（北京时间）尚未开始。',
            remedy: '请在款项到账后登记。',
        },
    },
    RECEIPT_MUST_BE_RECORDED: {
        retry: 'never',
        en: {
            title: 'The receipt must await its registrar',
            reason: 'It has been matched or refused already.',
            remedy: 'Read it for its decision.',
        },
        zh: {
            title: '收汇记录必须处于待核对状态',
            reason: '该收汇记录已有核对结果。',
            remedy: '请查询该收汇记录的核对结果。',
        },
    },
    RECEIPT_MUST_BE_COUNTED_ONCE: {
        retry: 'never',
        en: {
            title: 'A receipt must be counted once',
            reason: 'A payment of that reference was collected for this bank already.',
            remedy: 'Read the receipts of the bank. Another payment has another reference.',
        },
        zh: {
            title: '同一笔收汇不得重复计入',
            reason: '本行该参考号的款项已计入。',
            remedy: '请查询本行收汇记录；不同款项应使用不同参考号。',
        },
    },
} as const satisfies Explanations;
