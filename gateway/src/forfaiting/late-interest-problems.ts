import type { Explanations } from '../problems/explanation.js';

/** What a debtor owes for having paid a claim late. */
export const lateInterestProblems = {
    LATE_INTEREST_RATE_MUST_BE_KNOWN: {
        retry: 'after-change',
        en: {
            title: 'The rate of late interest must be known',
            reason: 'Nobody has set a rate for this currency and the day on which the claim was payable.',
            remedy: 'Read what is set with GET /v1/late-interest-rates, and settle the interest between the banks.',
        },
        zh: {
            title: '必须已规定逾期利率',
            reason: '尚未规定该币种在应付日适用的逾期利率。',
            remedy: '现有规定见 GET /v1/late-interest-rates；利息请由双方银行自行商定。',
        },
    },
    LATE_INTEREST_MUST_BE_CLAIMED_BY_HOLDER: {
        retry: 'never',
        en: {
            title: 'Late interest must be claimed by the holder',
            reason: 'Only the bank that holds the claim was paid late.',
            remedy: 'Leave it to that bank.',
        },
        zh: {
            title: '逾期利息必须由持有行主张',
            reason: '仅持有该债权的银行受到逾期付款。',
            remedy: '请由该行办理。',
        },
    },
    LATE_INTEREST_MUST_FOLLOW_PAYMENT: {
        retry: 'after-change',
        en: {
            title: 'Late interest must follow the payment',
            reason: 'The claim is not paid yet, so that nobody knows how late it is paid. What is owed accrues.',
            remedy: 'Claim it when the debtor has paid.',
        },
        zh: {
            title: '逾期利息必须在付款后主张',
            reason: '该债权尚未付款，逾期天数未定，利息持续计算。',
            remedy: '请在债务行付款后主张。',
        },
    },
    LATE_INTEREST_MUST_BE_OWED: {
        retry: 'never',
        en: {
            title: 'Late interest must be owed',
            reason: 'The claim was paid in time, or the interest comes to nothing.',
            remedy: 'Nothing is to be done.',
        },
        zh: {
            title: '必须存在应付逾期利息',
            reason: '该债权已按时付款，或利息不足一个最小货币单位。',
            remedy: '无需办理。',
        },
    },
    LATE_INTEREST_MUST_STAND_AT_THIS_ACT: {
        retry: 'never',
        en: {
            title: 'Late interest must stand at this act',
            reason: 'It was paid or waived already: facts has its status.',
            remedy: 'Read it again.',
        },
        zh: {
            title: '逾期利息状态必须允许该操作',
            reason: '该利息已支付或已免除，状态见 facts。',
            remedy: '请重新查阅。',
        },
    },
    LATE_INTEREST_MUST_BE_PAID_BY_DEBTOR: {
        retry: 'never',
        en: {
            title: 'Late interest must be paid by the debtor',
            reason: 'Only the bank that has paid the claim late owes it.',
            remedy: 'Leave it to that bank.',
        },
        zh: {
            title: '逾期利息必须由债务行支付',
            reason: '仅逾期付款的债务行应付该利息。',
            remedy: '请由该行办理。',
        },
    },
    LATE_INTEREST_MUST_BE_WAIVED_BY_CREDITOR: {
        retry: 'never',
        en: {
            title: 'Late interest must be waived by its creditor',
            reason: 'Only the bank that was paid late can give it up.',
            remedy: 'Leave it to that bank.',
        },
        zh: {
            title: '逾期利息必须由债权行免除',
            reason: '仅受到逾期付款的银行可免除该利息。',
            remedy: '请由该行办理。',
        },
    },
} as const satisfies Explanations;
