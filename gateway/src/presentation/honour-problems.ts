import type { Explanations } from '../problems/explanation.js';

/** Documents are honoured: at sight or by an undertaking, once, and to who presented them (UCP 600 articles 2 and 7). */
export const honourProblems = {
    UETR_MUST_BE_NEW: {
        retry: 'after-correction',
        en: {
            title: 'The UETR must be new',
            reason: 'This bank has recorded a payment under the same reference: a payment from end to end settles one thing alone.',
            remedy: 'Give the reference of the payment that was made for this, or find out which of the two it was made for.',
        },
        zh: {
            title: 'UETR 不得重复使用',
            reason: '本行已以同一参考号登记过一笔付款：一笔端到端付款只能清偿一项债务。',
            remedy: '请填写为本项所作付款的参考号，或查明该笔付款究竟为何项而付。',
        },
    },
    PAYMENT_AT_SIGHT_MUST_HAVE_MEANS: {
        retry: 'after-correction',
        en: {
            title: 'A payment at sight must have its means',
            reason: 'The credit pays at sight, so honouring it is a payment.',
            remedy: 'Say how it is paid: in e-CNY, or outside the ledger with a UETR.',
        },
        zh: {
            title: '即期付款必须说明付款方式',
            reason: '该信用证为即期付款，承付即为付款。',
            remedy: '请说明以数字人民币付款，或在账本外付款并提供 UETR。',
        },
    },
    PAYMENT_MUST_REACH_PRESENTER: {
        retry: 'after-correction',
        en: {
            title: 'The payment must reach the presenter',
            reason: 'Another bank that presented is paid into its vault. A bank that has presented itself pays the beneficiary, whom a unified social credit code must identify, into a wallet.',
            remedy: 'Name no wallet in the first case, and in the second that of the beneficiary.',
        },
        zh: {
            title: '款项必须付至交单人',
            reason: '他行交单的，款项付入该行金库；付款行自行代为交单的，款项付入受益人钱包，且受益人须有统一社会信用代码。',
            remedy: '前一情形请勿指定钱包，后一情形请指定受益人的钱包。',
        },
    },
    UNDERTAKING_MUST_NOT_HAVE_PAYMENT: {
        retry: 'after-correction',
        en: {
            title: 'An undertaking must not have a payment',
            reason: 'The credit pays at maturity: honouring it binds the bank, and nothing is paid yet.',
            remedy: 'Leave the means out, and pay when it is due.',
        },
        zh: {
            title: '承诺到期付款时不得有付款',
            reason: '该信用证到期付款，承付时尚未付款。',
            remedy: '请勿填写付款方式，到期时再付款。',
        },
    },
    REIMBURSEMENT_CLAIM_MUST_BE_SETTLED: {
        retry: 'after-change',
        en: {
            title: 'The claim for reimbursement must be settled',
            reason: 'The bank that sent these documents on has claimed reimbursement for them, which may still be paid: facts has the number of the claim.',
            remedy: 'Have the reimbursing bank pay it, or cover it on the demand of the bank that claims (UCP 600 article 13b iii); then honour what is left.',
        },
        zh: {
            title: '偿付索偿必须已结清',
            reason: '寄单行已就该单据索偿，该索偿仍可能获付，其编号见 facts。',
            remedy: '请由偿付行付款，或应索偿行要求由开证行补付（UCP 600 第 13 条 b 款 iii 项），然后承付余额。',
        },
    },
    REIMBURSED_DRAWING_MUST_NOT_BE_PAID_AGAIN: {
        retry: 'after-correction',
        en: {
            title: 'A drawing that was reimbursed must not be paid again',
            reason: 'The bank that sent these documents on has been reimbursed for all of it: nothing is left to pay.',
            remedy: 'Honour it without means of payment.',
        },
        zh: {
            title: '已获偿付的支取不得再次付款',
            reason: '寄单行已就该单据获得全额偿付，无余额可付。',
            remedy: '承付时请勿填写付款方式。',
        },
    },
    MATURITY_MUST_FOLLOW_FROM_DOCUMENTS: {
        retry: 'never',
        en: {
            title: 'The maturity must follow from the documents',
            reason: 'No document that the credit asks for shows the day from which the usance runs.',
            remedy: 'Say in startOfUsance from which day it runs, and how the bank knows it.',
        },
        zh: {
            title: '到期日必须可由单据得出',
            reason: '信用证要求的单据均未显示远期期限的起算日。',
            remedy: '请在 startOfUsance 中说明起算日及其依据。',
        },
    },
    START_OF_USANCE_MUST_BE_MISSING_IN_DOCUMENTS: {
        retry: 'after-correction',
        en: {
            title: 'A stated start of the usance must be missing in the documents',
            reason: 'The maturity follows from the credit and the documents, which show from when it runs.',
            remedy: 'Leave startOfUsance out.',
        },
        zh: {
            title: '仅在单据未显示时方可说明起算日',
            reason: '到期日由信用证及单据得出，单据已显示起算日。',
            remedy: '请勿填写 startOfUsance。',
        },
    },
    START_OF_USANCE_MUST_NOT_FOLLOW_PRESENTATION: {
        retry: 'after-correction',
        en: {
            title: 'A stated start of the usance must not follow the presentation',
            reason: 'No document may be dated after its presentation (UCP 600 article 14i), so none could have put the maturity off any further.',
            remedy: 'State a day not after that of presentation.',
        },
        zh: {
            title: '说明的起算日不得晚于交单日',
            reason: '单据日期不得晚于交单日（UCP 600 第 14 条 i 款），故任何单据均不能使到期日更晚。',
            remedy: '请填写不晚于交单日的日期。',
        },
    },
} as const satisfies Explanations;
