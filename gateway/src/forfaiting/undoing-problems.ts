import type { Explanations } from '../problems/explanation.js';

/** Payment under reserve, and what goes back. */
export const undoingProblems = {
    CURE_DAY_MUST_NOT_HAVE_PASSED: {
        retry: 'after-correction',
        en: {
            title: 'The day to cure must not have passed',
            reason: 'The seller needs time for what is missing.',
            remedy: 'Name today or a later day.',
        },
        zh: {
            title: '补正截止日不得已过',
            reason: '卖方须有时间补正欠缺事项。',
            remedy: '请填写当日或之后的日期。',
        },
    },
    CURE_DAY_MUST_PRECEDE_MATURITY: {
        retry: 'after-correction',
        en: {
            title: 'The day to cure must precede maturity',
            reason: 'A reserve is about the deal and not about whether the debtor pays: facts has the maturity.',
            remedy: 'Name a day before the claim is due.',
        },
        zh: {
            title: '补正截止日必须早于到期日',
            reason: '保留事项针对交易本身，与债务行是否付款无关，到期日见 facts。',
            remedy: '请填写早于到期日的日期。',
        },
    },
    CURE_DAY_MUST_HAVE_PASSED: {
        retry: 'after-change',
        en: {
            title: 'The day to cure must have passed',
            reason: 'Until then the seller may still cure what is missing: facts has the day.',
            remedy: 'Wait until that day is over.',
        },
        zh: {
            title: '补正截止日必须已过',
            reason: '截止日前卖方仍可补正，日期见 facts。',
            remedy: '请等待该日结束。',
        },
    },
    RESERVE_MUST_STAND: {
        retry: 'never',
        en: {
            title: 'A reserve must stand',
            reason: 'The documents were found satisfactory without one, or it was lifted.',
            remedy: 'Read the deal again.',
        },
        zh: {
            title: '必须存在有效的付款保留',
            reason: '该交易未附付款保留，或保留已解除。',
            remedy: '请重新查阅该交易。',
        },
    },
    TITLE_MUST_NOT_BE_RETURNABLE: {
        retry: 'after-change',
        en: {
            title: 'The title must not be returnable',
            reason: 'It may have to go back to its seller, so that its holder cannot sell it.',
            remedy: 'Lift the reserve or withdraw the recourse claim, or wait until the sale is final.',
        },
        zh: {
            title: '债权不得处于可退回状态',
            reason: '该债权可能须退还卖方，持有行不得转卖。',
            remedy: '请解除付款保留或撤回追索请求，或等待交易成为最终。',
        },
    },
    TITLE_MUST_BE_RETURNABLE_FOR_DEAL: {
        retry: 'never',
        en: {
            title: 'The title must be returnable for this deal',
            reason: 'The sale by which it came to its holder is final.',
            remedy: 'Read the title again.',
        },
        zh: {
            title: '债权必须可按该交易退回',
            reason: '持有行取得该债权的交易已为最终。',
            remedy: '请重新查阅该权利记录。',
        },
    },
} as const satisfies Explanations;
