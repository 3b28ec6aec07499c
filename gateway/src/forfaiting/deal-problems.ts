import type { Explanations } from '../problems/explanation.js';

/** The sale of a claim, from its trade date on. */
export const dealProblems = {
    DEAL_MUST_STAND_AT_THIS_ACT: {
        retry: 'never',
        en: {
            title: 'The deal must stand at this act',
            reason: 'From where it stands the act leads nowhere: facts has its status.',
            remedy: 'Read the deal again.',
        },
        zh: {
            title: '交易状态必须允许该操作',
            reason: '当前状态不允许该操作，状态见 facts。',
            remedy: '请重新查阅该交易。',
        },
    },
    HOLDING_MUST_STAND_AT_THIS_ACT: {
        retry: 'never',
        en: {
            title: 'The holding must stand at this act',
            reason: 'From where the claim stands with its holder the act leads nowhere: facts has its status.',
            remedy: 'Read the claim again.',
        },
        zh: {
            title: '持有状态必须允许该操作',
            reason: '该债权在持有行的当前状态不允许该操作，状态见 facts。',
            remedy: '请重新查阅该债权。',
        },
    },
    AVAILABILITY_DATE_MUST_NOT_PRECEDE_TRADE: {
        retry: 'after-correction',
        en: {
            title: 'The availability date must not precede the trade',
            reason: 'Documents are delivered on the trade date or later.',
            remedy: 'Correct the availability date.',
        },
        zh: {
            title: '单据提供截止日不得早于交易日',
            reason: '单据须于交易日或之后提供。',
            remedy: '请更正单据提供截止日。',
        },
    },
    DEAL_MUST_BE_OF_SELLER: {
        retry: 'never',
        en: {
            title: 'The deal must be of the seller',
            reason: 'Only the bank that sells the claim delivers its documents, or gives up while they wait to be examined.',
            remedy: 'Leave it to that bank.',
        },
        zh: {
            title: '该操作必须由卖方办理',
            reason: '仅卖方可提供单据，或在单据待审期间终止交易。',
            remedy: '请由卖方办理。',
        },
    },
    DEAL_MUST_BE_OF_BUYER: {
        retry: 'never',
        en: {
            title: 'The deal must be of the buyer',
            reason: 'Only the bank that buys the claim says whether its documents are satisfactory.',
            remedy: 'Leave it to that bank.',
        },
        zh: {
            title: '该操作必须由买方办理',
            reason: '单据是否符合要求仅由买方认定。',
            remedy: '请由买方办理。',
        },
    },
    AVAILABILITY_DATE_MUST_HAVE_PASSED: {
        retry: 'after-change',
        en: {
            title: 'The availability date must have passed',
            reason: 'Until then satisfactory documents may still be delivered: facts has the day.',
            remedy: 'Wait until that day is over.',
        },
        zh: {
            title: '单据提供截止日必须已过',
            reason: '截止日前仍可提供符合要求的单据，日期见 facts。',
            remedy: '请等待该日结束。',
        },
    },
} as const satisfies Explanations;
