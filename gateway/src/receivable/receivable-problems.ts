import type { Explanations } from '../problems/explanation.js';

/** Loans against export declarations: what a registrar may decide, and what every later act may be refused for. */
export const receivableProblems = {
    DECLARATION_MUST_BE_KNOWN_BY_ITS_RELEASE_CODE: {
        retry: 'after-correction',
        en: {
            title: 'The declaration must be known by its release code',
            reason: 'Number and release code do not belong together. Whether the number exists is not said.',
            remedy: 'Compare both with the paper that the exporter shows.',
        },
        zh: {
            title: '报关单编号与核验码必须相符',
            reason: '报关单编号与海关核验码不相符；该编号是否存在，不予说明。',
            remedy: '请与出口商出示的报关单原件核对编号与核验码。',
        },
    },
    DECLARATION_MUST_BE_RELEASED: {
        retry: 'after-change',
        en: {
            title: 'The declaration must be released',
            reason: 'Customs has not let the goods go, or has cancelled the declaration.',
            remedy: 'Ask the exporter; request again once customs has released the goods.',
        },
        zh: {
            title: '货物必须已放行',
            reason: '海关尚未放行货物，或报关单已撤销。',
            remedy: '请向出口商了解情况；海关放行后可重新申请。',
        },
    },
    EXPORTER_MUST_BE_CONSIGNOR: {
        retry: 'after-correction',
        en: {
            title: 'The exporter must be the consignor',
            reason: 'The declaration names another company as the consignor of the goods.',
            remedy: 'Check the unified social credit code: only the consignor can borrow against the goods.',
        },
        zh: {
            title: '融资申请人必须为境内发货人',
            reason: '报关单上的境内发货人为另一企业。',
            remedy: '请核对统一社会信用代码：只有境内发货人可凭该批货物融资。',
        },
    },
    CURRENCY_MUST_MATCH_DECLARATION: {
        retry: 'after-correction',
        en: {
            title: 'The currency must match the declaration',
            reason: 'The loan is asked for in another currency than the declared value.',
            remedy: 'Request it in the currency of the declaration.',
        },
        zh: {
            title: '融资币种必须与报关单一致',
            reason: '申请的融资币种与报关单币制不同。',
            remedy: '请以报关单币制申请。',
        },
    },
    FOB_VALUE_MUST_BE_KNOWN: {
        retry: 'after-change',
        en: {
            title: 'The FOB value must be known',
            reason: 'The price includes freight or insurance that customs has not noted, or has in another currency.',
            remedy: 'Ask the exporter to have the declaration amended.',
        },
        zh: {
            title: '必须能够确定离岸价（FOB）',
            reason: '成交价包含运费或保费，但报关单未填写，或币种与报关单不同。',
            remedy: '请出口商向海关申请修改报关单。',
        },
    },
    FINANCING_MUST_NAME_ITS_DECLARATIONS_ONCE: {
        retry: 'after-correction',
        en: {
            title: 'The financing must name its declarations once',
            reason: 'It names no declaration with its release code, or one and shares of several besides.',
            remedy: 'Name one declaration with its release code, or shares: each with number, release code and amount.',
        },
        zh: {
            title: '融资必须以一种方式指明报关单',
            reason: '未填写报关单编号及核验码，或在填写单张报关单的同时又填写了分摊明细。',
            remedy: '请填写一张报关单及其核验码，或填写分摊明细（每项含编号、核验码与金额）。',
        },
    },
    SHARES_MUST_ADD_UP_TO_AMOUNT: {
        retry: 'after-correction',
        en: {
            title: 'The shares must add up to the amount',
            reason: 'What rests on the declarations is not, in the same currency, what is asked for.',
            remedy: 'Share the whole amount out over the declarations.',
        },
        zh: {
            title: '各报关单分摊金额之和必须等于融资金额',
            reason: '各报关单的分摊金额之和与融资金额不等，或币种不同。',
            remedy: '请将融资金额全部分摊到各报关单。',
        },
    },
    SHARES_MUST_COVER_AMOUNT_AT_EXCHANGE_RATE: {
        retry: 'after-correction',
        en: {
            title: 'The shares must cover the amount at the exchange rate',
            reason: 'They come to less than the amount is worth in the currency of the declarations; facts has what is required.',
            remedy: 'Share out at least what is required, in the currency of the declarations.',
        },
        zh: {
            title: '各报关单分摊金额按汇率折算必须足以覆盖融资金额',
            reason: '分摊金额之和低于融资金额按汇率折成报关单币制的金额；所需金额见 facts。',
            remedy: '请以报关单币制分摊不低于所需金额的数额。',
        },
    },
    AMOUNT_MUST_NOT_EXCEED_AVAILABLE: {
        retry: 'after-change',
        en: {
            title: 'The amount must not exceed what is available',
            reason: 'More is asked for than can still be financed on these goods; available says how much is left.',
            remedy: 'Request at most what is available. Who has financed the rest is not said.',
        },
        zh: {
            title: '融资金额不得超过可融资余额',
            reason: '申请金额超过该批货物的可融资余额；余额见 available。',
            remedy: '请在可融资余额内申请。其余部分由谁融资，不予说明。',
        },
    },
    FINANCING_MUST_BE_REQUESTED: {
        retry: 'never',
        en: {
            title: 'The financing must await a decision',
            reason: 'The request has been decided already.',
            remedy: 'Read the financing for its decision.',
        },
        zh: {
            title: '融资必须处于待审状态',
            reason: '该融资申请已有审核结果。',
            remedy: '请查询该笔融资的审核结果。',
        },
    },
    FINANCING_MUST_BE_RESERVED: {
        retry: 'after-change',
        en: {
            title: 'The financing must be reserved',
            reason: 'Only a loan for which an amount is reserved can be paid out; facts has its status.',
            remedy: 'Read the financing. While it is requested, wait for the decision; after that, request anew.',
        },
        zh: {
            title: '融资额度必须已预留',
            reason: '只有已预留额度的融资才能放款；当前状态见 facts。',
            remedy: '请查询该笔融资：待审的请等待审核结果，其余情形请重新申请。',
        },
    },
    RESERVATION_MUST_NOT_HAVE_EXPIRED: {
        retry: 'never',
        en: {
            title: 'The reservation must not have expired',
            reason: 'The loan was not paid out in time, so the goods are free for others.',
            remedy: 'Request a new financing.',
        },
        zh: {
            title: '额度预留不得过期',
            reason: '未在期限内放款，该批货物的额度已可供他行使用。',
            remedy: '请重新申请融资。',
        },
    },
    RESERVATION_MUST_HAVE_EXPIRED: {
        retry: 'after-change',
        en: {
            title: 'The reservation must have expired',
            reason: 'The bank still has time to pay out.',
            remedy: 'The registrar tries again when the time has come.',
        },
        zh: {
            title: '额度预留必须已过期',
            reason: '银行的放款期限尚未届满。',
            remedy: '期限届满后登记机构会再次办理。',
        },
    },
    DECLARATION_MUST_NOT_BE_ALERTED: {
        retry: 'after-change',
        en: {
            title: 'The declaration must bear the loan',
            reason: 'Customs has changed the declaration, and it no longer covers this loan.',
            remedy: 'Read the alerts of the financing, and ask the customer; withdraw and request less.',
        },
        zh: {
            title: '报关单必须足以覆盖融资',
            reason: '海关已变更报关单，其价值不再覆盖该笔融资。',
            remedy: '请查看该笔融资的提示并联系客户；可撤回后以较低金额重新申请。',
        },
    },
    FINANCING_MUST_NOT_BE_DISBURSED_OR_CLOSED: {
        retry: 'never',
        en: {
            title: 'The financing must not be paid out or ended',
            reason: 'Only what is requested or reserved can be withdrawn.',
            remedy: 'A loan that was paid out ends by repayment.',
        },
        zh: {
            title: '融资不得已放款或已了结',
            reason: '只有待审或已预留额度的融资可以撤回。',
            remedy: '已放款的融资通过还款了结。',
        },
    },
    FINANCING_MUST_BE_DISBURSED: {
        retry: 'after-change',
        en: {
            title: 'The financing must be paid out',
            reason: 'Nothing is owed on it; facts has its status.',
            remedy: 'Record a repayment only for a loan that was paid out and not yet repaid.',
        },
        zh: {
            title: '融资必须已放款',
            reason: '该笔融资没有未偿余额；当前状态见 facts。',
            remedy: '只有已放款且尚未结清的融资才能登记还款。',
        },
    },
    FINANCING_MUST_AWAIT_RELEASE: {
        retry: 'never',
        en: {
            title: 'The financing must await its release',
            reason: 'There is nothing of it that the registrar has still to note.',
            remedy: 'Nothing: another registrar was first.',
        },
        zh: {
            title: '融资必须处于待释放状态',
            reason: '该笔融资已无登记机构待登记的事项。',
            remedy: '无需处理：另一登记机构已先行办理。',
        },
    },
    REPAYMENT_MUST_BE_NEW: {
        retry: 'never',
        en: {
            title: 'The repayment must be new',
            reason: 'A repayment of this id is recorded already.',
            remedy: 'Read the financing: it has taken effect.',
        },
        zh: {
            title: '还款不得重复登记',
            reason: '该编号的还款已登记。',
            remedy: '请查询该笔融资：还款已生效。',
        },
    },
    REPAYMENT_MUST_NOT_EXCEED_OUTSTANDING: {
        retry: 'after-correction',
        en: {
            title: 'The repayment must not exceed what is owed',
            reason: 'More was repaid than is outstanding; facts says how much that is.',
            remedy: 'Record at most what is outstanding; give the rest back to the exporter.',
        },
        zh: {
            title: '还款金额不得超过未偿余额',
            reason: '还款金额超过未偿余额；余额见 facts。',
            remedy: '请在未偿余额内登记，多出部分退还出口商。',
        },
    },
    CURRENCY_MUST_MATCH_FINANCING: {
        retry: 'after-correction',
        en: {
            title: 'The currency must match the financing',
            reason: 'A loan is repaid in its own currency; facts says which.',
            remedy: 'Record the amount in that currency.',
        },
        zh: {
            title: '还款币种必须与融资一致',
            reason: '融资须以原币种归还；币种见 facts。',
            remedy: '请以该币种登记。',
        },
    },
    PROCEEDS_MUST_COME_FROM_EXPORT: {
        retry: 'after-correction',
        en: {
            title: 'Proceeds must come from the export',
            reason: 'Proceeds were named for a repayment out of other funds.',
            remedy: 'Say EXPORT_PROCEEDS as the source, or leave the proceeds out.',
        },
        zh: {
            title: '收汇金额必须来自出口收汇',
            reason: '还款来源为其他资金，却填写了收汇金额。',
            remedy: '请将来源填为 EXPORT_PROCEEDS（出口收汇），或省略收汇金额。',
        },
    },
    PROCEEDS_MUST_COVER_AMOUNT: {
        retry: 'after-correction',
        en: {
            title: 'The proceeds must cover the amount',
            reason: 'More is repaid out of the proceeds than came in.',
            remedy: 'Record the part out of other funds as a repayment of its own.',
        },
        zh: {
            title: '收汇金额必须足以覆盖还款金额',
            reason: '以收汇归还的金额超过收汇金额。',
            remedy: '以其他资金归还的部分请另行登记一笔还款。',
        },
    },
    CURRENCY_MUST_BE_CNY_FOR_E_CNY: {
        retry: 'after-correction',
        en: {
            title: 'The currency must be CNY for e-CNY',
            reason: 'e-CNY is yuan and pays nothing else.',
            remedy: 'Pay outside the ledger and record its reference: means OUTSIDE.',
        },
        zh: {
            title: '数字人民币支付的币种必须为人民币',
            reason: '数字人民币只能支付人民币金额。',
            remedy: '请在账本外付款并登记其参考号（means 为 OUTSIDE）。',
        },
    },
    SETTLEMENT_MUST_MATCH_DECISION: {
        retry: 'never',
        en: {
            title: 'The payment must be the one that is due',
            reason: 'The coins that would move are not this amount between these two.',
            remedy: 'The gateway makes the payment that is due by itself: only a program that goes around it gets this.',
        },
        zh: {
            title: '支付必须与应付款项一致',
            reason: '拟转移的数字人民币在金额或收付双方上与应付款项不符。',
            remedy: '网关会自动生成应付款项：只有绕过网关的程序才会遇到此错误。',
        },
    },
    QUESTION_MUST_BE_ASKED: {
        retry: 'never',
        en: {
            title: 'The question must await its answer',
            reason: 'The question has been answered already.',
            remedy: 'Read it for its answer.',
        },
        zh: {
            title: '余额查询必须处于待答复状态',
            reason: '该余额查询已有答复。',
            remedy: '请查看其答复。',
        },
    },
    ITEMS_MUST_WAIT: {
        retry: 'never',
        en: {
            title: 'Items must wait',
            reason: 'None of the items waits for the registrar any more.',
            remedy: 'Nothing: another registrar was first.',
        },
        zh: {
            title: '必须有待办事项',
            reason: '所列事项均已无需登记机构办理。',
            remedy: '无需处理：另一登记机构已先行办理。',
        },
    },
    POLICY_MUST_NOT_BEGIN_IN_THE_PAST: {
        retry: 'after-correction',
        en: {
            title: 'A policy must not begin in the past',
            reason: 'It would make lawful what was not.',
            remedy: 'Let it begin today, in China, or later.',
        },
        zh: {
            title: '政策生效日不得早于今日',
            reason: '否则会使过去不合规的行为变为合规。',
            remedy: '请将生效日定为北京时间今日或之后。',
        },
    },
    POLICY_MUST_NOT_BEGIN_BEFORE_THE_LAST: {
        retry: 'after-correction',
        en: {
            title: 'A policy must not begin before the last',
            reason: 'Policies stand in the order of their first days; facts has that of the last.',
            remedy: 'Read the policies; somebody may have set one since. Let this one begin no earlier than the last.',
        },
        zh: {
            title: '政策生效日不得早于最近一项政策',
            reason: '各项政策按生效日排列；最近一项的生效日见 facts。',
            remedy: '请重新查询政策（可能已有新政策）；本项生效日不得早于最近一项。',
        },
    },
    FINANCING_POLICY_MUST_BE_IN_FORCE: {
        retry: 'after-change',
        en: {
            title: 'A financing policy must be in force',
            reason: 'Without a policy there is no cap, so nothing can be decided.',
            remedy: 'Ask SAFE to set a financing policy.',
        },
        zh: {
            title: '必须有现行融资政策',
            reason: '没有现行政策即没有融资上限，无法审核。',
            remedy: '请联系外汇局制定融资政策。',
        },
    },
} as const satisfies Explanations;
