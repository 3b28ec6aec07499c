import type { AwaitedCode, EntryCode } from '@cohong/domain/timeline/timeline';
import type { Language } from '../problems/explanation.js';

/**
 * What stands in braces is put in: `by`, `to` and `of` are those who act, `number` is that of the amendment or the
 * presentation, everything else a fact. What stands in brackets is left out where its fact is not there.
 */
export type Sentence = Readonly<Record<Language, string>>;

/** What has happened, in the words of each language. */
export const entryWords: Readonly<Record<EntryCode, Sentence>> = {
    CREDIT_APPLIED_FOR: { en: '{by} applied for the credit', zh: '{by}申请开证' },
    CREDIT_PRE_ADVISED: {
        en: '{by} pre-advised the credit to {to} and bound itself to issue it',
        zh: '{by}向{to}预先通知信用证，承诺开立',
    },
    CREDIT_ISSUED: {
        en: '{by} issued credit {reference} and is irrevocably bound by it',
        zh: '{by}开立信用证 {reference}，受其不可撤销的约束',
    },
    CREDIT_HAD_BY_TRANSFER: {
        en: '{by} transferred credit {reference} to {to}',
        zh: '{by}将信用证 {reference} 转让给{to}',
    },
    CREDIT_ADVISED: { en: '{by} advised the credit to {to}', zh: '{by}向{to}通知信用证' },
    ADVICE_DECLINED: { en: '{by} did not advise the credit: {reason}', zh: '{by}不通知信用证：{reason}' },
    CREDIT_CONFIRMED: { en: '{by} added its confirmation and is bound by it', zh: '{by}加具保兑，受其约束' },
    CONFIRMATION_DECLINED: { en: '{by} did not confirm the credit', zh: '{by}不加具保兑' },
    CANCELLATION_PROPOSED: {
        en: '{by} asked all parties to cancel the credit, and consents itself',
        zh: '{by}请求各方同意撤销信用证，自身已同意',
    },
    CANCELLATION_CONSENTED_TO: { en: '{by} consented to the cancellation', zh: '{by}同意撤销' },
    CANCELLATION_REFUSED: {
        en: '{by} refused the cancellation: the credit goes on',
        zh: '{by}拒绝撤销，信用证继续有效',
    },
    CREDIT_CANCELLED: { en: 'With the last consent the credit was cancelled', zh: '最后一方同意，信用证撤销' },
    LAST_DAY_PASSED: {
        en: 'The last day to present, {lastDay}, was over at the place of expiry',
        zh: '到期地点的最迟交单日 {lastDay} 已过',
    },
    EXPIRY_NOTED: { en: 'A bank of the credit noted that it had expired', zh: '有关银行登记信用证已到期' },
    CREDIT_CLOSED: { en: '{by} closed the record of the credit', zh: '{by}将信用证闭卷' },
    AMENDMENT_ISSUED: {
        en: '{by} issued amendment {number} and is irrevocably bound by it',
        zh: '{by}发出第 {number} 次修改，受其不可撤销的约束',
    },
    AMENDMENT_PASSED_ON: { en: '{by} passed amendment {number} on', zh: '{by}转告第 {number} 次修改' },
    AMENDMENT_ADVISED: { en: '{by} advised amendment {number} to {to}', zh: '{by}向{to}通知第 {number} 次修改' },
    AMENDMENT_ADVICE_DECLINED: {
        en: '{by} did not advise amendment {number}: {reason}',
        zh: '{by}不通知第 {number} 次修改：{reason}',
    },
    AMENDMENT_ACCEPTED: { en: '{by} accepted amendment {number}', zh: '{by}接受第 {number} 次修改' },
    AMENDMENT_ACCEPTED_BY_PRESENTATION: {
        en: '{by} accepted amendment {number} by presentation {presentation}, which complies with it',
        zh: '{by}以符合第 {number} 次修改的第 {presentation} 次交单接受该修改',
    },
    AMENDMENT_REJECTED: { en: '{by} rejected amendment {number}', zh: '{by}拒绝第 {number} 次修改' },
    AMENDMENT_DEEMED_REJECTED: {
        en: '{by} accepted a part of amendment {number}, which rejects the whole',
        zh: '{by}部分接受第 {number} 次修改，视为拒绝全部',
    },
    AMENDMENT_REJECTED_WITH_EARLIER: {
        en: '{by} rejected amendment {number} with amendment {earlier}, on which it stood',
        zh: '{by}拒绝第 {earlier} 次修改，以其为基础的第 {number} 次修改一并视为拒绝',
    },
    CONFIRMATION_EXTENDED: {
        en: '{by} extended its confirmation to amendment {number}',
        zh: '{by}将保兑扩展至第 {number} 次修改',
    },
    CONFIRMATION_NOT_EXTENDED: {
        en: '{by} did not extend its confirmation to amendment {number}',
        zh: '{by}不将保兑扩展至第 {number} 次修改',
    },
    PRESENTATION_LODGED: {
        en: '{by} presented documents to {to} as presentation {number}, claiming {amount}',
        zh: '{by}向{to}作第 {number} 次交单，索款 {amount}',
    },
    PRESENTATION_JUDGED: {
        en: '{by} judged presentation {number}, findings: {findings}, discrepancies that stand: {discrepancies}',
        zh: '{by}审定第 {number} 次交单：审单意见 {findings} 项，不符点 {discrepancies} 项',
    },
    PRESENTATION_REFUSED: {
        en: '{by} gave its one notice of refusal of presentation {number}, discrepancies: {discrepancies}; {disposal}',
        zh: '{by}对第 {number} 次交单发出唯一的拒付通知，列明不符点 {discrepancies} 项；{disposal}',
    },
    PRESENTATION_PRECLUDED: {
        en: 'The time to refuse presentation {number} was over without a notice: it must be honoured',
        zh: '第 {number} 次交单的拒付期限已过而未发通知，必须承付',
    },
    UNDERTAKING_GIVEN: {
        en: '{by} bound itself to pay {amount} for presentation {number} on {maturity}',
        zh: '{by}就第 {number} 次交单承诺于 {maturity} 付款 {amount}',
    },
    MATURITY_CAME: { en: 'Presentation {number} fell due', zh: '第 {number} 次交单到期' },
    PRESENTATION_PAID: {
        en: '{by} paid {amount} for presentation {number}',
        zh: '{by}就第 {number} 次交单付款 {amount}',
    },
    PRESENTATION_SENT_ON: {
        en: '{by} sent the documents of presentation {first} on to {to} as presentation {number}, claiming {amount}',
        zh: '{by}将第 {first} 次交单的单据转寄{to}，作为第 {number} 次交单，索款 {amount}',
    },
    DISCREPANCIES_WAIVED: {
        en: '{by} took presentation {number} with its discrepancies, on a waiver',
        zh: '{by}在放弃不符点后接受第 {number} 次交单',
    },
    WAIVER_SOUGHT: {
        en: '{by} asked {to} whether it waives the discrepancies of presentation {number}, which gives the bank no more time',
        zh: '{by}征询{to}是否放弃第 {number} 次交单的不符点，审单期限不因此延长',
    },
    WAIVER_ANSWERED: {
        en: '{by} answered on the discrepancies of presentation {number}: {answer}',
        zh: '{by}就第 {number} 次交单的不符点答复：{answer}',
    },
    DISCREPANCIES_ADVISED: {
        en: '{by} advised {to} of {discrepancies} discrepancies of presentation {number}, and asked for its authority',
        zh: '{by}将第 {number} 次交单的 {discrepancies} 项不符点通知{to}并请求授权',
    },
    AUTHORITY_ANSWERED: {
        en: '{by} answered {to} whether it may take presentation {number} all the same: {answer}',
        zh: '{by}就可否接受第 {number} 次交单答复{to}：{answer}',
    },
    DOCUMENTS_RETURNED: {
        en: '{by} returned the documents of presentation {number}',
        zh: '{by}退回第 {number} 次交单的单据',
    },
    RECORDS_BEGAN_TO_COME: {
        en: '{by} began to send {to} the records of presentation {number}, which is not made until all are there',
        zh: '{by}开始向{to}传送第 {number} 次交单的电子记录，收齐之前视为未交单',
    },
    RECORDS_DAMAGED: {
        en: '{by} told {to} that {records} records of presentation {number} cannot be read, and the examination stands still',
        zh: '{by}通知{to}第 {number} 次交单有 {records} 份电子记录无法读取，审单中止',
    },
    RECORDS_REPLACED: {
        en: '{by} presented the {records} records of presentation {number} again to {to}',
        zh: '{by}向{to}重新提交第 {number} 次交单的 {records} 份电子记录',
    },
    RECORDS_DROPPED: {
        en: '{by} treated the damaged records of presentation {number} as not presented',
        zh: '{by}将第 {number} 次交单中损坏的电子记录视为未提交',
    },
    PRESENTATION_NEGOTIATED: {
        en: '{by} negotiated presentation {number} and advanced {amount} to {to}, {recourse}',
        zh: '{by}议付第 {number} 次交单，向{to}预付 {amount}，{recourse}',
    },
    PAYMENT_MISSED: {
        en: '{by} had not paid {amount} for presentation {number}, due on {maturity}, when the day to pay it was over',
        zh: '付款日已过，{by}未就第 {number} 次交单支付 {maturity} 到期的 {amount}',
    },
    PRESENTATION_PREPAID: {
        en: '{by} paid before its maturity what it owed for presentation {number}, {amount}',
        zh: '{by}在到期前清偿其就第 {number} 次交单所负的 {amount}',
    },
    RECOURSE_TAKEN: {
        en: '{by} has had {amount} back from {to}, which it had advanced for presentation {number}',
        zh: '{by}已向{to}追回就第 {number} 次交单议付的 {amount}',
    },
    PRESENTATION_REIMBURSED: {
        en: '{by} took up presentation {number}, for which {amount} had been reimbursed before',
        zh: '{by}承付第 {number} 次交单，其中 {amount} 此前已获偿付',
    },
    REIMBURSEMENT_AUTHORISED: {
        en: '{by} authorised {to} to reimburse[ up to {amount}]',
        zh: '{by}授权{to}偿付[，至多 {amount}]',
    },
    REIMBURSEMENT_AMENDED: {
        en: '{by} changed what {to} is authorised to reimburse to {amount}',
        zh: '{by}将对{to}的偿付授权金额改为 {amount}',
    },
    REIMBURSEMENT_CANCELLED: {
        en: '{by} cancelled the authorisation of {to} to reimburse',
        zh: '{by}撤销对{to}的偿付授权',
    },
    REIMBURSEMENT_UNDERTAKEN: {
        en: '{by} bound itself to reimburse',
        zh: '{by}作出偿付承诺，受其约束',
    },
    REIMBURSEMENT_NOT_UNDERTAKEN: {
        en: '{by} did not bind itself to reimburse',
        zh: '{by}不作偿付承诺',
    },
    REIMBURSEMENT_CLAIMED: {
        en: '{by} claimed {amount} from {to} for presentation {presentation}, as reimbursement claim {number}',
        zh: '{by}就第 {presentation} 次交单向{to}索偿 {amount}，为第 {number} 次索偿',
    },
    CLAIM_REIMBURSED: {
        en: '{by} paid {to} reimbursement claim {number}, {amount}',
        zh: '{by}向{to}偿付第 {number} 次索偿 {amount}',
    },
    CLAIM_DECLINED: {
        en: '{by} told {to} that it does not pay reimbursement claim {number}: {reason}',
        zh: '{by}通知{to}不偿付第 {number} 次索偿：{reason}',
    },
    CLAIM_OVERDUE: {
        en: 'The time of {by} to answer reimbursement claim {number} of {to} was over',
        zh: '{by}答复{to}第 {number} 次索偿的期限已过',
    },
    COVER_DEMANDED: {
        en: '{by} demanded of {to} what was lost by claim {number} not being reimbursed on first demand',
        zh: '{by}因第 {number} 次索偿未能即付，向{to}追索损失',
    },
    REIMBURSEMENT_RECLAIMED: {
        en: '{by} asked {to} to pay back with interest what was reimbursed by claim {number}, {amount}',
        zh: '{by}要求{to}退还第 {number} 次索偿所偿付的 {amount} 及利息',
    },
    RECLAIM_DISPUTED: {
        en: '{by} told {to} why it does not owe back what was reimbursed by claim {number}',
        zh: '{by}向{to}说明不应退还第 {number} 次索偿款项的理由',
    },
    RECLAIM_PAID: {
        en: '{by} paid {to} back with interest what was reimbursed by claim {number}, {amount}',
        zh: '{by}向{to}退还第 {number} 次索偿所偿付的 {amount} 及利息',
    },
    CLAIM_COVERED: {
        en: '{by} itself paid {to} what was not reimbursed of claim {number}, {amount}',
        zh: '{by}自行向{to}支付第 {number} 次索偿未获偿付的 {amount}',
    },
    SUBSTITUTION_DEMANDED: {
        en: '{by} demanded of {to} its own invoice and draft for presentation {presentation} under transfer {number}',
        zh: '{by}就第 {number} 次转让项下第 {presentation} 次交单，要求{to}换单',
    },
    DOCUMENTS_SUBSTITUTED: {
        en: '{by} gave {to} its own invoice and draft for presentation {presentation} under transfer {number}',
        zh: '{by}就第 {number} 次转让项下第 {presentation} 次交单，向{to}提交换单的发票和汇票',
    },
    TRANSFER_REQUESTED: { en: '{by} asked {to} for transfer {number}', zh: '{by}向{to}申请第 {number} 次转让' },
    CREDIT_TRANSFERRED: {
        en: '{by} carried out transfer {number}: a second beneficiary can draw {amount}',
        zh: '{by}办理第 {number} 次转让：第二受益人可支取 {amount}',
    },
    TRANSFER_DECLINED: { en: '{by} declined transfer {number}', zh: '{by}不办理第 {number} 次转让' },
    TRANSFER_WITHDRAWN: {
        en: '{by} took back its request for transfer {number}',
        zh: '{by}撤回第 {number} 次转让申请',
    },
    TRANSFER_RETURNED: {
        en: '{by} gave what was transferred by transfer {number} back to {to}',
        zh: '{by}将第 {number} 次转让的金额退回{to}',
    },
    PROCEEDS_ASSIGNED: {
        en: '{by} assigned proceeds[ of up to {amount}] by assignment {number} and asked {to} to pay the assignee',
        zh: '{by}办理第 {number} 次款项让渡[，至多 {amount}]，并要求{to}向受让人付款',
    },
    ASSIGNMENT_ACKNOWLEDGED: {
        en: '{by} acknowledged assignment {number}: the assignee is paid before the beneficiary',
        zh: '{by}确认第 {number} 次款项让渡，先于受益人向受让人付款',
    },
    ASSIGNMENT_REFUSED: {
        en: '{by} refused assignment {number}: the beneficiary is paid as before',
        zh: '{by}拒绝第 {number} 次款项让渡，仍向受益人付款',
    },
    ASSIGNEE_PAID: {
        en: '{by} paid {amount} to the assignee of assignment {number}',
        zh: '{by}就第 {number} 次款项让渡向受让人付款 {amount}',
    },
    ASSIGNMENT_RELEASED: {
        en: 'The assignee gave up assignment {number}, as {by} wrote down',
        zh: '{by}记录受让人放弃第 {number} 次款项让渡',
    },
};

/** What is open, in the words of each language. */
export const awaitedWords: Readonly<Record<AwaitedCode, Sentence>> = {
    ADVICE: { en: '{of} must advise the credit, or tell that it does not', zh: '{of}应通知信用证，或告知不予通知' },
    CONFIRMATION_DECISION: {
        en: '{of} must confirm the credit, or tell that it does not',
        zh: '{of}应加具保兑，或告知不予保兑',
    },
    CANCELLATION_ANSWER: { en: '{of} may consent to the cancellation or refuse it', zh: '{of}可同意或拒绝撤销' },
    SHIPMENT: { en: '{of} must ship the goods', zh: '{of}应装运货物' },
    PRESENTATION: {
        en: '{of} may present documents for up to {available}[, not later than {daysAfterShipment} days after shipment]',
        zh: '{of}可交单支取至多 {available}[，且不迟于装运后 {daysAfterShipment} 天]',
    },
    AMENDMENT_ADVICE: {
        en: '{of} must advise amendment {number}, or tell that it does not',
        zh: '{of}应通知第 {number} 次修改，或告知不予通知',
    },
    AMENDMENT_ANSWER: {
        en: '{of} may accept or reject amendment {number}',
        zh: '{of}可接受或拒绝第 {number} 次修改',
    },
    EXTENSION_DECISION: {
        en: '{of} must extend its confirmation to amendment {number}, or tell that it does not',
        zh: '{of}应将保兑扩展至第 {number} 次修改，或告知不予扩展',
    },
    EXAMINATION: {
        en: '{of} must honour presentation {number} or give its one notice of refusal',
        zh: '{of}应对第 {number} 次交单承付，或发出唯一的拒付通知',
    },
    HONOUR: {
        en: '{of} must honour presentation {number} with {amount}',
        zh: '{of}应对第 {number} 次交单承付 {amount}',
    },
    PAYMENT: {
        en: '{of} must pay {amount} for presentation {number}, due on {maturity}',
        zh: '{of}应就第 {number} 次交单付款 {amount}，到期日 {maturity}',
    },
    WAIVER: {
        en: '{of} may waive the discrepancies of presentation {number}, which binds no bank to take it',
        zh: '{of}可放弃第 {number} 次交单的不符点，银行仍可不接受',
    },
    WAIVER_ANSWER: {
        en: '{of} may waive the discrepancies of presentation {number}, as it was asked',
        zh: '{of}可就征询答复是否放弃第 {number} 次交单的不符点',
    },
    AUTHORITY: {
        en: '{of} may authorise to take presentation {number} in spite of its discrepancies, or decline',
        zh: '{of}可授权或拒绝授权接受第 {number} 次有不符点的交单',
    },
    DISPOSAL_INSTRUCTIONS: {
        en: '{of} may say what is to be done with the documents of presentation {number}, which were refused',
        zh: '{of}可指示如何处理已被拒付的第 {number} 次交单的单据',
    },
    RETURN_OF_DOCUMENTS: {
        en: '{of} must return the documents of presentation {number}',
        zh: '{of}应退回第 {number} 次交单的单据',
    },
    COMPLETENESS_NOTICE: {
        en: '{of} must give the notice that all records of presentation {number} are there, or they are not presented',
        zh: '{of}应就第 {number} 次交单发出电子记录已齐备的通知，否则视为未交单',
    },
    RECORDS_AGAIN: {
        en: '{of} must present the damaged records of presentation {number} again, or they are treated as not presented',
        zh: '{of}应重新提交第 {number} 次交单中损坏的电子记录，否则视为未提交',
    },
    DOCUMENTS_TO_ISSUER: {
        en: '{of} must send the documents of presentation {number} on to the issuing bank',
        zh: '{of}应将第 {number} 次交单的单据寄送开证行',
    },
    RECLAIM_PAYMENT: {
        en: '{of} must pay back what was reimbursed by claim {number}, {amount}, with interest',
        zh: '{of}应退还第 {number} 次索偿所偿付的 {amount} 及利息',
    },
    REIMBURSEMENT_UNDERTAKING: {
        en: '{of} may bind itself to reimburse, or tell that it does not',
        zh: '{of}可作出偿付承诺，或告知不予承诺',
    },
    REIMBURSEMENT: {
        en: '{of} must pay reimbursement claim {number}, {amount}, or tell that it does not pay it',
        zh: '{of}应偿付第 {number} 次索偿 {amount}，或告知不予偿付',
    },
    COVER: {
        en: '{of} must itself pay what was not reimbursed of claim {number}, {amount}',
        zh: '{of}应自行支付第 {number} 次索偿未获偿付的 {amount}',
    },
    SUBSTITUTION: {
        en: '{of} may put its own invoice and draft in place of those of presentation {presentation} under transfer {number}',
        zh: '{of}可就第 {number} 次转让项下第 {presentation} 次交单换单',
    },
    TRANSFER_DECISION: {
        en: '{of} may carry out transfer {number}, or decline it',
        zh: '{of}可办理或不办理第 {number} 次转让',
    },
    ASSIGNMENT_ANSWER: {
        en: '{of} may acknowledge assignment {number}, or refuse it',
        zh: '{of}可确认或拒绝第 {number} 次款项让渡',
    },
};

/** The words of the timeline of a credit. */
export const creditWords = { entries: entryWords, awaited: awaitedWords };

/** By when. */
export const dueWords = {
    WITHOUT_DELAY: { en: 'without delay', zh: '不得延误' },
    NO_DAY: { en: 'on no particular day, for silence decides nothing', zh: '无期限，沉默不构成任何表示' },
    BY_DAY: { en: 'by {day}', zh: '不迟于 {day}' },
    BY_INSTANT: { en: 'before {endsAt}', zh: '早于 {endsAt}' },
    BY_EITHER_READING: {
        en: 'by {earlier}, or by {later} where a day on which work is made up for is no banking day',
        zh: '不迟于 {earlier}；如调休工作日不作为银行工作日，则不迟于 {later}',
    },
    NOT_KNOWN: {
        en: 'by a day that no calendar of the ledger covers',
        zh: '期限未知：账本日历未涵盖该日',
    },
    LATE: { en: 'overdue since then', zh: '此后已逾期' },
} as const satisfies Readonly<Record<string, Sentence>>;

/** Codes that stand among the facts. */
export const factWords: Readonly<Record<string, Sentence>> = {
    ELECTS_NOT_TO_ADVISE: { en: 'it elects not to', zh: '选择不予通知' },
    CANNOT_AUTHENTICATE: { en: 'it cannot tell whether it is genuine', zh: '无法确认其表面真实性' },
    HELD_FOR_PRESENTER: {
        en: 'the documents are held until the presenter gives instructions',
        zh: '留存单据，听候交单人指示',
    },
    HELD_FOR_WAIVER: {
        en: 'the documents are held until the applicant waives the discrepancies or the presenter gives instructions',
        zh: '留存单据，直至申请人放弃不符点或交单人另有指示',
    },
    RETURNING: { en: 'the documents are being returned', zh: '正在退回单据' },
    WAIVED: { en: 'all are waived', zh: '全部放弃' },
    NOT_WAIVED: { en: 'they are not waived', zh: '不放弃' },
    AUTHORISED: { en: 'it is authorised', zh: '予以授权' },
    NOT_AUTHORISED: { en: 'it is not authorised', zh: '不予授权' },
    WITH_RECOURSE: { en: 'with recourse', zh: '有追索权' },
    WITHOUT_RECOURSE: { en: 'without recourse', zh: '无追索权' },
    CLAIM_DOES_NOT_CONFORM: { en: 'it does not conform', zh: '索偿不符合要求' },
    LEGAL_BAR: { en: 'the law forbids it', zh: '法律禁止' },
    NO_FUNDS: { en: 'it has no funds of the issuing bank', zh: '开证行资金不足' },
    OTHER: { en: 'for another reason', zh: '其他原因' },
    ACTING_ON_EARLIER_INSTRUCTIONS: {
        en: 'the bank acts on the instructions that it has from the presenter',
        zh: '按交单人此前的指示处理',
    },
};

/** A proposal that waits for a second user. */
export const approvalWords: Sentence = {
    en: 'A checker of the bank must approve or refuse what was proposed ({act}): by {expiresAt}',
    zh: '本行复核员应批准或拒绝已提交的事项（{act}）：不迟于 {expiresAt}',
};
