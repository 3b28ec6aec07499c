import type { Explanations } from '../problems/explanation.js';

/** Accounts for capital receipts and payments out of them: what an act may be refused for. */
export const capitalProblems = {
    CAPITAL_POLICY_MUST_BE_IN_FORCE: {
        retry: 'after-change',
        en: {
            title: 'A policy for capital receipts must be in force',
            reason: 'Without a policy nobody knows what is forbidden, so nothing is paid.',
            remedy: 'Ask SAFE to set a policy for capital receipts.',
        },
        zh: {
            title: '必须有现行资本项目便利化政策',
            reason: '没有现行政策即无法判断禁止用途，因此不得支付。',
            remedy: '请联系外汇局制定资本项目收入支付政策。',
        },
    },
    CURRENCY_MUST_BE_IN_CAPITAL_POLICY: {
        retry: 'after-correction',
        en: {
            title: 'The currency must be in the policy for capital receipts',
            reason: 'The policy does not say from what amount on a payment in this currency is large.',
            remedy: 'Open the account in a currency of the policy, or pay on proof.',
        },
        zh: {
            title: '币种必须列入资本项目政策',
            reason: '现行政策未规定该币种的大额标准。',
            remedy: '请以政策列明的币种开户，或凭真实性证明支付。',
        },
    },
    RECEIPT_MUST_BE_IN_CURRENCY_OF_ACCOUNT: {
        retry: 'after-correction',
        en: {
            title: 'The receipt must be in the currency of the account',
            reason: 'An account is in one currency, and nothing is converted on it.',
            remedy: 'Record it on the account in its currency.',
        },
        zh: {
            title: '收款币种必须与账户一致',
            reason: '账户只有一个币种，不在账户内折算。',
            remedy: '请登记到相应币种的账户。',
        },
    },
    CAPITAL_ACCOUNT_MUST_BE_REGISTERED: {
        retry: 'after-change',
        en: {
            title: 'The account must be registered',
            reason: 'A registrar has not said yet how the enterprise may pay.',
            remedy: 'Wait a moment and read the account.',
        },
        zh: {
            title: '账户必须已登记',
            reason: '登记机构尚未答复该企业的支付方式。',
            remedy: '请稍候并查询账户。',
        },
    },
    PAYMENT_MUST_BE_IN_CURRENCY_OF_ACCOUNT: {
        retry: 'after-correction',
        en: {
            title: 'The payment must be in the currency of the account',
            reason: 'An account is in one currency, and nothing is converted on it.',
            remedy: 'Pay in the currency of the account.',
        },
        zh: {
            title: '支付币种必须与账户一致',
            reason: '账户只有一个币种，不在账户内折算。',
            remedy: '请以账户币种支付。',
        },
    },
    USE_MUST_NOT_BE_ON_NEGATIVE_LIST: {
        retry: 'after-correction',
        en: {
            title: 'The use must not be on the negative list',
            reason: 'Capital receipts must not be used for this, with proof or without.',
            remedy: 'Refuse the payment. Correct the use if another was meant.',
        },
        zh: {
            title: '用途不得列入负面清单',
            reason: '资本项目收入不得用于该用途，无论是否提供证明。',
            remedy: '请拒绝支付；如用途填写有误，请更正。',
        },
    },
    PAYMENT_MUST_NOT_EXCEED_CAPITAL_BALANCE: {
        retry: 'after-change',
        en: {
            title: 'The payment must not exceed the balance of the account',
            reason: 'More would be paid than has come in and is left.',
            remedy: 'Record what has come in first, or pay less.',
        },
        zh: {
            title: '支付金额不得超过账户余额',
            reason: '支付金额超过已收未用的余额。',
            remedy: '请先登记收款，或减少支付金额。',
        },
    },
    PAYMENT_MUST_BE_PROVEN_BEFORE: {
        retry: 'after-correction',
        en: {
            title: 'The payment must be proven before',
            reason: 'A check of this enterprise has failed somewhere, so that each of its payments takes proof until SAFE restores it. Where and why is not said.',
            remedy: 'Ask for the papers, and propose the payment on proof.',
        },
        zh: {
            title: '支付必须事先提供证明',
            reason: '该企业曾有抽查未通过，在外汇局恢复其资格前须逐笔提交真实性证明；何处、何因不予说明。',
            remedy: '请索取证明材料，凭证明办理支付。',
        },
    },
    COMMITMENT_LETTER_MUST_NOT_BE_SIGNED_IN_FUTURE: {
        retry: 'after-correction',
        en: {
            title: 'The commitment letter must not be signed in the future',
            reason: 'The day of the signature is after today in China.',
            remedy: 'Correct the day.',
        },
        zh: {
            title: '承诺函签署日期不得晚于今日',
            reason: '签署日期晚于北京时间的今日。',
            remedy: '请更正签署日期。',
        },
    },
    CLASS_MUST_BE_ELIGIBLE: {
        retry: 'after-correction',
        en: {
            title: 'The class of the enterprise must be eligible',
            reason: 'The policy lets enterprises of this class pay on proof alone.',
            remedy: 'Ask for the papers, and propose the payment on proof.',
        },
        zh: {
            title: '企业分类必须符合便利化条件',
            reason: '现行政策规定该分类的企业只能凭证明支付。',
            remedy: '请索取证明材料，凭证明办理支付。',
        },
    },
} as const satisfies Explanations;
