import type { Explanations } from '../problems/explanation.js';

/** Proceeds of letters of credit that are assigned to others. */
export const assignmentProblems = {
    ASSIGNMENT_MUST_BE_BY_BENEFICIARYS_BANK: {
        retry: 'never',
        en: {
            title: "An assignment must be made by the beneficiary's bank",
            reason: 'The beneficiary assigns its proceeds through the bank that advises it.',
            remedy: 'Leave it to that bank.',
        },
        zh: {
            title: '款项让渡必须由受益人的银行办理',
            reason: '受益人通过其通知行让渡款项。',
            remedy: '请由该行办理。',
        },
    },
    CREDIT_MUST_NOT_BE_CLOSED: {
        retry: 'never',
        en: {
            title: 'The credit must not be closed',
            reason: 'Under a closed credit nobody owes anything any more: there is nothing to assign.',
            remedy: 'Nothing is to be done.',
        },
        zh: {
            title: '信用证不得已关闭',
            reason: '信用证关闭后不再有任何应付款项，无款项可让渡。',
            remedy: '无需办理。',
        },
    },
    ASSIGNMENT_MUST_BE_NEXT: {
        retry: 'after-correction',
        en: {
            title: 'The assignment must be the next',
            reason: 'Assignments of a credit are numbered without a gap: facts has the next number.',
            remedy: 'Use that number.',
        },
        zh: {
            title: '款项让渡的序号必须连续',
            reason: '同一信用证的款项让渡连续编号，下一序号见 facts。',
            remedy: '请使用该序号。',
        },
    },
    ASSIGNMENTS_MUST_NOT_BE_TOO_MANY: {
        retry: 'never',
        en: {
            title: 'Assignments must not be too many',
            reason: 'One payment must be able to pay them all, so a credit has at most fifty.',
            remedy: 'Assign to fewer.',
        },
        zh: {
            title: '款项让渡次数不得过多',
            reason: '一次付款须能支付全部受让人，每份信用证至多让渡五十次。',
            remedy: '请减少让渡次数。',
        },
    },
    PAYING_BANK_MUST_BE_PARTY: {
        retry: 'after-correction',
        en: {
            title: 'The paying bank must be party to the credit',
            reason: 'Only a bank that is party to the credit can come to pay under it.',
            remedy: 'Name the bank that is to pay.',
        },
        zh: {
            title: '付款行必须为信用证当事银行',
            reason: '仅信用证当事银行可能在信用证项下付款。',
            remedy: '请填写应付款的银行。',
        },
    },
    ASSIGNEE_MUST_DIFFER_FROM_BENEFICIARY: {
        retry: 'after-correction',
        en: {
            title: 'The assignee must differ from the beneficiary',
            reason: 'The beneficiary is paid without an assignment.',
            remedy: 'Name to whom the proceeds are to go.',
        },
        zh: {
            title: '受让人不得为受益人',
            reason: '受益人无需让渡即可收款。',
            remedy: '请填写收取款项的受让人。',
        },
    },
    ASSIGNMENT_MUST_BE_IN_CURRENCY_OF_CREDIT: {
        retry: 'after-correction',
        en: {
            title: 'The assignment must be in the currency of the credit',
            reason: 'What is paid under the credit is in its currency, and so is what is assigned of it.',
            remedy: 'Correct the currency.',
        },
        zh: {
            title: '让渡金额必须为信用证货币',
            reason: '信用证项下以信用证货币付款，让渡金额亦同。',
            remedy: '请更正币种。',
        },
    },
    ASSIGNMENT_MUST_BE_MORE_THAN_NOTHING: {
        retry: 'after-correction',
        en: {
            title: 'The assignment must be of more than nothing',
            reason: 'It names an amount of zero.',
            remedy: 'Give an amount, or leave it out to assign all of the proceeds.',
        },
        zh: {
            title: '让渡金额必须大于零',
            reason: '所填金额为零。',
            remedy: '请填写金额；让渡全部款项的，不填金额。',
        },
    },
    ASSIGNMENTS_MUST_NOT_EXCEED_PROCEEDS: {
        retry: 'after-correction',
        en: {
            title: 'Assignments must not exceed the proceeds',
            reason: 'All of them together would be more than can be drawn: facts has what is left to assign.',
            remedy: 'Assign less, or have an assignee give up what it has.',
        },
        zh: {
            title: '让渡总额不得超过可支取金额',
            reason: '各项让渡合计将超过信用证可支取金额，剩余可让渡金额见 facts。',
            remedy: '请减少让渡金额，或由受让人放弃原让渡。',
        },
    },
    ANSWER_MUST_BE_BY_PAYING_BANK: {
        retry: 'never',
        en: {
            title: 'An assignment must be answered by the paying bank',
            reason: 'Only the bank that is asked to pay the assignee binds itself, or says that it does not.',
            remedy: 'Leave it to that bank.',
        },
        zh: {
            title: '款项让渡必须由付款行答复',
            reason: '仅由被要求向受让人付款的银行确认或拒绝。',
            remedy: '请由该行办理。',
        },
    },
    ASSIGNMENT_MUST_BE_ANSWERED_ONCE: {
        retry: 'never',
        en: {
            title: 'An assignment must be answered once',
            reason: 'The paying bank has answered it: facts has how.',
            remedy: 'Read the assignment again.',
        },
        zh: {
            title: '款项让渡仅答复一次',
            reason: '付款行已答复，结果见 facts。',
            remedy: '请重新查阅该款项让渡。',
        },
    },
    RELEASE_MUST_BE_BY_PAYING_BANK: {
        retry: 'never',
        en: {
            title: 'A release must be written down by the paying bank',
            reason: 'The assignee gives it up towards the bank that is bound to it.',
            remedy: 'Leave it to that bank.',
        },
        zh: {
            title: '解除款项让渡必须由付款行办理',
            reason: '受让人向对其承担付款责任的银行放弃让渡。',
            remedy: '请由该行办理。',
        },
    },
    ASSIGNMENT_MUST_BE_IN_FORCE: {
        retry: 'never',
        en: {
            title: 'The assignment must be in force',
            reason: 'It has not been acknowledged, or was given up before.',
            remedy: 'Read the assignment again.',
        },
        zh: {
            title: '款项让渡必须有效',
            reason: '尚未经付款行确认，或此前已放弃。',
            remedy: '请重新查阅该款项让渡。',
        },
    },
    ASSIGNEES_MUST_BE_PAID_FIRST: {
        retry: 'after-correction',
        en: {
            title: 'Assignees must be paid first',
            reason: 'This bank has acknowledged assignments, and owes their assignees a part of this payment: facts has how much each. Nobody else has one.',
            remedy: 'Give the shares as facts has them, each with how it is paid.',
        },
        zh: {
            title: '必须先向受让人付款',
            reason: '本行已确认款项让渡，本次付款中应付受让人的金额见 facts；其他人不得分得款项。',
            remedy: '请按 facts 填写各受让人的份额及付款方式。',
        },
    },
    PAYMENTS_OUTSIDE_MUST_HAVE_REFERENCES_OF_THEIR_OWN: {
        retry: 'after-correction',
        en: {
            title: 'Payments outside must have references of their own',
            reason: 'Each part that is paid outside the ledger is a payment of its own, and two of them have the same reference.',
            remedy: 'Give each the reference that it has.',
        },
        zh: {
            title: '账本外付款必须各有编号',
            reason: '账本外支付的每一部分均为单独付款，其中两笔编号相同。',
            remedy: '请分别填写各笔付款的编号。',
        },
    },
    SHARE_MUST_REACH_ASSIGNEE: {
        retry: 'after-correction',
        en: {
            title: 'A share must reach its assignee',
            reason: 'Into a wallet only an assignee is paid whose unified social credit code the assignment gives: by it the holder is known.',
            remedy: 'Pay the share outside the ledger.',
        },
        zh: {
            title: '款项必须付至受让人',
            reason: '仅在款项让渡载明受让人统一社会信用代码时方可付至钱包，以此核对钱包持有人。',
            remedy: '请在账本外支付该份额。',
        },
    },
} as const satisfies Explanations;
