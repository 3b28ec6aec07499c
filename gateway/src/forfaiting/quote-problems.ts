import type { Explanations } from '../problems/explanation.js';

/** Quotes for a claim, and how one of them is taken. */
export const quoteProblems = {
    QUOTE_MUST_BE_FIRM: {
        retry: 'never',
        en: {
            title: 'The quote must be firm',
            reason: 'An indicative quote binds nobody: it is no bid, and no trade is made on it.',
            remedy: 'Ask the bank for a firm quote.',
        },
        zh: {
            title: '报价必须为实盘',
            reason: '意向性报价对任何一方均无约束力，不得作为投标，亦不得据以成交。',
            remedy: '请向该行索取实盘报价。',
        },
    },
    QUOTE_MUST_BE_IN_TIME: {
        retry: 'never',
        en: {
            title: 'The quote must be in time',
            reason: 'It has ended, so its bank is bound no more: facts has the end.',
            remedy: 'Ask for another quote.',
        },
        zh: {
            title: '报价必须在有效期内',
            reason: '报价已过有效期，报价行不再受其约束，截止时间见 facts。',
            remedy: '请重新询价。',
        },
    },
    RANGE_MUST_NOT_BE_REVERSED: {
        retry: 'after-correction',
        en: {
            title: 'The range must not be reversed',
            reason: 'The rate that is better for the seller, the lower one, comes first.',
            remedy: 'Put the lower rate first.',
        },
        zh: {
            title: '利率区间不得颠倒',
            reason: '区间起点应为对卖方更优的较低利率。',
            remedy: '请将较低利率填在前面。',
        },
    },
    BIDDING_MUST_CLOSE_LATER: {
        retry: 'after-correction',
        en: {
            title: 'Bidding must close later',
            reason: 'Banks that are asked need time to quote.',
            remedy: 'Give a later time.',
        },
        zh: {
            title: '投标截止时间必须晚于当前时间',
            reason: '受邀银行须有报价时间。',
            remedy: '请填写更晚的时间。',
        },
    },
    DISBURSEMENT_MUST_FOLLOW_QUOTES: {
        retry: 'after-correction',
        en: {
            title: 'The disbursement must follow the quotes',
            reason: 'The day on which the claim is to be paid for is before quotes are shown.',
            remedy: 'Give a later day, or less time.',
        },
        zh: {
            title: '放款日必须晚于报价揭示',
            reason: '拟定的放款日早于报价揭示的时间。',
            remedy: '请推迟放款日，或缩短投标与揭示时间。',
        },
    },
    BANK_MUST_BE_INVITED: {
        retry: 'never',
        en: {
            title: 'The bank must be invited',
            reason: 'Only banks that the seller has asked quote.',
            remedy: 'Ask the seller.',
        },
        zh: {
            title: '银行必须受邀',
            reason: '仅卖方询价的银行可以报价。',
            remedy: '请与卖方联系。',
        },
    },
    BANK_MUST_NOT_HAVE_QUOTED: {
        retry: 'never',
        en: {
            title: 'The bank must not have quoted',
            reason: 'It has sealed one quote for this request, and stands by it.',
            remedy: 'Show the quote that was sealed, once bidding is closed.',
        },
        zh: {
            title: '银行不得重复报价',
            reason: '该行已就本次询价提交密封报价。',
            remedy: '请在投标截止后揭示已密封的报价。',
        },
    },
    REQUEST_MUST_BE_OF_SELLER: {
        retry: 'never',
        en: {
            title: 'The request must be of the seller',
            reason: 'Only the bank that has asked for quotes closes bidding and takes one of them.',
            remedy: 'Leave it to that bank.',
        },
        zh: {
            title: '询价必须由卖方处理',
            reason: '仅发出询价的银行可截止投标并选定报价。',
            remedy: '请由该行办理。',
        },
    },
    BIDDING_MUST_BE_OPEN: {
        retry: 'never',
        en: {
            title: 'Bidding must be open',
            reason: 'It was closed, so that no quote comes any more: facts has the status.',
            remedy: 'Wait for another request.',
        },
        zh: {
            title: '投标必须尚未截止',
            reason: '投标已截止，不再接受报价，状态见 facts。',
            remedy: '请等待下次询价。',
        },
    },
    BIDDING_MUST_RUN_ITS_TIME: {
        retry: 'after-change',
        en: {
            title: 'Bidding must run its time',
            reason: 'A bank that was invited has not quoted and still has time: facts has until when.',
            remedy: 'Close bidding then, or when all have quoted.',
        },
        zh: {
            title: '投标必须期满',
            reason: '仍有受邀银行未报价且尚在投标期内，截止时间见 facts。',
            remedy: '请在期满后或全部银行报价后截止投标。',
        },
    },
    BIDDING_MUST_BE_CLOSED: {
        retry: 'after-change',
        en: {
            title: 'Bidding must be closed',
            reason: 'Quotes are shown and taken after bidding was closed, and before the request was decided: facts has the status.',
            remedy: 'Wait until the seller has closed bidding; after its decision there is nothing to do.',
        },
        zh: {
            title: '投标必须已截止',
            reason: '报价须在投标截止之后、选定之前揭示与选定，状态见 facts。',
            remedy: '请等待卖方截止投标；已选定的询价无需办理。',
        },
    },
    QUOTE_MUST_BE_REVEALED_IN_TIME: {
        retry: 'never',
        en: {
            title: 'The quote must be revealed in time',
            reason: 'The time to show what was sealed is over: facts has the end.',
            remedy: 'Nothing can be done; the quote counts as not revealed.',
        },
        zh: {
            title: '报价必须按时揭示',
            reason: '揭示时间已过，截止时间见 facts。',
            remedy: '无法补办；该报价视为未揭示。',
        },
    },
    QUOTE_MUST_BE_REVEALED_ONCE: {
        retry: 'never',
        en: {
            title: 'A quote must be revealed once',
            reason: 'It was shown already.',
            remedy: 'Read the quote.',
        },
        zh: {
            title: '报价只能揭示一次',
            reason: '该报价已揭示。',
            remedy: '请查阅该报价。',
        },
    },
    QUOTE_MUST_MATCH_COMMITMENT: {
        retry: 'after-correction',
        en: {
            title: 'The quote must match the commitment',
            reason: 'What is shown is not what was sealed, to the letter and with its salt.',
            remedy: 'Show what was sealed.',
        },
        zh: {
            title: '报价必须与承诺一致',
            reason: '所揭示的内容（含盐值）与密封内容不完全一致。',
            remedy: '请揭示所密封的报价。',
        },
    },
    REVEALING_MUST_BE_OVER: {
        retry: 'after-change',
        en: {
            title: 'Revealing must be over',
            reason: 'A bank that has quoted may still show its quote: facts has until when.',
            remedy: 'Decide then, or when all have shown theirs.',
        },
        zh: {
            title: '揭示必须已结束',
            reason: '仍有银行可揭示报价，截止时间见 facts。',
            remedy: '请在揭示期满后或全部揭示后选定。',
        },
    },
    CHOICE_MUST_BIND_ITS_BANK: {
        retry: 'after-correction',
        en: {
            title: 'The choice must bind its bank',
            reason: 'The bank has not quoted, not shown its quote, or its quote has ended.',
            remedy: 'Choose a bank whose quote binds it, or none.',
        },
        zh: {
            title: '选定的报价必须有约束力',
            reason: '该行未报价、未揭示报价，或其报价已过有效期。',
            remedy: '请选定报价仍有效的银行，或不选定。',
        },
    },
    CHOICE_MUST_BE_BEST_OR_REASONED: {
        retry: 'after-correction',
        en: {
            title: 'The choice must be the best or have a reason',
            reason: 'Another quote pays more, or as much and was sealed earlier.',
            remedy: 'Choose that one, or say why not.',
        },
        zh: {
            title: '选定的报价必须最优或附理由',
            reason: '另有报价支付金额更高，或金额相同但密封更早。',
            remedy: '请选定最优报价，或说明理由。',
        },
    },
} as const satisfies Explanations;
