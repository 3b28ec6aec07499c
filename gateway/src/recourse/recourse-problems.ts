import type { Explanations } from '../problems/explanation.js';

/** Recourse of banks that have negotiated, and what it leaves. */
export const recourseProblems = {
    RECOURSE_MUST_BE_BY_BANK_THAT_NEGOTIATED: {
        retry: 'never',
        en: {
            title: 'Recourse must be by the bank that negotiated',
            reason: 'This bank has not negotiated these documents.',
            remedy: 'Leave it to the bank that has.',
        },
        zh: {
            title: '追索必须由议付行办理',
            reason: '本行未议付该单据。',
            remedy: '请由议付行办理。',
        },
    },
    RECOURSE_MUST_HAVE_BEEN_KEPT: {
        retry: 'never',
        en: {
            title: 'Recourse must have been kept',
            reason: 'The documents were negotiated without recourse: who has confirmed the credit has none (UCP 600 article 8a ii).',
            remedy: 'Look to the issuing bank alone.',
        },
        zh: {
            title: '必须已保留追索权',
            reason: '该单据为无追索权议付；保兑行不享有追索权（UCP 600 第 8 条 a 款 ii 项）。',
            remedy: '只能向开证行主张。',
        },
    },
    RECOURSE_MUST_BE_TAKEN_ONCE: {
        retry: 'never',
        en: {
            title: 'Recourse must be taken once',
            reason: 'What the beneficiary has paid back for these documents is written down already.',
            remedy: 'Read the presentation.',
        },
        zh: {
            title: '追索只能登记一次',
            reason: '受益人就该单据的退款已登记。',
            remedy: '请查阅该交单。',
        },
    },
    RECOURSE_MUST_FOLLOW_REFUSAL: {
        retry: 'after-change',
        en: {
            title: 'Recourse must follow a refusal',
            reason: 'The issuing bank has not refused these documents, or has taken them since: it owes the bank that has negotiated.',
            remedy: 'Send the documents on, and wait for what the issuing bank decides.',
        },
        zh: {
            title: '追索必须在拒付之后',
            reason: '开证行尚未拒付该单据，或其后已接受：应由开证行偿付议付行。',
            remedy: '请寄单并等待开证行的决定。',
        },
    },
    RECOURSE_MUST_NOT_COME_BESIDE_REIMBURSEMENT: {
        retry: 'after-change',
        en: {
            title: 'Recourse must not come beside reimbursement',
            reason: 'The bank has been reimbursed for these documents, or may still be: facts has the number of the claim.',
            remedy: 'Wait until the claim is declined, or pay back what the issuing bank asks back (UCP 600 article 16g).',
        },
        zh: {
            title: '追索不得与偿付并存',
            reason: '该行已就该单据获得偿付或仍可能获付，索偿编号见 facts。',
            remedy: '请等待索偿被拒，或先退还开证行索回的款项（UCP 600 第 16 条 g 款）。',
        },
    },
    RECOURSE_MUST_NOT_EXCEED_ADVANCE: {
        retry: 'after-correction',
        en: {
            title: 'Recourse must not exceed the advance',
            reason: 'More is written down than was advanced for the documents, or nothing, or another currency: facts has the advance.',
            remedy: 'Give what was paid back of the advance; interest is between the bank and its customer.',
        },
        zh: {
            title: '追索额不得超过议付款',
            reason: '登记金额大于议付款、为零或币种不符，议付款见 facts。',
            remedy: '请填写已退还的议付款本金；利息由银行与客户自行结算。',
        },
    },
    DRAWING_MUST_NOT_HAVE_BEEN_PAID_BACK: {
        retry: 'never',
        en: {
            title: 'The drawing must not have been paid back',
            reason: 'The beneficiary has paid back what the bank had advanced for it: there is nothing to reimburse.',
            remedy: 'Nothing is to be done.',
        },
        zh: {
            title: '支取不得已被退还',
            reason: '受益人已退还该行的议付款，无可偿付。',
            remedy: '无需办理。',
        },
    },
} as const satisfies Explanations;
