import type { Explanations } from '../problems/explanation.js';

/** Claims on the market, before anybody is asked for a quote. */
export const marketProblems = {
    MARKET_MUST_HAVE_POLICY: {
        retry: 'after-change',
        en: {
            title: 'The market must have a policy',
            reason: 'The central bank has not said yet in which classes and bands claims are shown.',
            remedy: 'Wait until a policy is in force.',
        },
        zh: {
            title: '市场必须已有生效的政策',
            reason: '人民银行尚未公布债权展示所用的银行类别与分档标准。',
            remedy: '请待政策生效后再行挂牌。',
        },
    },
    DEBTOR_MUST_HAVE_CLASS: {
        retry: 'after-correction',
        en: {
            title: 'The debtor must have a class',
            reason: 'The policy of the market puts the bank that owes the claim in no class, so none can be shown.',
            remedy: 'Do not show the class, or have the policy changed.',
        },
        zh: {
            title: '债务行必须已归类',
            reason: '市场政策未将该债务行归入任何类别，无法展示其类别。',
            remedy: '请不展示类别，或先调整市场政策。',
        },
    },
    AMOUNT_MUST_HAVE_BAND: {
        retry: 'after-correction',
        en: {
            title: 'The amount must have a band',
            reason: 'The policy of the market has no bands of amounts in this currency: facts has which.',
            remedy: 'Do not show the amount, or have the policy changed.',
        },
        zh: {
            title: '金额必须有对应分档',
            reason: '市场政策未规定该币种的金额分档，币种见 facts。',
            remedy: '请不展示金额，或先调整市场政策。',
        },
    },
    CLASS_MUST_HIDE_DEBTOR: {
        retry: 'after-correction',
        en: {
            title: 'The class must hide the debtor',
            reason: 'Besides your bank too few banks are in the class: to all others it would tell which of them owes. facts has how many it takes.',
            remedy: 'Do not show the class to all, or offer the claim to banks that you choose.',
        },
        zh: {
            title: '类别不得使债务行可被识别',
            reason: '除贵行外，该类别的银行过少，展示类别等于公开债务行，所需最少家数见 facts。',
            remedy: '请勿向全市场展示类别，或改为定向报送。',
        },
    },
    OFFER_MUST_CLOSE_LATER: {
        retry: 'after-correction',
        en: {
            title: 'The offer must close later',
            reason: 'Banks need time to show interest.',
            remedy: 'Give a later time.',
        },
        zh: {
            title: '挂牌截止时间必须晚于当前时间',
            reason: '各行须有表达意向的时间。',
            remedy: '请填写更晚的时间。',
        },
    },
    OFFER_MUST_CLOSE_BEFORE_MATURITY: {
        retry: 'after-correction',
        en: {
            title: 'The offer must close before maturity',
            reason: 'From its maturity on a claim is collected and no longer sold: facts has the day.',
            remedy: 'Give an earlier time.',
        },
        zh: {
            title: '挂牌截止时间必须早于到期日',
            reason: '自到期日起，债权只能收取，不得再转卖，到期日见 facts。',
            remedy: '请填写更早的时间。',
        },
    },
    OFFER_MUST_BE_TO_BANK: {
        retry: 'never',
        en: {
            title: 'The offer must be to the bank',
            reason: 'Only the bank that was sent the notice shows interest under it; the seller answers.',
            remedy: 'Act on the notices of your own bank.',
        },
        zh: {
            title: '该要约必须发给本行',
            reason: '仅收到通知的银行可据以表达意向，卖方负责答复。',
            remedy: '请就发给贵行的通知办理。',
        },
    },
    INTEREST_MUST_BE_SHOWN_ONCE: {
        retry: 'never',
        en: {
            title: 'Interest must be shown once',
            reason: 'Your bank has shown interest in this claim already.',
            remedy: 'Read the notice: the seller has answered, or will.',
        },
        zh: {
            title: '意向只能表达一次',
            reason: '贵行已对该债权表达意向。',
            remedy: '请查阅该通知，等待卖方答复。',
        },
    },
    OFFER_MUST_BE_OPEN: {
        retry: 'never',
        en: {
            title: 'The offer must be open',
            reason: 'Its time is over or the seller has withdrawn it: facts has which.',
            remedy: 'Look for another claim.',
        },
        zh: {
            title: '要约必须处于开放状态',
            reason: '要约已截止或已被卖方撤回，见 facts。',
            remedy: '请另寻其他债权。',
        },
    },
    OFFER_MUST_BE_OF_SELLER: {
        retry: 'never',
        en: {
            title: 'The offer must be of the seller',
            reason: 'Only the bank that offers the claim answers interest in it, or withdraws it.',
            remedy: 'Leave it to that bank.',
        },
        zh: {
            title: '该操作必须由卖方办理',
            reason: '仅报送债权的银行可答复意向或撤回要约。',
            remedy: '请由卖方办理。',
        },
    },
    INTEREST_MUST_AWAIT_ANSWER: {
        retry: 'never',
        en: {
            title: 'The interest must await an answer',
            reason: 'The bank has shown none, or has its answer, or the offer was withdrawn: facts has the status.',
            remedy: 'Read the notice again.',
        },
        zh: {
            title: '意向必须待答复',
            reason: '该行未表达意向、已获答复或要约已撤回，状态见 facts。',
            remedy: '请重新查阅该通知。',
        },
    },
    OFFER_MUST_NOT_BE_WITHDRAWN: {
        retry: 'never',
        en: {
            title: 'The offer must not be withdrawn',
            reason: 'It was taken off the market before.',
            remedy: 'Nothing is left to do.',
        },
        zh: {
            title: '要约不得已撤回',
            reason: '该要约此前已撤回。',
            remedy: '无需再行办理。',
        },
    },
    DAY_OF_CURVE_MUST_BE_OVER: {
        retry: 'after-change',
        en: {
            title: 'The day of the curve must be over',
            reason: 'A curve tells of what was settled by the end of a day in China, and that day is not over.',
            remedy: 'Wait until it is, or name an earlier day.',
        },
        zh: {
            title: '曲线日期必须已结束',
            reason: '曲线反映截至某日（中国时间）日终的已结算交易，该日尚未结束。',
            remedy: '请待该日结束，或指定更早的日期。',
        },
    },
    DEAL_MUST_BE_SETTLED: {
        retry: 'never',
        en: {
            title: 'The deal must be settled',
            reason: 'Only what was paid for counts, and finally: facts has the status.',
            remedy: 'Leave the deal out.',
        },
        zh: {
            title: '交易必须已结算',
            reason: '仅统计已最终付款的交易，状态见 facts。',
            remedy: '请剔除该笔交易。',
        },
    },
    DEAL_MUST_BE_RECENT: {
        retry: 'never',
        en: {
            title: 'The deal must be recent',
            reason: 'It was settled after the day of the curve, or so long before that it tells nothing of the market any more.',
            remedy: 'Leave the deal out.',
        },
        zh: {
            title: '交易必须为近期交易',
            reason: '该交易在曲线日期之后结算，或结算时间过早，已不能反映当前市场。',
            remedy: '请剔除该笔交易。',
        },
    },
    WANTED_NOTICE_MUST_CLOSE_LATER: {
        retry: 'after-correction',
        en: {
            title: 'The wanted notice must close later',
            reason: 'Banks that have such claims need time to offer them.',
            remedy: 'Give a later time.',
        },
        zh: {
            title: '收证截止时间必须晚于当前时间',
            reason: '持有此类债权的银行须有报送时间。',
            remedy: '请填写更晚的时间。',
        },
    },
    WANTED_NOTICE_MUST_BE_OF_BANK: {
        retry: 'never',
        en: {
            title: 'The wanted notice must be of the bank',
            reason: 'Only the bank that is looking for claims takes its notice back.',
            remedy: 'Leave it to that bank.',
        },
        zh: {
            title: '该收证信息必须由本行发布',
            reason: '仅发布收证信息的银行可撤回该信息。',
            remedy: '请由发布行办理。',
        },
    },
    WANTED_NOTICE_MUST_NOT_BE_WITHDRAWN: {
        retry: 'never',
        en: {
            title: 'The wanted notice must not be withdrawn',
            reason: 'It was taken back before.',
            remedy: 'Nothing is left to do.',
        },
        zh: {
            title: '收证信息不得已撤回',
            reason: '该信息此前已撤回。',
            remedy: '无需再行办理。',
        },
    },
} as const satisfies Explanations;
