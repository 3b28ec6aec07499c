import type { Explanations } from '../problems/explanation.js';

/** Wallets that are frozen by order of a court or an authority. */
export const freezeProblems = {
    WALLET_MUST_NOT_BE_FROZEN: {
        retry: 'never',
        en: {
            title: 'The wallet must not be frozen',
            reason: 'Nothing can be paid out of the wallet, by order of a court or an authority.',
            remedy: 'Send it again when the central bank has released the wallet; what is paid into it arrives meanwhile.',
        },
        zh: {
            title: '钱包不得处于冻结状态',
            reason: '该钱包已被司法或有权机关冻结，不得支出。',
            remedy: '请在人民银行解除冻结后重新提交；冻结期间仍可收款。',
        },
    },
    CASE_MUST_NOT_FREEZE_A_WALLET_TWICE: {
        retry: 'never',
        en: {
            title: 'A case must not freeze a wallet twice',
            reason: 'An order of this case is in force on the wallet. A second would hold it after the first is released.',
            remedy: 'Read /v1/freeze-orders for the one that is there.',
        },
        zh: {
            title: '同一案号不得重复冻结同一钱包',
            reason: '该案号的冻结已生效；若重复冻结，解除其一后钱包仍被冻结。',
            remedy: '请在 /v1/freeze-orders 查询已生效的冻结。',
        },
    },
    FREEZE_ORDER_MUST_BE_IN_FORCE: {
        retry: 'never',
        en: {
            title: 'The order must be in force',
            reason: 'What this order froze has been released.',
            remedy: 'Read the order to see when and why; other orders on the wallet are released one by one.',
        },
        zh: {
            title: '冻结必须处于生效状态',
            reason: '该笔冻结已经解除。',
            remedy: '请查询该笔冻结的解除时间与理由；同一钱包的其他冻结须逐笔解除。',
        },
    },
} as const satisfies Explanations;
