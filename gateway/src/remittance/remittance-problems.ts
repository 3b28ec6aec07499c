import type { Explanations } from '../problems/explanation.js';

/** Payments to other banks. */
export const remittanceProblems = {
    PAYEE_BANK_MUST_BE_MEMBER: {
        retry: 'after-correction',
        en: {
            title: 'The payee’s bank must be a member',
            reason: 'No bank of the consortium has that id.',
            remedy: 'Check payeeBank; GET /v1/members lists the members.',
        },
        zh: {
            title: '收款行必须是成员',
            reason: '联盟中没有该编号的银行。',
            remedy: '请核对 payeeBank；可通过 GET /v1/members 查询成员。',
        },
    },
    PAYEE_BANK_MUST_BE_ANOTHER: {
        retry: 'after-correction',
        en: {
            title: 'The payee’s bank must be another',
            reason: 'The payee is at the payer’s own bank, where a transfer reaches it at once.',
            remedy: 'Use POST /v1/transfer-drafts, or POST /v1/vault/payments.',
        },
        zh: {
            title: '收款行必须是他行',
            reason: '收款方与付款方在同一银行，行内转账即时到账。',
            remedy: '请使用 POST /v1/transfer-drafts 或 POST /v1/vault/payments。',
        },
    },
    ACCEPT_BY_MUST_LIE_AHEAD: {
        retry: 'after-correction',
        en: {
            title: 'The time to accept must lie ahead',
            reason: 'The payee’s bank could never accept it.',
            remedy: 'Give a later acceptBy.',
        },
        zh: {
            title: '接收期限必须晚于当前时间',
            reason: '否则收款行永远无法接收。',
            remedy: '请填写更晚的 acceptBy。',
        },
    },
    ACCEPT_BY_MUST_COME_WITHIN_A_MONTH: {
        retry: 'after-correction',
        en: {
            title: 'The time to accept must end within a month',
            reason: 'Money is not under way for longer than 31 days.',
            remedy: 'Give an earlier acceptBy.',
        },
        zh: {
            title: '接收期限不得超过一个月',
            reason: '在途资金不得超过 31 天。',
            remedy: '请填写更早的 acceptBy。',
        },
    },
    REMITTANCE_MUST_BE_NEW: {
        retry: 'never',
        en: {
            title: 'The remittance must be new',
            reason: 'One of this id has been sent, and an order is carried out once.',
            remedy: 'Read the one that was sent. For another payment draft one of its own.',
        },
        zh: {
            title: '汇款不得重复',
            reason: '该编号的汇款已发出，同一指令只执行一次。',
            remedy: '请查询已发出的汇款。如需另行支付，请重新起草。',
        },
    },
    REMITTANCE_MUST_EXIST: {
        retry: 'after-correction',
        en: {
            title: 'The remittance must exist',
            reason: 'This bank has neither sent nor been sent one with that id.',
            remedy: 'Check the id; GET /v1/remittances lists them.',
        },
        zh: {
            title: '汇款必须存在',
            reason: '本行没有该编号的汇出或汇入款项。',
            remedy: '请核对编号；可通过 GET /v1/remittances 查询。',
        },
    },
    REMITTANCE_MUST_BE_PENDING: {
        retry: 'never',
        en: {
            title: 'The remittance must be pending',
            reason: 'It has ended, or its payee’s bank has refused it: facts has what became of it.',
            remedy: 'Nothing can be done with it. Of one that was refused the payer’s bank takes the money back.',
        },
        zh: {
            title: '汇款必须处于待接收状态',
            reason: '该汇款已结束或已被收款行拒收，状态见 facts。',
            remedy: '无需处理；被拒收的款项由付款行收回。',
        },
    },
    REMITTANCE_MUST_BE_TO_CALLER: {
        retry: 'never',
        en: {
            title: 'The remittance must be to your bank',
            reason: 'Only the bank of the payee accepts or refuses it.',
            remedy: 'Wait for that bank, or take the remittance back when it has lapsed.',
        },
        zh: {
            title: '汇款的收款行必须是本行',
            reason: '只有收款行可以接收或拒收。',
            remedy: '请等待收款行处理，或于期限过后收回。',
        },
    },
    REMITTANCE_MUST_BE_OF_CALLER: {
        retry: 'never',
        en: {
            title: 'The remittance must be of your bank',
            reason: 'Only the bank that has sent it takes it back.',
            remedy: 'Refuse it, and that bank can take it back at once.',
        },
        zh: {
            title: '汇款的付款行必须是本行',
            reason: '只有汇出行可以收回。',
            remedy: '请拒收，付款行即可收回。',
        },
    },
    REMITTANCE_MUST_NOT_HAVE_LAPSED: {
        retry: 'never',
        en: {
            title: 'The remittance must not have lapsed',
            reason: 'The time in which it could be accepted is over.',
            remedy: 'Refuse it, so that the payer has the money back sooner, and ask for another.',
        },
        zh: {
            title: '汇款不得已过接收期限',
            reason: '可接收的期限已过。',
            remedy: '请拒收以便付款方尽早收回，并请其重新汇款。',
        },
    },
    REMITTANCE_MUST_HAVE_LAPSED: {
        retry: 'after-change',
        en: {
            title: 'The remittance must have lapsed',
            reason: 'It can still be accepted, or could be until just now; facts has from when on it can be taken back.',
            remedy: 'Take it back from then on, or as soon as it is refused.',
        },
        zh: {
            title: '汇款必须已过接收期限',
            reason: '该汇款尚可接收或刚过期限；可收回的时间见 facts。',
            remedy: '请于该时间之后收回，或在被拒收后立即收回。',
        },
    },
} as const satisfies Explanations;
