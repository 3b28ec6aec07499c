import type { AwaitedCode, EntryCode } from '@cohong/domain/timeline/timeline';
import type { Language } from '../problems/explanation.js';

/**
 * What stands in braces is put in: `by`, `to` and `of` are those who act, `number` is that of the amendment or the
 * presentation, everything else a fact. What stands in brackets is left out where its fact is not there.
 */
type Sentence = Readonly<Record<Language, string>>;

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
    TRANSFER_DECISION: {
        en: '{of} may carry out transfer {number}, or decline it',
        zh: '{of}可办理或不办理第 {number} 次转让',
    },
    ASSIGNMENT_ANSWER: {
        en: '{of} may acknowledge assignment {number}, or refuse it',
        zh: '{of}可确认或拒绝第 {number} 次款项让渡',
    },
};

/** By when. */
export const dueWords = {
    WITHOUT_DELAY: { en: 'without delay', zh: '不得延误' },
    NO_DAY: { en: 'on no particular day, for silence decides nothing', zh: '无期限，沉默不构成任何表示' },
    BY_DAY: { en: 'by {day}', zh: '不迟于 {day}' },
    BY_EITHER_READING: {
        en: 'by {earlier}, or by {later} where a day on which work is made up for is no banking day',
        zh: '不迟于 {earlier}；如调休工作日不作为银行工作日，则不迟于 {later}',
    },
    NOT_KNOWN: {
        en: 'by a day that no calendar of the ledger covers',
        zh: '期限未知：账本日历未涵盖该日',
    },
    LATE: { en: 'it is overdue', zh: '已逾期' },
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
