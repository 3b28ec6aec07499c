import type { Explanations } from '../problems/explanation.js';

/** Deferred payments and their nets. */
export const nettingProblems = {
    CYCLE_MUST_BE_OF_TODAY: {
        retry: 'after-correction',
        en: {
            title: 'The cycle must be of today',
            reason: 'A payment is put into the cycle of its own day in China.',
            remedy: 'Name the cycle of today, or send the payment as a remittance.',
        },
        zh: {
            title: '轧差批次必须为当日批次',
            reason: '付款只能计入中国时间当日的批次。',
            remedy: '请填写当日批次，或改用汇款。',
        },
    },
    CYCLE_MUST_BE_OVER: {
        retry: 'after-change',
        en: {
            title: 'The day of the cycle must be over',
            reason: 'As long as the day lasts, payments can still be added.',
            remedy: 'Try again when the day is over in China.',
        },
        zh: {
            title: '轧差批次的当日必须已结束',
            reason: '当日尚未结束，仍可能有付款计入。',
            remedy: '请在中国时间当日结束后重试。',
        },
    },
    CYCLE_MUST_NOT_HAVE_ENDED: {
        retry: 'never',
        en: {
            title: 'The cycle must not have ended',
            reason: 'It is settled or has failed already.',
            remedy: 'GET /v1/netting-cycles/{cycleId}/position shows what this bank has of it.',
        },
        zh: {
            title: '轧差批次不得已结束',
            reason: '该批次已结算或已失败。',
            remedy: '可通过 GET /v1/netting-cycles/{cycleId}/position 查看本行头寸。',
        },
    },
    CYCLE_MUST_HAVE_ENDED: {
        retry: 'after-change',
        en: {
            title: 'The cycle must have ended',
            reason: 'The central bank has neither settled nor failed it.',
            remedy: 'Wait until the central bank ends it.',
        },
        zh: {
            title: '轧差批次必须已结束',
            reason: '中央银行尚未将其结算或判为失败。',
            remedy: '请等待中央银行结束该批次。',
        },
    },
    CYCLE_MUST_HAVE_SETTLED: {
        retry: 'after-change',
        en: {
            title: 'The cycle must be settled and collected',
            reason: 'The bank has not collected what it is paid in a settled cycle.',
            remedy: 'Collect it with POST /v1/netting-cycles/{cycleId}/collections; what has failed goes back to the payers.',
        },
        zh: {
            title: '轧差批次必须已结算并收妥',
            reason: '本行尚未收妥该已结算批次的款项。',
            remedy: '请通过 POST /v1/netting-cycles/{cycleId}/collections 收款；失败批次的款项退回付款方。',
        },
    },
    CYCLE_MUST_HAVE_FAILED: {
        retry: 'after-change',
        en: {
            title: 'The cycle must have failed and be collected',
            reason: 'A payment goes back when its cycle has failed, or the payee’s bank has refused it.',
            remedy: 'Wait for the end of the cycle, and collect what was laid down.',
        },
        zh: {
            title: '轧差批次必须已失败并收妥',
            reason: '仅当批次失败或收款行拒收时，付款方可退回。',
            remedy: '请等待批次结束，并收回已缴存的款项。',
        },
    },
    POSITIONS_MUST_BE_COMPLETE: {
        retry: 'after-change',
        en: {
            title: 'The positions must be complete',
            reason: 'A bank has not confirmed its position, and the next day is not over.',
            remedy: 'Wait for the bank; when the next day is over the cycle fails.',
        },
        zh: {
            title: '各行头寸必须齐全',
            reason: '有银行尚未确认头寸，且次日尚未结束。',
            remedy: '请等待该银行确认；次日结束后批次将失败。',
        },
    },
    POSITION_MUST_BE_NEW: {
        retry: 'never',
        en: {
            title: 'The position must be new',
            reason: 'This bank has confirmed its position in the cycle.',
            remedy: 'GET /v1/netting-cycles/{cycleId}/position shows it.',
        },
        zh: {
            title: '头寸必须为首次确认',
            reason: '本行已确认该批次的头寸。',
            remedy: '可通过 GET /v1/netting-cycles/{cycleId}/position 查看。',
        },
    },
    POSITION_MUST_EXIST: {
        retry: 'after-change',
        en: {
            title: 'The position must exist',
            reason: 'This bank has not confirmed its position in the cycle.',
            remedy: 'Confirm it with POST /v1/netting-cycles/{cycleId}/positions.',
        },
        zh: {
            title: '头寸必须存在',
            reason: '本行尚未确认该批次的头寸。',
            remedy: '请通过 POST /v1/netting-cycles/{cycleId}/positions 确认。',
        },
    },
    POSITION_MUST_NOT_BE_COLLECTED: {
        retry: 'never',
        en: {
            title: 'The position must not be collected yet',
            reason: 'What came of the cycle was collected before.',
            remedy: 'Credit or return the payments of the cycle.',
        },
        zh: {
            title: '头寸不得已收妥',
            reason: '该批次的款项此前已收妥。',
            remedy: '请入账或退回该批次的付款。',
        },
    },
    OBLIGATION_MUST_BE_OPEN: {
        retry: 'after-correction',
        en: {
            title: 'Nothing must have been counted yet',
            reason: 'One of the two banks, or payment institutions, has counted its payments of that day.',
            remedy: 'Send the payment in the cycle of the next day, or between banks as a remittance.',
        },
        zh: {
            title: '双方之间的应付款必须尚未计算',
            reason: '两家银行或支付机构之一已计算当日付款。',
            remedy: '请计入次日批次；银行之间也可改用汇款。',
        },
    },
    DEFERRED_PAYMENT_MUST_BE_NEW: {
        retry: 'never',
        en: {
            title: 'The deferred payment must be new',
            reason: 'A payment of this id is in a cycle already.',
            remedy: 'Ask for a new draft to pay again.',
        },
        zh: {
            title: '轧差付款必须为新付款',
            reason: '该编号的付款已计入批次。',
            remedy: '如需再次付款，请重新起草。',
        },
    },
    DEFERRED_PAYMENT_MUST_EXIST: {
        retry: 'after-correction',
        en: {
            title: 'The deferred payment must exist',
            reason: 'This bank has neither sent nor is it to receive a payment of this id.',
            remedy: 'GET /v1/deferred-payments lists them.',
        },
        zh: {
            title: '轧差付款必须存在',
            reason: '本行既未发出也不应收取该编号的付款。',
            remedy: '可通过 GET /v1/deferred-payments 查询。',
        },
    },
    DEFERRED_PAYMENT_MUST_BE_TO_CALLER: {
        retry: 'never',
        en: {
            title: 'The deferred payment must be to this bank',
            reason: 'Only the payee’s bank credits or refuses it.',
            remedy: 'Leave it to that bank.',
        },
        zh: {
            title: '轧差付款的收款行必须为本行',
            reason: '只有收款行可以入账或拒收。',
            remedy: '请由收款行处理。',
        },
    },
    DEFERRED_PAYMENT_MUST_BE_OF_CALLER: {
        retry: 'never',
        en: {
            title: 'The deferred payment must be of this bank',
            reason: 'Only the payer’s bank pays it back.',
            remedy: 'Leave it to that bank.',
        },
        zh: {
            title: '轧差付款的付款行必须为本行',
            reason: '只有付款行可以退回付款方。',
            remedy: '请由付款行处理。',
        },
    },
    DEFERRED_PAYMENT_MUST_BE_QUEUED: {
        retry: 'never',
        en: {
            title: 'The deferred payment must not have ended',
            reason: 'It is credited, refused or returned already.',
            remedy: 'GET /v1/deferred-payments/{deferredPaymentId} shows what became of it.',
        },
        zh: {
            title: '轧差付款不得已了结',
            reason: '该付款已入账、拒收或退回。',
            remedy: '可通过 GET /v1/deferred-payments/{deferredPaymentId} 查看结果。',
        },
    },
} as const satisfies Explanations;
