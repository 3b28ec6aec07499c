import type { Explanations } from '../problems/explanation.js';

/** When loans are due, and what becomes of them after their pay-out. */
export const financingLifeProblems = {
    DUE_DATE_MUST_BE_IN_FUTURE: {
        retry: 'after-correction',
        en: {
            title: 'The due date must be in the future',
            reason: 'The loan would be due today, in China, or is due already.',
            remedy: 'Name a later day.',
        },
        zh: {
            title: '到期日必须在今日之后',
            reason: '按北京时间，所填到期日为今日或更早。',
            remedy: '请填写今日之后的到期日。',
        },
    },
    DUE_DATE_MUST_BE_NAMED: {
        retry: 'after-correction',
        en: {
            title: 'The due date must be named',
            reason: 'The financing policy limits for how long money is lent, and the request does not say when it is due.',
            remedy: 'Request it again with dueOn, within the days that the policy allows.',
        },
        zh: {
            title: '必须填写到期日',
            reason: '现行融资政策规定了最长期限，而申请未填写到期日。',
            remedy: '请填写 dueOn（到期日），在政策允许的天数内重新申请。',
        },
    },
    DUE_DATE_MUST_BE_WITHIN_TENOR: {
        retry: 'after-correction',
        en: {
            title: 'The due date must be within the tenor',
            reason: 'The loan would be due later than the financing policy allows.',
            remedy: 'Read tenor of the policy in force, and name a day within it.',
        },
        zh: {
            title: '到期日不得超过最长融资期限',
            reason: '所填到期日晚于现行融资政策允许的期限。',
            remedy: '请查询现行政策的 tenor，并在该期限内填写到期日。',
        },
    },
    DUE_DATE_MUST_NOT_HAVE_PASSED: {
        retry: 'never',
        en: {
            title: 'The due date must not have passed',
            reason: 'The loan was to be repaid before today.',
            remedy: 'Give the reservation back and request a new financing with a later day.',
        },
        zh: {
            title: '到期日不得已过',
            reason: '该笔融资的到期日已过。',
            remedy: '请撤回该笔预留，并以更晚的到期日重新申请。',
        },
    },
    FINANCING_MUST_HAVE_DUE_DATE: {
        retry: 'never',
        en: {
            title: 'The financing must have a due date',
            reason: 'Nobody has said when this loan is due, so there is nothing to extend.',
            remedy: 'Nothing: it is never overdue. Name a due date in later requests.',
        },
        zh: {
            title: '融资必须有到期日',
            reason: '该笔融资未约定到期日，无从展期。',
            remedy: '无需办理：该笔融资不会逾期。以后申请时请填写到期日。',
        },
    },
    EXTENSION_MUST_END_LATER: {
        retry: 'after-correction',
        en: {
            title: 'An extension must end later',
            reason: 'The new day is not after today and after the day on which the loan is due; facts has that day.',
            remedy: 'Name a later day. Somebody may have extended the loan since: read it again.',
        },
        zh: {
            title: '展期后的到期日必须更晚',
            reason: '新的到期日须晚于今日，并晚于现到期日（见 facts）。',
            remedy: '请填写更晚的日期；该笔融资可能已被展期，请重新查询。',
        },
    },
    EXTENSIONS_MUST_NOT_EXCEED_POLICY: {
        retry: 'never',
        en: {
            title: 'Extensions must not exceed what the policy allows',
            reason: 'The loan has been extended as often as the financing policy lets; facts says how often that is.',
            remedy: 'The loan is to be repaid, or written off.',
        },
        zh: {
            title: '展期次数不得超过政策规定',
            reason: '该笔融资的展期次数已达现行政策上限；上限见 facts。',
            remedy: '该笔融资应予归还或核销。',
        },
    },
    EXTENSION_MUST_END_WITHIN_POLICY: {
        retry: 'after-correction',
        en: {
            title: 'An extension must end within what the policy allows',
            reason: 'All extensions together would be longer than the financing policy lets; facts has the last day.',
            remedy: 'Name that day or an earlier one.',
        },
        zh: {
            title: '展期不得超过政策规定的期限',
            reason: '累计展期天数超过现行政策上限；最晚日期见 facts。',
            remedy: '请填写该日或更早的日期。',
        },
    },
    WRITE_OFF_MUST_BE_OF_WHAT_IS_OUTSTANDING: {
        retry: 'after-correction',
        en: {
            title: 'A write-off must be of what is outstanding',
            reason: 'Another amount is owed than the one to be written off; facts says how much that is.',
            remedy: 'Read the financing: a repayment may have come in since. Propose what is outstanding.',
        },
        zh: {
            title: '核销金额必须为未偿余额',
            reason: '拟核销金额与未偿余额不一致；余额见 facts。',
            remedy: '请重新查询该笔融资（可能已有新的还款），并按未偿余额提出核销。',
        },
    },
    REVERSAL_MUST_BE_NEW: {
        retry: 'never',
        en: {
            title: 'The reversal must be new',
            reason: 'A reversal of this id is recorded already.',
            remedy: 'Read the financing for what has become of it.',
        },
        zh: {
            title: '冲正不得重复登记',
            reason: '该编号的冲正已登记。',
            remedy: '请查询该笔融资，了解冲正的处理结果。',
        },
    },
    REPAYMENT_MUST_STAND: {
        retry: 'never',
        en: {
            title: 'The repayment must stand',
            reason: 'The financing has no such repayment, or it was reversed already.',
            remedy: 'Read the financing for its repayments and their reversals.',
        },
        zh: {
            title: '还款必须仍然有效',
            reason: '该笔融资没有这笔还款，或该还款已被冲正。',
            remedy: '请查询该笔融资的还款及冲正记录。',
        },
    },
    REVERSAL_MUST_NOT_AWAIT_DECISION: {
        retry: 'after-change',
        en: {
            title: 'A reversal must not await its decision',
            reason: 'The reversal of this repayment is with the registrar.',
            remedy: 'Wait for its decision, which stands in the financing.',
        },
        zh: {
            title: '不得有待审的冲正',
            reason: '该还款的冲正正待登记机构审核。',
            remedy: '请等待审核结果，结果见该笔融资。',
        },
    },
    DISBURSEMENT_MUST_STAND_ALONE: {
        retry: 'after-change',
        en: {
            title: 'The pay-out must stand alone',
            reason: 'The loan is not paid out, or something followed on its pay-out; facts has its status.',
            remedy: 'Reverse its repayments first.',
        },
        zh: {
            title: '放款必须是唯一的有效记录',
            reason: '该笔融资尚未放款，或放款后已有其他记录；当前状态见 facts。',
            remedy: '请先冲正其还款。',
        },
    },
    PAYMENT_MUST_BE_OUTSIDE_LEDGER: {
        retry: 'never',
        en: {
            title: 'The payment must be outside the ledger',
            reason: 'The money moved on the ledger, or with a presentation: it has moved, and no entry undoes that.',
            remedy: 'Pay it back.',
        },
        zh: {
            title: '款项必须为账本外支付',
            reason: '该款项已在账本内转移，或随交单支付，任何记录都不能撤销。',
            remedy: '请将款项退回。',
        },
    },
    DOCUMENTS_MUST_BE_FREE: {
        retry: 'after-change',
        en: {
            title: 'The documents must be free',
            reason: 'An invoice or the presentation of the loan has been financed by another bank since, or been paid.',
            remedy: 'The repayment stands: the loan holds no goods any more. Look for other security.',
        },
        zh: {
            title: '单据必须未被占用',
            reason: '该笔融资的发票或交单此后已由他行融资或已付款。',
            remedy: '还款记录维持有效，该笔融资不再占用货物；请另寻担保。',
        },
    },
} as const satisfies Explanations;
