import type { Explanations } from '../problems/explanation.js';

/** Who holds a claim, and who may have it next. */
export const titleProblems = {
    TITLE_MUST_BE_HELD_BY_BANK: {
        retry: 'never',
        en: {
            title: 'The title must be held by the bank',
            reason: 'Only the bank that holds the title to a claim now sells or splits it, and only that bank is paid.',
            remedy: 'Read the claim again: its title may have passed to another bank.',
        },
        zh: {
            title: '债权必须由该银行持有',
            reason: '仅债权的现持有行可转卖、分割该债权并收取款项。',
            remedy: '请重新查阅该债权：债权可能已转让给其他银行。',
        },
    },
    TITLE_MUST_NOT_HAVE_ENDED: {
        retry: 'never',
        en: {
            title: 'The title must not have ended',
            reason: 'The claim was split, so that its parts are held instead, or paid: facts has which.',
            remedy: 'Act on the parts, or not at all.',
        },
        zh: {
            title: '债权不得已终止',
            reason: '该债权已分割（由各份额取代）或已获付款，见 facts。',
            remedy: '请就各份额办理；已付款的债权无需办理。',
        },
    },
    TITLE_MUST_NOT_BE_ACKNOWLEDGED: {
        retry: 'after-change',
        en: {
            title: 'The title must not be acknowledged',
            reason: 'The debtor has acknowledged that it pays another bank, which has not paid for the claim yet.',
            remedy: 'Wait until that sale is settled, or call it off when its time is over.',
        },
        zh: {
            title: '债权不得已向买方确认',
            reason: '债务行已确认向另一买方付款，而该买方尚未支付价款。',
            remedy: '请等待该笔交易结清，或在期限届满后取消交易。',
        },
    },
    TITLE_MUST_BE_ACKNOWLEDGED_FOR_DEAL: {
        retry: 'never',
        en: {
            title: 'The title must be acknowledged for the deal',
            reason: 'The debtor has acknowledged no buyer, or that of another deal.',
            remedy: 'Read the notice of assignment again.',
        },
        zh: {
            title: '债务行必须已就该笔交易确认',
            reason: '债务行未向任何买方确认，或已就其他交易确认。',
            remedy: '请重新查阅转让通知。',
        },
    },
    CLAIM_MUST_NOT_BE_ASSIGNED: {
        retry: 'after-change',
        en: {
            title: 'The claim must not be assigned',
            reason: 'The debtor has acknowledged that it pays somebody else first out of what it pays under the credit.',
            remedy: 'Sell it when those assignees have been paid or have released their assignments.',
        },
        zh: {
            title: '债权款项不得已让渡',
            reason: '债务行已确认将该信用证项下款项先行支付给款项受让人。',
            remedy: '请在受让人获付或解除让渡后再行转卖。',
        },
    },
    CLAIM_MUST_NOT_BE_UNDER_DEAL: {
        retry: 'after-change',
        en: {
            title: 'The claim must not be under a deal',
            reason: 'Your bank has sold it by a deal that has neither lapsed nor been settled or called off: facts has where it stands.',
            remedy: 'Settle that deal, or call it off when its time is over.',
        },
        zh: {
            title: '债权不得已有未了结的交易',
            reason: '贵行已就该债权达成交易，且该交易尚未失效、结清或取消，状态见 facts。',
            remedy: '请先结清该交易，或在期限届满后取消交易。',
        },
    },
    CLAIM_MUST_NOT_HAVE_MATURED: {
        retry: 'never',
        en: {
            title: 'The claim must not have matured',
            reason: 'From its maturity on a claim is collected and no longer sold: facts has the day.',
            remedy: 'Collect it.',
        },
        zh: {
            title: '债权不得已到期',
            reason: '自到期日起，债权只能收取，不得再转卖，到期日见 facts。',
            remedy: '请办理收款。',
        },
    },
    BUYER_MUST_NOT_HOLD_TITLE: {
        retry: 'after-correction',
        en: {
            title: 'The buyer must not hold the title',
            reason: 'Nobody buys what it holds already.',
            remedy: 'Name another bank.',
        },
        zh: {
            title: '买方不得为债权持有行',
            reason: '银行不能买入其已持有的债权。',
            remedy: '请指定其他银行。',
        },
    },
    BUYER_MUST_NOT_OWE_CLAIM: {
        retry: 'after-correction',
        en: {
            title: 'The buyer must not owe the claim',
            reason: 'A bank that bought what it owes would be its own creditor.',
            remedy: 'Name another bank, or have the debtor prepay the claim.',
        },
        zh: {
            title: '买方不得为债务行',
            reason: '债务行若买入自身债务，将成为自己的债权人。',
            remedy: '请指定其他银行，或由债务行提前付款。',
        },
    },
    PARTS_MUST_SUM_TO_CLAIM: {
        retry: 'after-correction',
        en: {
            title: 'The parts must sum to the claim',
            reason: 'A claim is split into two parts or more, each above nothing and in its currency, that come to its amount exactly.',
            remedy: 'Correct the parts.',
        },
        zh: {
            title: '各份额合计必须等于债权金额',
            reason: '债权须分割为两份或以上，每份大于零、币种一致，合计与债权金额完全相等。',
            remedy: '请更正各份额。',
        },
    },
} as const satisfies Explanations;
