import type { Explanations } from '../problems/explanation.js';

/** Tax filing forms and payments abroad on them: what a registrar may decide, and what every act may be refused for. */
export const taxFormProblems = {
    TAX_FORM_MUST_BE_NEW: {
        retry: 'after-correction',
        en: {
            title: 'The tax form must be new',
            reason: 'A form of this number is filed already, perhaps voided.',
            remedy: 'Read it; correct the number if it is another form.',
        },
        zh: {
            title: '备案表必须为新登记',
            reason: '该编号的备案表已登记（可能已作废）。',
            remedy: '请先查询；如为另一份备案表，请更正编号。',
        },
    },
    PAYEE_MUST_BE_ABROAD: {
        retry: 'after-correction',
        en: {
            title: 'The payee must be abroad',
            reason: 'The payee is said to be on the mainland, where no tax form is filed.',
            remedy: 'Correct the country of the payee. Hong Kong, Macau and Taiwan are HK, MO and TW.',
        },
        zh: {
            title: '收款人必须在境外',
            reason: '所填收款人国别为中国境内，境内支付不需备案。',
            remedy: '请更正收款人国别（地区）。香港、澳门、台湾分别为 HK、MO、TW。',
        },
    },
    TAX_FORM_MUST_NOT_BE_FILED_IN_FUTURE: {
        retry: 'after-correction',
        en: {
            title: 'The form must not be filed in the future',
            reason: 'The day of filing is after today in China.',
            remedy: 'Correct the day of filing.',
        },
        zh: {
            title: '备案日期不得晚于今日',
            reason: '备案日期晚于北京时间的今日。',
            remedy: '请更正备案日期。',
        },
    },
    TAX_FORM_VALIDITY_MUST_FOLLOW_FILING: {
        retry: 'after-correction',
        en: {
            title: 'The validity must not end before the filing',
            reason: 'The last day of the form is before the day of its filing.',
            remedy: 'Compare both days with what the tax office sent.',
        },
        zh: {
            title: '有效期不得早于备案日期',
            reason: '备案表的有效期止日早于备案日期。',
            remedy: '请与税务机关发来的信息核对两个日期。',
        },
    },
    TAX_FORM_MUST_NOT_BE_VOIDED: {
        retry: 'never',
        en: {
            title: 'The tax form must not be voided',
            reason: 'The form was voided, and nothing more is paid on it.',
            remedy: 'Ask the payer for the form that was filed in its place.',
        },
        zh: {
            title: '备案表不得已作废',
            reason: '该备案表已作废，不得再据以付汇。',
            remedy: '请向付款人索取替代的备案表。',
        },
    },
    TAX_FORM_POLICY_MUST_BE_IN_FORCE: {
        retry: 'after-change',
        en: {
            title: 'A policy for tax forms must be in force',
            reason: 'Without a policy nobody knows what needs a form, so nothing can be decided.',
            remedy: 'Ask SAFE to set a policy for tax forms.',
        },
        zh: {
            title: '必须有现行备案政策',
            reason: '没有现行政策即无法判断何种付汇需要备案表。',
            remedy: '请联系外汇局制定备案政策。',
        },
    },
    CURRENCY_MUST_HAVE_THRESHOLD: {
        retry: 'after-correction',
        en: {
            title: 'The currency must have a threshold',
            reason: 'The policy does not say up to what amount a payment in this currency needs no form.',
            remedy: 'Pay on a tax form, or in a currency of the policy.',
        },
        zh: {
            title: '币种必须设有备案限额',
            reason: '现行政策未规定该币种免备案的限额。',
            remedy: '请凭备案表付汇，或使用政策列明的币种。',
        },
    },
    TAX_FORM_MUST_BE_SHOWN_ABOVE_THRESHOLD: {
        retry: 'after-correction',
        en: {
            title: 'A tax form must be shown above the threshold',
            reason: 'A payment of more than the policy allows without a form needs one.',
            remedy: 'Ask the payer for the form and its release code.',
        },
        zh: {
            title: '超过限额必须出示备案表',
            reason: '付汇金额超过免备案限额，须凭备案表办理。',
            remedy: '请向付款人索取备案表及其核验码。',
        },
    },
    TAX_FORM_MUST_BE_KNOWN_BY_ITS_RELEASE_CODE: {
        retry: 'after-correction',
        en: {
            title: 'The tax form must be known by its release code',
            reason: 'Number and release code do not belong together. Whether the number exists is not said.',
            remedy: 'Compare both with the form that the payer shows.',
        },
        zh: {
            title: '备案表编号与核验码必须相符',
            reason: '备案表编号与核验码不相符；该编号是否存在，不予说明。',
            remedy: '请与付款人出示的备案表核对编号与核验码。',
        },
    },
    TAX_FORM_MUST_NOT_HAVE_LAPSED: {
        retry: 'never',
        en: {
            title: 'The tax form must not have lapsed',
            reason: 'The last day on which anything could be paid on the form is over.',
            remedy: 'Ask the payer to file anew with the tax office.',
        },
        zh: {
            title: '备案表不得已过有效期',
            reason: '备案表的有效期已届满。',
            remedy: '请付款人向税务机关重新备案。',
        },
    },
    PAYER_MUST_BE_THAT_OF_TAX_FORM: {
        retry: 'after-correction',
        en: {
            title: 'The payer must be that of the tax form',
            reason: 'Another company has filed the form.',
            remedy: 'Check the unified social credit code of the payer.',
        },
        zh: {
            title: '付款人必须与备案表一致',
            reason: '该备案表由另一企业备案。',
            remedy: '请核对付款人的统一社会信用代码。',
        },
    },
    PAYEE_MUST_BE_THAT_OF_TAX_FORM: {
        retry: 'after-correction',
        en: {
            title: 'The payee must be that of the tax form',
            reason: 'The form was filed for another payee, or for one in another country.',
            remedy: 'Compare name and country of the payee with the form.',
        },
        zh: {
            title: '收款人必须与备案表一致',
            reason: '备案表上的收款人或其国别（地区）与此不同。',
            remedy: '请与备案表核对收款人名称及国别（地区）。',
        },
    },
    CONTRACT_MUST_BE_THAT_OF_TAX_FORM: {
        retry: 'after-correction',
        en: {
            title: 'The contract must be that of the tax form',
            reason: 'The form was filed for another contract.',
            remedy: 'Compare the number of the contract with the form.',
        },
        zh: {
            title: '合同必须与备案表一致',
            reason: '备案表上的合同号与此不同。',
            remedy: '请与备案表核对合同号。',
        },
    },
    CURRENCY_MUST_MATCH_TAX_FORM: {
        retry: 'after-correction',
        en: {
            title: 'The currency must match the tax form',
            reason: 'The contract on the form is in another currency.',
            remedy: 'Ask in the currency of the form.',
        },
        zh: {
            title: '币种必须与备案表一致',
            reason: '备案表上合同金额的币种与此不同。',
            remedy: '请以备案表币种申请。',
        },
    },
    AMOUNT_MUST_NOT_EXCEED_REMAINING: {
        retry: 'after-change',
        en: {
            title: 'The amount must not exceed what remains',
            reason: 'More is to be paid than the form still allows; remaining says how much that is.',
            remedy: 'Pay at most what remains. Where the rest was used is not said.',
        },
        zh: {
            title: '付汇金额不得超过备案表余额',
            reason: '付汇金额超过备案表剩余可付金额；余额见 remaining。',
            remedy: '请在余额内付汇。其余部分在何处使用，不予说明。',
        },
    },
    TAX_FORM_MUST_BE_FILED: {
        retry: 'after-change',
        en: {
            title: 'A tax form must be filed',
            reason: 'With what was paid under this contract in the days before, over all banks, the payment comes to more than one may be without a form.',
            remedy: 'Ask the payer to file with the tax office, and ask again on the form.',
        },
        zh: {
            title: '必须办理备案',
            reason: '连同近期各银行在同一合同项下的付汇，累计金额已超过单笔免备案限额。',
            remedy: '请付款人向税务机关备案后，凭备案表重新申请。',
        },
    },
    OUTWARD_PAYMENT_MUST_BE_REQUESTED: {
        retry: 'never',
        en: {
            title: 'The payment must await a decision',
            reason: 'The question has been answered already.',
            remedy: 'Read the payment for its decision.',
        },
        zh: {
            title: '付汇必须处于待审状态',
            reason: '该笔付汇已有审核结果。',
            remedy: '请查询该笔付汇的审核结果。',
        },
    },
    OUTWARD_PAYMENT_MUST_BE_RESERVED: {
        retry: 'after-change',
        en: {
            title: 'The payment must be reserved',
            reason: 'Only what is reserved can be paid; facts has its status.',
            remedy: 'Read the payment. While it is requested, wait for the decision; after that, ask anew.',
        },
        zh: {
            title: '付汇额度必须已预留',
            reason: '只有已预留额度的付汇才能确认；当前状态见 facts。',
            remedy: '请查询该笔付汇：待审的请等待审核结果，其余情形请重新申请。',
        },
    },
    OUTWARD_PAYMENT_MUST_NOT_HAVE_EXPIRED: {
        retry: 'never',
        en: {
            title: 'The payment must not have expired',
            reason: 'It was not confirmed in time, so that the form is free for other payments.',
            remedy: 'Ask anew. If the money has gone out already, tell SAFE.',
        },
        zh: {
            title: '付汇预留不得过期',
            reason: '未在期限内确认付汇，备案表额度已可供其他付汇使用。',
            remedy: '请重新申请；如款项已汇出，请告知外汇局。',
        },
    },
    OUTWARD_PAYMENT_MUST_NOT_BE_PAID_OR_ENDED: {
        retry: 'never',
        en: {
            title: 'The payment must not be paid or ended',
            reason: 'Only what is requested or reserved can be withdrawn.',
            remedy: 'Read the payment: what was paid stays paid.',
        },
        zh: {
            title: '付汇不得已完成或已了结',
            reason: '只有待审或已预留额度的付汇可以撤回。',
            remedy: '请查询该笔付汇：已付汇的不能撤回。',
        },
    },
    OUTWARD_PAYMENT_MUST_AWAIT_SETTLEMENT: {
        retry: 'never',
        en: {
            title: 'The payment must await its settlement',
            reason: 'There is nothing of it that the registrar has still to note.',
            remedy: 'Nothing: another registrar was first.',
        },
        zh: {
            title: '付汇必须处于待结转状态',
            reason: '该笔付汇已无登记机构待登记的事项。',
            remedy: '无需处理：另一登记机构已先行办理。',
        },
    },
} as const satisfies Explanations;
