import type { Explanations } from '../problems/explanation.js';

/** Payments out of capital receipts, and the samples that are drawn from them: what an act may be refused for. */
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
    POPULATION_MUST_BE_CLOSED: {
        retry: 'never',
        en: {
            title: 'The population must be closed and not drawn yet',
            reason: 'It still takes payments in, or its sample has been drawn; facts has its status.',
            remedy: 'Read it. While it is open, wait for its last day.',
        },
        zh: {
            title: '抽样总体必须已截止且尚未抽样',
            reason: '该总体仍在归集支付，或已完成抽样；当前状态见 facts。',
            remedy: '请查询该总体；尚未截止的请等待截止日。',
        },
    },
    SEED_BLOCK_MUST_EXIST: {
        retry: 'after-change',
        en: {
            title: 'The block that draws must exist',
            reason: 'The channel has not got as far as the block from which is drawn; facts has its number.',
            remedy: 'Ask again when that block is there.',
        },
        zh: {
            title: '抽样种子区块必须已产生',
            reason: '通道尚未产生用于抽样的区块；区块号见 facts。',
            remedy: '请待该区块产生后重试。',
        },
    },
    SEED_MUST_BE_WITNESSED_ONCE: {
        retry: 'never',
        en: {
            title: 'The block must be witnessed once',
            reason: 'The bank has said already which block it sees.',
            remedy: 'Nothing: a registrar draws from it.',
        },
        zh: {
            title: '种子区块只能确认一次',
            reason: '本行已确认所见区块。',
            remedy: '无需处理：登记机构将据此抽样。',
        },
    },
    SEED_MUST_BE_WITNESSED_IN_TIME: {
        retry: 'never',
        en: {
            title: 'The block must be witnessed in time',
            reason: 'The time for it is over, and the regulators draw without the bank.',
            remedy: 'Read the proof of the sample when it is drawn.',
        },
        zh: {
            title: '种子区块必须在期限内确认',
            reason: '确认期限已过，由监管机构自行抽样。',
            remedy: '抽样完成后请查阅抽样证明。',
        },
    },
    SEED_MUST_BE_WITNESSED: {
        retry: 'after-change',
        en: {
            title: 'The block must be witnessed by the bank',
            reason: 'The bank has not said yet which block it sees, and has time for it.',
            remedy: 'Wait for the bank, or for the end of its time.',
        },
        zh: {
            title: '种子区块必须经银行确认',
            reason: '银行尚未确认所见区块，且期限未过。',
            remedy: '请等待银行确认或期限届满。',
        },
    },
    SEED_MUST_BE_THE_BLOCK_OF_THE_WITNESS: {
        retry: 'after-change',
        en: {
            title: 'The block must be the one that the bank has seen',
            reason: 'Bank and regulator name different blocks. One of them is not what is on the channel.',
            remedy: 'Compare both with the block at any peer: it tells who is right.',
        },
        zh: {
            title: '种子区块必须与银行所见一致',
            reason: '银行与监管机构所报区块不同，其中之一与通道不符。',
            remedy: '请在任一节点核对该区块，即知孰是。',
        },
    },
    CAPITAL_PAYMENT_MUST_BE_DRAWN: {
        retry: 'never',
        en: {
            title: 'The payment must be drawn',
            reason: 'Papers are asked for of payments that were drawn, and this one was not.',
            remedy: 'Nothing: keep the papers.',
        },
        zh: {
            title: '支付必须已被抽中',
            reason: '只有被抽中的支付才须提交证明材料，该笔未被抽中。',
            remedy: '无需提交，请妥善保存材料。',
        },
    },
    EVIDENCE_MUST_BE_AWAITED: {
        retry: 'never',
        en: {
            title: 'The evidence must be awaited',
            reason: 'The check of this payment has ended; facts has how.',
            remedy: 'Read the payment.',
        },
        zh: {
            title: '证明材料必须处于待提交状态',
            reason: '该笔支付的抽查已结束；结果见 facts。',
            remedy: '请查询该笔支付。',
        },
    },
    EVIDENCE_MUST_BE_FILED_IN_TIME: {
        retry: 'never',
        en: {
            title: 'The evidence must be filed in time',
            reason: 'The last day for it is over; facts has when.',
            remedy: 'Ask SAFE to restore the enterprise once it has seen the papers.',
        },
        zh: {
            title: '证明材料必须在期限内提交',
            reason: '提交期限已过；期限见 facts。',
            remedy: '请向外汇局提交材料并申请恢复该企业资格。',
        },
    },
    ENTERPRISE_MUST_PAY_CASE_BY_CASE: {
        retry: 'never',
        en: {
            title: 'The enterprise must pay case by case',
            reason: 'It pays on commitment letters already.',
            remedy: 'Nothing.',
        },
        zh: {
            title: '企业必须处于逐笔证明状态',
            reason: '该企业已可凭承诺函支付。',
            remedy: '无需处理。',
        },
    },
} as const satisfies Explanations;
