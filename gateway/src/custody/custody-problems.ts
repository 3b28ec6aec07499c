import type { Explanations } from '../problems/explanation.js';

/** Payment institutions, their accounts and what is paid between them. */
export const custodyProblems = {
    INSTITUTION_MUST_EXIST: {
        retry: 'after-correction',
        en: {
            title: 'The payment institution must exist',
            reason: 'No institution of that id has its coins at this bank.',
            remedy: 'GET /v1/payment-institutions lists those that are licensed, and their banks.',
        },
        zh: {
            title: '支付机构必须存在',
            reason: '本行没有托管该编号支付机构的币串。',
            remedy: '可通过 GET /v1/payment-institutions 查询已获许可的机构及其托管银行。',
        },
    },
    INSTITUTION_MUST_BE_NEW: {
        retry: 'never',
        en: {
            title: 'The payment institution must be new',
            reason: 'The enterprise is licensed already, and has one custody wallet only.',
            remedy: 'GET /v1/payment-institutions shows its licence.',
        },
        zh: {
            title: '支付机构必须为新机构',
            reason: '该企业已获许可，且只能有一个托管钱包。',
            remedy: '可通过 GET /v1/payment-institutions 查看其许可。',
        },
    },
    CUSTODY_ACCOUNT_MUST_EXIST: {
        retry: 'after-correction',
        en: {
            title: 'The account must exist',
            reason: 'The institution keeps no account of that id.',
            remedy: 'GET /v1/custody-accounts lists its accounts.',
        },
        zh: {
            title: '支付账户必须存在',
            reason: '该支付机构没有该编号的账户。',
            remedy: '可通过 GET /v1/custody-accounts 查询其账户。',
        },
    },
    CUSTODY_ACCOUNT_MUST_BE_NEW: {
        retry: 'never',
        en: {
            title: 'The account must be new',
            reason: 'The institution has opened an account of that id before.',
            remedy: 'Draft another account, or give this one another key.',
        },
        zh: {
            title: '支付账户编号不得重复',
            reason: '该支付机构已开立该编号的账户。',
            remedy: '请重新起草开户，或为该账户更换密钥。',
        },
    },
    ACCOUNT_MUST_COVER_AMOUNT: {
        retry: 'after-change',
        en: {
            title: 'The account must cover the amount',
            reason: 'There is less on it than is to be paid.',
            remedy: 'Pay less, or pay coins into the account first.',
        },
        zh: {
            title: '支付账户余额必须足够',
            reason: '账户余额少于应付金额。',
            remedy: '请减少金额，或先向账户充值。',
        },
    },
    CUSTODY_MOVEMENT_MUST_BE_NEW: {
        retry: 'never',
        en: {
            title: 'The order must be new',
            reason: 'It was carried out before, and an order is carried out once.',
            remedy: 'Draft another one and let the holder sign it.',
        },
        zh: {
            title: '指令必须为新指令',
            reason: '该指令此前已执行，同一指令只执行一次。',
            remedy: '请重新起草，由持有人签名。',
        },
    },
    CUSTODY_PAYMENT_MUST_BE_NEW: {
        retry: 'never',
        en: {
            title: 'The payment must be new',
            reason: 'A payment of this id was booked before, and an order is carried out once.',
            remedy: 'Draft another payment and let the holder of the account sign it.',
        },
        zh: {
            title: '付款必须为新付款',
            reason: '该编号的付款此前已入账，同一指令只执行一次。',
            remedy: '请重新起草付款，由账户持有人签名。',
        },
    },
    PAYEE_ACCOUNT_MUST_EXIST: {
        retry: 'after-correction',
        en: {
            title: 'The payee’s account must exist',
            reason: 'The payee’s institution is not licensed, or keeps no account of that id.',
            remedy: 'Ask the payee for institution and account.',
        },
        zh: {
            title: '收款账户必须存在',
            reason: '收款方的支付机构未获许可，或没有该编号的账户。',
            remedy: '请向收款方确认其机构和账户编号。',
        },
    },
    CUSTODY_PAYMENT_MUST_EXIST: {
        retry: 'after-correction',
        en: {
            title: 'The payment must exist',
            reason: 'No payment of that id has come for an account of this institution, or goes back to one.',
            remedy: 'GET /v1/custody-payments lists them.',
        },
        zh: {
            title: '付款必须存在',
            reason: '没有该编号的付款应入账或退回该支付机构的账户。',
            remedy: '可通过 GET /v1/custody-payments 查询。',
        },
    },
    CUSTODY_PAYMENT_MUST_BE_QUEUED: {
        retry: 'never',
        en: {
            title: 'The payment must wait for its nets',
            reason: 'It stayed inside one institution, or is credited or returned already.',
            remedy: 'GET /v1/custody-payments shows what became of it.',
        },
        zh: {
            title: '付款必须处于待轧差状态',
            reason: '该付款为机构内付款，或已入账或退回。',
            remedy: '可通过 GET /v1/custody-payments 查看结果。',
        },
    },
    PAYMENTS_MUST_NOT_REPEAT: {
        retry: 'after-correction',
        en: {
            title: 'Payments must not repeat',
            reason: 'The request names one payment twice; facts has the place of the second.',
            remedy: 'Name each payment once.',
        },
        zh: {
            title: '付款不得重复',
            reason: '请求中同一付款出现两次，第二次的位置见 facts。',
            remedy: '请确保每笔付款只列出一次。',
        },
    },
} as const satisfies Explanations;
