import type { Explanations } from '../problems/explanation.js';

/** Payments for imports: what a registrar may decide, and what every act may be refused for. */
export const importFinancingProblems = {
    DUE_DATE_MUST_BE_OF_LOAN: {
        retry: 'after-correction',
        en: {
            title: 'Only a loan has a due date',
            reason: 'The importer pays out of its own funds, so nothing is to be repaid.',
            remedy: 'Leave dueOn out, or say that a loan pays.',
        },
        zh: {
            title: '仅融资须填写到期日',
            reason: '货款以进口商自有资金支付，无需还款。',
            remedy: '请删除 dueOn，或说明以融资支付。',
        },
    },
    IMPORTER_MUST_BE_CONSIGNEE: {
        retry: 'after-correction',
        en: {
            title: 'The importer must be the consignee',
            reason: 'Customs has another company as the consignee of the goods: it owes their price.',
            remedy: 'Check the credit code of the importer and the number of the declaration.',
        },
        zh: {
            title: '进口商必须为境内收货人',
            reason: '报关单上的境内收货人为其他企业，货款由其支付。',
            remedy: '请核对进口商统一社会信用代码及报关单号。',
        },
    },
    IMPORT_MUST_BE_RECENT: {
        retry: 'never',
        en: {
            title: 'The goods must have come in recently',
            reason: 'More days have passed since the goods came in than the policy allows before a loan is asked for.',
            remedy: 'Read askedWithinDays of the policy in force. The importer may still pay out of its own funds.',
        },
        zh: {
            title: '货物进口日期必须在政策规定期限内',
            reason: '自货物进口之日起已超过政策规定的融资申请期限。',
            remedy: '请查看现行政策的 askedWithinDays。进口商仍可以自有资金付款。',
        },
    },
    OWN_FUNDS_MUST_BE_PAID_OUTSIDE_LEDGER: {
        retry: 'after-correction',
        en: {
            title: 'Own funds must be paid outside the ledger',
            reason: 'Coins move between the bank and the importer; what the importer pays itself goes to the seller abroad.',
            remedy: 'Give the reference of the payment to the seller.',
        },
        zh: {
            title: '自有资金付款必须在账本外办理',
            reason: '数字人民币仅在银行与进口商之间划转；自有资金货款直接付给境外卖方。',
            remedy: '请填写向卖方付款的业务编号。',
        },
    },
    IMPORT_FINANCING_MUST_AWAIT_SETTLEMENT: {
        retry: 'never',
        en: {
            title: 'The payment must await settlement',
            reason: 'Nothing was given up or has run out that is to be taken off the goods.',
            remedy: 'Nothing is to be done; a registrar looks again when there is.',
        },
        zh: {
            title: '付款记录必须待结转',
            reason: '没有须从货物上解除的撤回或到期预留。',
            remedy: '无需操作；有待办事项时登记员会再次处理。',
        },
    },
    IMPORT_FINANCING_POLICY_MUST_BE_IN_FORCE: {
        retry: 'after-change',
        en: {
            title: 'A policy of import financing must be in force',
            reason: 'No policy says yet how much may be lent to pay for imports.',
            remedy: 'The foreign-exchange regulator sets one; requests wait until then.',
        },
        zh: {
            title: '进口融资政策必须已生效',
            reason: '尚无政策规定进口货款的融资比例。',
            remedy: '请待外汇管理部门设定政策；申请在此之前保持等待。',
        },
    },
} as const satisfies Explanations;
