import type { Explanations } from '../problems/explanation.js';

/** Advances on documents under letters of credit, and invoices that are financed once. */
export const presentationFinancingProblems = {
    PRESENTATION_MUST_BE_OPEN: {
        retry: 'never',
        en: {
            title: 'The presentation must be open',
            reason: 'The documents were refused or have been paid, so there is nothing to advance money on.',
            remedy: 'Read the presentation. What was refused may be presented again, and then be financed.',
        },
        zh: {
            title: '交单必须尚未了结',
            reason: '单据已被拒付或已付款，没有可融资的款项。',
            remedy: '请查询该次交单。被拒付的单据可重新交单，届时可再申请融资。',
        },
    },
    DOCUMENTS_MUST_BE_FINANCED_AS_FIRST_PRESENTED: {
        retry: 'after-correction',
        en: {
            title: 'Documents must be financed as they were first presented',
            reason: 'The presentation is of documents that another bank has sent on: under two numbers they could be financed twice.',
            remedy: 'Request the financing on their first presentation; number says which it is.',
        },
        zh: {
            title: '单据须以首次交单申请融资',
            reason: '该次交单系由另一银行转递的同一套单据；以两个编号申请可能导致重复融资。',
            remedy: '请就首次交单申请融资，其编号见 number。',
        },
    },
    BENEFICIARY_MUST_HAVE_USCC: {
        retry: 'never',
        en: {
            title: 'The beneficiary must have a unified social credit code',
            reason: 'Claims are told apart by the seller’s code, and the credit names none.',
            remedy: 'Sales of companies abroad are not financed here. A Chinese beneficiary needs a credit that names its code.',
        },
        zh: {
            title: '受益人必须有统一社会信用代码',
            reason: '债权以卖方的统一社会信用代码识别，信用证未列明该代码。',
            remedy: '境外企业的销售不在此融资；境内受益人的信用证须列明其统一社会信用代码。',
        },
    },
    TRANSPORT_DOCUMENT_MUST_BE_DECLARED: {
        retry: 'after-correction',
        en: {
            title: 'The transport document must be the declared one',
            reason: 'Customs has another transport document for the declaration than was presented: it is of other goods.',
            remedy: 'Name the declaration of the goods in the documents. Where the carrier has issued another document since, customs amends the declaration first.',
        },
        zh: {
            title: '运输单据必须与报关单提运单号一致',
            reason: '报关单上的提运单号与所交运输单据不符，二者并非同一批货物。',
            remedy: '请填写与所交单据同一批货物的报关单；若承运人已换发运输单据，须先向海关办理修改。',
        },
    },
    CURRENCY_MUST_MATCH_PRESENTATION: {
        retry: 'after-correction',
        en: {
            title: 'The currency must match the presentation',
            reason: 'The advance is asked for in another currency than the documents claim.',
            remedy: 'Request it in the currency of the presentation.',
        },
        zh: {
            title: '融资币种必须与交单一致',
            reason: '申请的融资币种与交单索偿币种不同。',
            remedy: '请以交单币种申请。',
        },
    },
    AMOUNT_MUST_NOT_EXCEED_PRESENTATION: {
        retry: 'after-correction',
        en: {
            title: 'The amount must not exceed the presentation',
            reason: 'More is asked for than the documents claim; presented says how much that is.',
            remedy: 'Request at most what is claimed.',
        },
        zh: {
            title: '融资金额不得超过交单金额',
            reason: '申请金额超过单据索偿的金额；交单金额见 presented。',
            remedy: '请在交单金额内申请。',
        },
    },
    EXPORT_MUST_REST_ON_DECLARATIONS: {
        retry: 'after-correction',
        en: {
            title: 'An export must rest on declarations',
            reason: 'The goods leave the customs territory, and no export declaration of them is named.',
            remedy: 'Name each declaration with its release code and the part of the amount that rests on it.',
        },
        zh: {
            title: '出口融资必须列明报关单',
            reason: '货物已出境，但申请中未列明其出口报关单。',
            remedy: '请逐一列明报关单编号、核验码及各自对应的金额。',
        },
    },
    PRESENTATION_MUST_NOT_BE_FINANCED: {
        retry: 'after-change',
        en: {
            title: 'The presentation must not be financed already',
            reason: 'A bank has an advance on these documents, or one reserved. Which bank is not said.',
            remedy: 'Request again if that is given up or repaid.',
        },
        zh: {
            title: '同一交单不得重复融资',
            reason: '已有银行凭该套单据融资或预留了额度；由哪家银行办理，不予说明。',
            remedy: '待该融资撤回或偿还后可重新申请。',
        },
    },
    INVOICE_MUST_NOT_BE_FINANCED: {
        retry: 'after-change',
        en: {
            title: 'The invoice must not be financed already',
            reason: 'A bank finances this invoice, under a letter of credit or without one. Which bank is not said.',
            remedy: 'Request again if that is given up or repaid; invoiceNumber says which invoice it is.',
        },
        zh: {
            title: '同一发票不得重复融资',
            reason: '已有银行凭该发票融资（信用证项下或赊销项下）；由哪家银行办理，不予说明。',
            remedy: '待该融资撤回或偿还后可重新申请；发票号见 invoiceNumber。',
        },
    },
    INVOICE_MUST_NOT_BE_PAID: {
        retry: 'never',
        en: {
            title: 'The invoice must not be paid',
            reason: 'The buyer has paid this invoice, so nothing is owed that could be financed.',
            remedy: 'Take it off the request; invoiceNumber says which invoice it is.',
        },
        zh: {
            title: '发票不得已付款',
            reason: '买方已支付该发票款项，没有可融资的债权。',
            remedy: '请从申请中删除该发票；发票号见 invoiceNumber。',
        },
    },
} as const satisfies Explanations;
