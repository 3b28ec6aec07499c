import type { Explanations } from '../problems/explanation.js';

/** What a bank has bound itself to pay under a letter of credit. */
export const claimProblems = {
    CLAIM_MUST_STAND_AT_THIS_ACT: {
        retry: 'never',
        en: {
            title: 'The claim must stand at this act',
            reason: 'From where it stands the act leads nowhere: facts has its status.',
            remedy: 'Read the claim again.',
        },
        zh: {
            title: '债权状态必须允许该操作',
            reason: '当前状态不允许该操作，状态见 facts。',
            remedy: '请重新查阅该债权。',
        },
    },
    CLAIM_MUST_BE_PAID_BY_ITS_DEBTOR: {
        retry: 'never',
        en: {
            title: 'A claim must be paid by its debtor',
            reason: 'Only the bank that has bound itself to pay pays it.',
            remedy: 'Leave it to that bank.',
        },
        zh: {
            title: '债权必须由债务行支付',
            reason: '仅由承诺付款的银行支付。',
            remedy: '请由该行办理。',
        },
    },
    PAYMENT_MUST_NOT_PRECEDE_MATURITY: {
        retry: 'after-change',
        en: {
            title: 'The payment must not precede maturity',
            reason: 'It is not due yet: facts has the day.',
            remedy: 'Pay from that day on, or prepay the claim.',
        },
        zh: {
            title: '付款不得早于到期日',
            reason: '尚未到期，到期日见 facts。',
            remedy: '请于该日或之后付款，或办理提前付款。',
        },
    },
    PREPAYMENT_MUST_PRECEDE_MATURITY: {
        retry: 'never',
        en: {
            title: 'A prepayment must precede maturity',
            reason: 'The claim is due in full: facts has since when.',
            remedy: 'Pay the claim.',
        },
        zh: {
            title: '提前付款必须早于到期日',
            reason: '该债权已到期，应全额支付，到期日见 facts。',
            remedy: '请办理到期付款。',
        },
    },
    PREPAYMENT_MUST_NOT_EXCEED_CLAIM: {
        retry: 'after-correction',
        en: {
            title: 'A prepayment must not exceed the claim',
            reason: 'Before maturity a claim is settled for more than nothing and at most its amount, in its currency.',
            remedy: 'Correct what is paid for it.',
        },
        zh: {
            title: '提前付款金额不得超过债权金额',
            reason: '提前付款须大于零且不超过债权金额，币种一致。',
            remedy: '请更正付款金额。',
        },
    },
} as const satisfies Explanations;
