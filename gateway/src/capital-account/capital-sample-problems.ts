import type { Explanations } from '../problems/explanation.js';

/** The samples that are drawn from payments, their checks, and what a failed check leads to: what an act may be refused for. */
export const capitalSampleProblems = {
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
