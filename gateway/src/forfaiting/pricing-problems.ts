import type { Explanations } from '../problems/explanation.js';

/** For what a claim is bought. */
export const pricingProblems = {
    CURRENCY_MUST_HAVE_PRICING_CONVENTION: {
        retry: 'after-change',
        en: {
            title: 'The currency must have a pricing convention',
            reason: 'Nobody has said by how many days a year interest in it is counted on the trade date.',
            remedy: 'Ask for a convention, or trade in another currency.',
        },
        zh: {
            title: '该币种必须有计息惯例',
            reason: '尚未规定该币种在交易日的年计息天数。',
            remedy: '请申请设定计息惯例，或以其他币种交易。',
        },
    },
    DISBURSEMENT_MUST_NOT_PRECEDE_TRADE: {
        retry: 'after-correction',
        en: {
            title: 'The disbursement must not precede the trade',
            reason: 'A claim is paid for on the trade date or later.',
            remedy: 'Correct the day of disbursement.',
        },
        zh: {
            title: '放款日不得早于交易日',
            reason: '债权价款须于交易日或之后支付。',
            remedy: '请更正放款日。',
        },
    },
    TENOR_MUST_BE_MORE_THAN_NOTHING: {
        retry: 'never',
        en: {
            title: 'The tenor must be more than nothing',
            reason: 'On the day on which it would be paid for, the claim is due. Days of grace do not change that.',
            remedy: 'Collect the claim.',
        },
        zh: {
            title: '剩余期限必须大于零',
            reason: '付款买入当日该债权已到期，宽限天数不改变这一点。',
            remedy: '请收取该债权。',
        },
    },
    FEE_MUST_BE_IN_CURRENCY_OF_CLAIM: {
        retry: 'after-correction',
        en: {
            title: 'A fee must be in the currency of the claim',
            reason: 'Fees are taken off the face, so they are in its currency.',
            remedy: 'Give the fee in the currency of the claim.',
        },
        zh: {
            title: '费用必须与债权币种一致',
            reason: '费用自债权面额中扣除，币种须一致。',
            remedy: '请以债权币种填写费用。',
        },
    },
    PRICE_MUST_BE_MORE_THAN_NOTHING: {
        retry: 'after-correction',
        en: {
            title: 'The price must be more than nothing',
            reason: 'Discount and fees use up the face of the claim.',
            remedy: 'Correct the rate, the fees or the days.',
        },
        zh: {
            title: '买入价必须大于零',
            reason: '贴现利息与费用已等于或超过债权面额。',
            remedy: '请更正利率、费用或天数。',
        },
    },
    PRICE_MUST_BE_WITHIN_CLAIM: {
        retry: 'after-correction',
        en: {
            title: 'The price must be within the claim',
            reason: 'A yield is told of a price above nothing and at most the face.',
            remedy: 'Correct the price.',
        },
        zh: {
            title: '买入价不得超出债权面额',
            reason: '仅能就大于零且不超过面额的价格计算收益率。',
            remedy: '请更正价格。',
        },
    },
} as const satisfies Explanations;
