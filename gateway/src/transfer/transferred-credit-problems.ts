import type { Explanations } from '../problems/explanation.js';

/** Between a credit and what was transferred of it: amendments passed on, documents substituted and presented. */
export const transferredCreditProblems = {
    TRANSFER_MUST_STAND: {
        retry: 'never',
        en: {
            title: 'The transfer must stand',
            reason: 'Nothing was transferred, or it was returned: facts has the status.',
            remedy: 'Read the transfer again.',
        },
        zh: { title: '转让必须有效存续', reason: '尚未转让或已退回，状态见 facts。', remedy: '请重新查阅转让。' },
    },
    AMENDMENT_MUST_BE_ISSUED: {
        retry: 'never',
        en: {
            title: 'The amendment must be issued',
            reason: 'The credit has no amendment of this number.',
            remedy: 'Name one that was issued.',
        },
        zh: { title: '修改必须已开立', reason: '该信用证没有此序号的修改。', remedy: '请指明已开立的修改。' },
    },
    AMENDMENT_MUST_BE_PASSED_ON_ONCE: {
        retry: 'never',
        en: {
            title: 'An amendment must be passed on once',
            reason: 'The second beneficiary has heard of it, or it stood in what was transferred.',
            remedy: 'Nothing is to be done; its answer stands under its own credit.',
        },
        zh: {
            title: '修改只能转通知一次',
            reason: '第二受益人已获通知，或转让时该修改已生效。',
            remedy: '无需办理；其答复见其自身的信用证。',
        },
    },
    AMENDMENTS_MUST_BE_ADVISED_ON: {
        retry: 'never',
        en: {
            title: 'Amendments must be advised to the second beneficiary',
            reason: 'The request for transfer says that none is (UCP 600 article 38e).',
            remedy: 'Nothing is to be done.',
        },
        zh: {
            title: '修改必须可通知第二受益人',
            reason: '转让申请载明不得通知任何修改（UCP 600 第 38 条 e 款）。',
            remedy: '无需办理。',
        },
    },
    FIRST_BENEFICIARY_MUST_AGREE: {
        retry: 'after-change',
        en: {
            title: 'The first beneficiary must agree',
            reason: 'It has kept the right to, and has not accepted the amendment (UCP 600 article 38e).',
            remedy: 'Wait until its bank has said that it accepts.',
        },
        zh: {
            title: '必须经第一受益人同意',
            reason: '第一受益人保留同意权，且尚未接受该修改（UCP 600 第 38 条 e 款）。',
            remedy: '请待其银行告知接受。',
        },
    },
    AMENDMENT_MUST_NOT_STAND_ON_WHAT_WAS_REJECTED: {
        retry: 'never',
        en: {
            title: 'The amendment must not stand on what was rejected',
            reason: 'The second beneficiary has rejected an amendment on which this one stands: facts has which.',
            remedy: 'Nothing is to be done; the second beneficiary keeps its credit as it is.',
        },
        zh: {
            title: '修改不得以已被拒绝的修改为基础',
            reason: '第二受益人已拒绝该修改所依据的在先修改，见 facts。',
            remedy: '无需办理；第二受益人的信用证不变。',
        },
    },
    AMENDMENT_MUST_CHANGE_TRANSFERRED_CREDIT: {
        retry: 'after-correction',
        en: {
            title: "The amendment must change the second beneficiary's credit",
            reason: 'With what was adjusted, nothing in it would be other than before.',
            remedy: 'Say what is to be adjusted, or do not pass it on.',
        },
        zh: {
            title: '修改必须改变第二受益人的信用证',
            reason: '按所作调整，该信用证没有任何变化。',
            remedy: '请写明调整内容，或不予转通知。',
        },
    },
    AMENDED_TRANSFER_MUST_BE_WITHIN_AVAILABLE: {
        retry: 'after-correction',
        en: {
            title: 'The amended transfer must be within what is available',
            reason: 'If it is accepted the second beneficiary could draw more than is left of the credit as the first has accepted it: facts has what is left.',
            remedy: 'Adjust the amount.',
        },
        zh: {
            title: '修改后的转让金额不得超过可用金额',
            reason: '如被接受，第二受益人可支取的金额将超过第一受益人已接受条款下的余额，余额见 facts。',
            remedy: '请调整金额。',
        },
    },
    SECOND_BENEFICIARYS_DOCUMENTS_MUST_BE_TAKEN_UP: {
        retry: 'after-change',
        en: {
            title: "The second beneficiary's documents must be taken up",
            reason: 'They are not found to comply, nor waived or precluded: facts has the status.',
            remedy: 'Examine and judge them first.',
        },
        zh: {
            title: '第二受益人的单据必须已被接受',
            reason: '单据尚未认定相符，亦未放弃不符点或丧失拒付权，状态见 facts。',
            remedy: '请先审单并作出认定。',
        },
    },
    DEMAND_MUST_BE_THE_FIRST: {
        retry: 'never',
        en: {
            title: 'The demand must be the first',
            reason: 'The first beneficiary has been asked: there is no second demand (UCP 600 article 38i).',
            remedy: 'Wait for its answer, or until its time is over.',
        },
        zh: {
            title: '只能作首次要求',
            reason: '已向第一受益人提出要求，不得再次要求（UCP 600 第 38 条 i 款）。',
            remedy: '请等待答复或期限届满。',
        },
    },
    DEMAND_MUST_LEAVE_TIME: {
        retry: 'after-correction',
        en: {
            title: 'The demand must leave time',
            reason: 'The time for the answer is over already.',
            remedy: 'Give a later time.',
        },
        zh: { title: '要求必须留有时间', reason: '答复期限已过。', remedy: '请给出较晚的期限。' },
    },
    SUBSTITUTION_MUST_BE_BY_FIRST_BENEFICIARYS_BANK: {
        retry: 'never',
        en: {
            title: "The substitution must be by the first beneficiary's bank",
            reason: 'That is the bank that asked for the transfer.',
            remedy: 'Leave it to that bank.',
        },
        zh: { title: '换单必须由第一受益人的银行办理', reason: '即提出转让申请的银行。', remedy: '请由该行办理。' },
    },
    SUBSTITUTION_MUST_BE_ON_FIRST_DEMAND: {
        retry: 'never',
        en: {
            title: 'The substitution must be on first demand',
            reason: 'The time that the bank gave is over, or documents were given or presented: facts has the time.',
            remedy: 'Nothing is to be done.',
        },
        zh: {
            title: '换单必须应首次要求作出',
            reason: '期限已过，或单据已提供或已提交，期限见 facts。',
            remedy: '无需办理。',
        },
    },
    ONLY_INVOICE_AND_DRAFT_MUST_BE_SUBSTITUTED: {
        retry: 'after-correction',
        en: {
            title: 'Only invoice and draft must be substituted',
            reason: 'The first beneficiary replaces the invoice, and a draft if there is one (UCP 600 article 38h).',
            remedy: 'Send an invoice, and nothing but invoices and drafts.',
        },
        zh: {
            title: '仅可替换发票和汇票',
            reason: '第一受益人仅可替换发票及汇票（如有）（UCP 600 第 38 条 h 款）。',
            remedy: '请提交发票，且仅提交发票和汇票。',
        },
    },
    SUBSTITUTED_AMOUNT_MUST_COVER_WHAT_IS_CLAIMED: {
        retry: 'after-correction',
        en: {
            title: 'The substituted amount must cover what is claimed',
            reason: 'It is in another currency, or less than the second beneficiary claims.',
            remedy: 'Invoice at least what the second beneficiary claims.',
        },
        zh: {
            title: '替换金额必须不低于所索金额',
            reason: '货币不同，或低于第二受益人所索金额。',
            remedy: '发票金额不得低于第二受益人所索金额。',
        },
    },
    PRESENTATION_MUST_BE_FORWARDED_ONCE: {
        retry: 'never',
        en: {
            title: 'A presentation must be forwarded once',
            reason:
                'It has been presented under the credit. It goes again only as received, and only after a refusal for ' +
                'nothing but the invoice and draft of the first beneficiary.',
            remedy: 'Nothing is to be done.',
        },
        zh: {
            title: '交单只能转交一次',
            reason: '已在原信用证项下交单。仅当拒付的不符点全在第一受益人的发票和汇票时，才可按原样再次转交。',
            remedy: '无需办理。',
        },
    },
    FIRST_BENEFICIARY_MUST_HAVE_ANSWERED: {
        retry: 'after-change',
        en: {
            title: 'The first beneficiary must have answered',
            reason: 'It has given neither invoice nor draft.',
            remedy: 'Wait, or present as received when its time is over.',
        },
        zh: {
            title: '第一受益人必须已答复',
            reason: '尚未提供发票或汇票。',
            remedy: '请等待，或期限届满后按原样交单。',
        },
    },
    FIRST_DEMAND_MUST_BE_OVER: {
        retry: 'after-change',
        en: {
            title: 'The first demand must be over',
            reason: 'The first beneficiary still has time, or has sent documents that comply: facts has until when.',
            remedy: 'Wait, or present what it has sent.',
        },
        zh: {
            title: '首次要求的期限必须已届满',
            reason: '第一受益人尚有时间，或已提供相符单据，期限见 facts。',
            remedy: '请等待，或提交其提供的单据。',
        },
    },
    DOCUMENTS_MUST_HAVE_IDS_OF_THEIR_OWN: {
        retry: 'after-correction',
        en: {
            title: 'Documents must have ids of their own',
            reason: "A document of the first beneficiary has the id of one of the second's.",
            remedy: 'Have it sent with another id.',
        },
        zh: {
            title: '单据必须各有编号',
            reason: '第一受益人的单据与第二受益人的单据编号相同。',
            remedy: '请更换编号后提供。',
        },
    },
    FORWARDED_PRESENTATION_MUST_BE_REFUSED: {
        retry: 'after-change',
        en: {
            title: 'The forwarded presentation must be refused',
            reason: 'It was not presented under the credit, or its bank has not refused it.',
            remedy: 'Wait for the decision on it.',
        },
        zh: {
            title: '转交的交单必须已被拒付',
            reason: '尚未在原信用证项下交单，或银行并未拒付。',
            remedy: '请等待对该交单的决定。',
        },
    },
    TRANSFERRING_BANK_MUST_NOT_BE_BOUND: {
        retry: 'never',
        en: {
            title: 'The transferring bank must not be bound itself',
            reason: 'It has issued or confirmed the credit and has taken the documents up: facts has as what it examines.',
            remedy: 'Honour them.',
        },
        zh: {
            title: '转让行本身不得负有付款责任',
            reason: '该行为开证行或保兑行且已接受单据，审单身份见 facts。',
            remedy: '请予承付。',
        },
    },
    DISCREPANCIES_MUST_BE_IN_SECOND_BENEFICIARYS_DOCUMENTS: {
        retry: 'after-correction',
        en: {
            title: "Discrepancies must be in the second beneficiary's documents",
            reason: 'One is in a document that the second beneficiary has not presented.',
            remedy: 'Leave out what is in the documents of the first beneficiary.',
        },
        zh: {
            title: '不符点必须存在于第二受益人的单据',
            reason: '有不符点所涉单据并非第二受益人所提交。',
            remedy: '请删去第一受益人单据中的不符点。',
        },
    },
} as const satisfies Explanations;
