import type { Explanations } from '../problems/explanation.js';

/** Claims for reimbursement, and what becomes of them. */
export const reimbursementClaimProblems = {
    CLAIM_MUST_BE_BY_BANK_THAT_HONOURED: {
        retry: 'never',
        en: {
            title: 'The claim must be by the bank that honoured',
            reason: 'Only the bank to which the documents were presented claims, where the authorisation names it.',
            remedy: 'Leave it to that bank.',
        },
        zh: {
            title: '必须由承付行索偿',
            reason: '仅授权书所列并已受单的银行可索偿。',
            remedy: '请由该行办理。',
        },
    },
    CLAIM_MUST_BE_NEXT: {
        retry: 'after-correction',
        en: {
            title: 'The claim must be the next',
            reason: 'Claims are numbered from 1 without a gap: facts has the next number.',
            remedy: 'Send it with that number.',
        },
        zh: {
            title: '索偿必须为下一序号',
            reason: '索偿自 1 起连续编号，下一序号见 facts。',
            remedy: '请以该序号提交。',
        },
    },
    DRAWING_MUST_BE_HONOURED: {
        retry: 'after-change',
        en: {
            title: 'The drawing must be honoured',
            reason: 'The bank has neither paid, nor bound itself to pay, nor negotiated: facts has the status.',
            remedy: 'Honour the presentation first.',
        },
        zh: {
            title: '支取必须已承付',
            reason: '银行尚未付款、承诺付款或议付，状态见 facts。',
            remedy: '请先承付。',
        },
    },
    DRAWING_MUST_COMPLY: {
        retry: 'never',
        en: {
            title: 'The drawing must comply',
            reason: 'The bank pays because it let its time pass, not because the documents comply; nobody reimburses that.',
            remedy: 'Agree with the issuing bank.',
        },
        zh: {
            title: '支取必须相符',
            reason: '该行因逾期丧失拒付权而付款，并非单据相符，无人予以偿付。',
            remedy: '请与开证行商定。',
        },
    },
    DRAWING_MUST_BE_CLAIMED_ONCE: {
        retry: 'never',
        en: {
            title: 'The drawing must be claimed once',
            reason: 'It has been claimed; if it was not paid on that first demand, the issuing bank pays.',
            remedy: 'Turn to the issuing bank.',
        },
        zh: {
            title: '每次支取只能索偿一次',
            reason: '该笔支取已索偿；首次索偿未获偿付的，由开证行付款。',
            remedy: '请向开证行索偿。',
        },
    },
    DRAWING_MUST_NOT_BE_HONOURED_BY_ISSUING_BANK: {
        retry: 'never',
        en: {
            title: 'The drawing must not be honoured by the issuing bank',
            reason: 'The issuing bank has paid, or bound itself to pay, for the documents that were sent on to it: facts has the number of that presentation.',
            remedy: 'Look to that payment: the same documents are reimbursed once (UCP 600 article 7c).',
        },
        zh: {
            title: '支取不得已由开证行承付',
            reason: '开证行已就寄交的单据付款或承诺付款，该交单序号见 facts。',
            remedy: '请以该笔付款为准：同一单据只偿付一次（UCP 600 第 7 条 c 款）。',
        },
    },
    CLAIM_MUST_BE_IN_CURRENCY_OF_DRAWING: {
        retry: 'after-correction',
        en: {
            title: 'The claim must be in the currency of the drawing',
            reason: 'What is reimbursed is what was honoured.',
            remedy: 'Claim in that currency.',
        },
        zh: {
            title: '索偿货币必须与支取一致',
            reason: '所偿付的即为所承付的金额。',
            remedy: '请以该货币索偿。',
        },
    },
    CLAIM_MUST_BE_MORE_THAN_NOTHING: {
        retry: 'after-correction',
        en: {
            title: 'The claim must be more than nothing',
            reason: 'There is nothing to pay.',
            remedy: 'Claim an amount.',
        },
        zh: {
            title: '索偿金额必须大于零',
            reason: '否则无可偿付。',
            remedy: '请填写金额。',
        },
    },
    CLAIM_MUST_NOT_EXCEED_DRAWING: {
        retry: 'after-correction',
        en: {
            title: 'The claim must not exceed the drawing',
            reason: 'It is more than the bank has honoured.',
            remedy: 'Claim no more than the amount of the presentation.',
        },
        zh: {
            title: '索偿金额不得超过支取金额',
            reason: '超过银行所承付的金额。',
            remedy: '索偿不得超过交单金额。',
        },
    },
    CLAIM_MUST_BE_WITHIN_AUTHORISATION: {
        retry: 'after-correction',
        en: {
            title: 'The claim must be within the authorisation',
            reason: 'With the claims before it, it is more than was authorised: facts has what is left.',
            remedy: 'Claim no more than that, or turn to the issuing bank.',
        },
        zh: {
            title: '索偿金额必须在授权之内',
            reason: '连同此前的索偿，超过授权金额，余额见 facts。',
            remedy: '索偿不得超过余额，或向开证行索偿。',
        },
    },
    CLAIM_MUST_NOT_COME_TOO_EARLY: {
        retry: 'after-change',
        en: {
            title: 'The claim must not come too early',
            reason: 'It falls due later: facts has the day. Under URR 725 it comes ten banking days before at the earliest, otherwise on the day.',
            remedy: 'Claim later.',
        },
        zh: {
            title: '索偿不得过早',
            reason: '尚未到期，到期日见 facts。适用 URR 725 的，最早于到期日前十个银行工作日索偿，否则于到期日索偿。',
            remedy: '请稍后索偿。',
        },
    },
    ANSWER_TIME_MUST_BE_OVER: {
        retry: 'after-change',
        en: {
            title: 'The time to answer must be over',
            reason: 'The reimbursing bank can still answer, or the claim is settled: facts has the status.',
            remedy: 'Wait until the later of its deadlines has passed.',
        },
        zh: {
            title: '答复期限必须已届满',
            reason: '偿付行仍可答复，或索偿已了结，状态见 facts。',
            remedy: '请待较晚的期限届满。',
        },
    },
    REIMBURSEMENT_MUST_STAND_AT_THIS_ACT: {
        retry: 'never',
        en: {
            title: 'The claim must stand at this act',
            reason: 'From where it stands the act leads nowhere: facts has its status.',
            remedy: 'Read the claim again.',
        },
        zh: {
            title: '索偿状态必须允许该操作',
            reason: '当前状态不允许该操作，状态见 facts。',
            remedy: '请重新查阅索偿。',
        },
    },
    ANSWER_MUST_BE_BY_REIMBURSING_BANK: {
        retry: 'never',
        en: {
            title: 'The answer must be by the reimbursing bank',
            reason: 'Only the bank that was authorised pays or declines a claim.',
            remedy: 'Leave it to that bank.',
        },
        zh: {
            title: '必须由偿付行答复',
            reason: '仅受授权的银行可偿付或拒绝索偿。',
            remedy: '请由偿付行办理。',
        },
    },
    REIMBURSEMENT_MUST_NOT_PRECEDE_DUE_DATE: {
        retry: 'after-change',
        en: {
            title: 'The reimbursement must not precede the due date',
            reason: 'The claim is not due yet: facts has the day.',
            remedy: 'Pay on that day.',
        },
        zh: {
            title: '偿付不得早于到期日',
            reason: '索偿尚未到期，到期日见 facts。',
            remedy: '请于该日付款。',
        },
    },
    CHARGES_MUST_BE_FOR_BENEFICIARY: {
        retry: 'after-correction',
        en: {
            title: 'The charges must be for the beneficiary',
            reason: 'The credit does not say so, and the issuing bank bears them.',
            remedy: 'Pay the claim in full.',
        },
        zh: {
            title: '费用必须由受益人承担方可扣除',
            reason: '信用证未作此规定，费用由开证行承担。',
            remedy: '请全额偿付。',
        },
    },
    CHARGES_MUST_BE_LESS_THAN_CLAIM: {
        retry: 'after-correction',
        en: {
            title: 'The charges must be less than the claim',
            reason: 'They are kept from the payment, in its currency, and something is paid.',
            remedy: 'Give charges below the amount, in its currency.',
        },
        zh: {
            title: '费用必须小于索偿金额',
            reason: '费用自付款中扣除，币种相同，且须有余额可付。',
            remedy: '请以同一货币填写小于索偿金额的费用。',
        },
    },
    NOTICE_OF_NON_PAYMENT_MUST_BE_IN_TIME: {
        retry: 'never',
        en: {
            title: 'The notice of non-payment must be in time',
            reason: 'The third banking day after receipt of the claim is over: facts has since when.',
            remedy: 'Pay the claim; otherwise the issuing bank does, with interest.',
        },
        zh: {
            title: '不予偿付的通知必须在期限内发出',
            reason: '收到索偿次日起第三个银行工作日已过，时间见 facts。',
            remedy: '请偿付；否则由开证行付款并承担利息。',
        },
    },
    REIMBURSEMENT_UNDERTAKING_MUST_BE_HONOURED: {
        retry: 'after-correction',
        en: {
            title: 'The reimbursement undertaking must be honoured',
            reason: 'The bank has bound itself, and this is no reason not to pay.',
            remedy: 'Pay, or say in what the claim does not conform.',
        },
        zh: {
            title: '偿付承诺必须履行',
            reason: '偿付行已作出承诺，该理由不足以拒付。',
            remedy: '请偿付，或指明索偿不符之处。',
        },
    },
    COVER_MUST_BE_BY_ISSUING_BANK: {
        retry: 'never',
        en: {
            title: 'The cover must be by the issuing bank',
            reason: 'Only the issuing bank pays what its reimbursing bank has not.',
            remedy: 'Leave it to that bank.',
        },
        zh: {
            title: '必须由开证行补付',
            reason: '偿付行未付的，仅由开证行付款。',
            remedy: '请由开证行办理。',
        },
    },
    DEMAND_MUST_BE_BY_CLAIMING_BANK: {
        retry: 'never',
        en: {
            title: 'The demand must be by the claiming bank',
            reason: 'Only the bank that has claimed lost the interest.',
            remedy: 'Leave it to that bank.',
        },
        zh: {
            title: '必须由索偿行要求开证行补付',
            reason: '利息损失属于索偿行。',
            remedy: '请由该行办理。',
        },
    },
    DEMAND_MUST_FOLLOW_FAILURE_TO_REIMBURSE: {
        retry: 'after-change',
        en: {
            title: 'The demand must follow a failure to reimburse',
            reason: 'The reimbursing bank has paid in time, or may still pay: facts has where the claim stands.',
            remedy: 'Wait until it declines or its time is over.',
        },
        zh: {
            title: '仅在偿付行未按首次要求偿付后方可要求开证行补付',
            reason: '偿付行已按时偿付，或仍可偿付，状态见 facts。',
            remedy: '请待其拒付或期限届满后再办理。',
        },
    },
    DEMAND_MUST_BE_THE_ONLY_ONE: {
        retry: 'never',
        en: {
            title: 'The demand must be the only one',
            reason: 'Interest and expenses of a claim are demanded once.',
            remedy: 'Read the claim again: it says what was demanded.',
        },
        zh: {
            title: '补付要求只能提出一次',
            reason: '一笔索偿的利息和费用仅可要求一次。',
            remedy: '请重新查阅该索偿，其中载明已提出的要求。',
        },
    },
    EXPENSES_MUST_BE_IN_CURRENCY_OF_CLAIM: {
        retry: 'after-correction',
        en: {
            title: 'Expenses must be in the currency of the claim',
            reason: 'They are paid together with it.',
            remedy: 'Give them in that currency.',
        },
        zh: {
            title: '费用的货币必须与索偿一致',
            reason: '与索偿金额一并支付。',
            remedy: '请以该货币填写。',
        },
    },
    COVER_MUST_BE_DEMANDED: {
        retry: 'after-change',
        en: {
            title: 'A cover must be demanded',
            reason: 'The claiming bank has not said what it asks for, so that nobody knows the interest and the expenses.',
            remedy: 'Wait for its demand.',
        },
        zh: {
            title: '补付必须先由索偿行提出要求',
            reason: '索偿行尚未提出要求，利息和费用未定。',
            remedy: '请待其提出要求。',
        },
    },
    COVER_MUST_BE_THE_ONLY_ONE: {
        retry: 'never',
        en: {
            title: 'The cover must be the only one',
            reason: 'The issuing bank has paid what was demanded.',
            remedy: 'Read the claim again.',
        },
        zh: {
            title: '补付只能办理一次',
            reason: '开证行已支付所要求的款项。',
            remedy: '请重新查阅该索偿。',
        },
    },
    VALUE_DATE_MUST_LIE_BETWEEN_DEMAND_AND_TODAY: {
        retry: 'after-correction',
        en: {
            title: 'The value date must lie between the demand and today',
            reason: 'A payment that is recorded has been made: not before it was demanded, and not later than today.',
            remedy: 'Give the day on which the other bank has the money; facts has today.',
        },
        zh: {
            title: '起息日必须在要求之日至今日之间',
            reason: '所记录的付款必须已完成：不早于提出要求之日，不晚于今日。',
            remedy: '请填写对方银行收款之日；今日日期见 facts。',
        },
    },
    COINS_MUST_MOVE_ON_VALUE_DATE: {
        retry: 'after-correction',
        en: {
            title: 'Coins must move on the value date',
            reason: 'They reach the other bank on the day of the act, which is the last for which interest is due.',
            remedy: 'Propose it anew for today; facts has the day.',
        },
        zh: {
            title: '数字人民币必须于起息日划转',
            reason: '款项于办理当日到账，利息计至该日。',
            remedy: '请以今日为起息日重新提交，日期见 facts。',
        },
    },
} as const satisfies Explanations;
