import type { Explanations } from '../problems/explanation.js';

/** What an issuing bank asks back after it has refused documents. */
export const reclaimProblems = {
    RECLAIM_MUST_STAND_AT_THIS_ACT: {
        retry: 'never',
        en: {
            title: 'What is asked back must stand at this act',
            reason: 'It has been paid or disputed: facts has where it stands.',
            remedy: 'Read it again.',
        },
        zh: {
            title: '追索款项的状态必须允许该操作',
            reason: '该款项已退还或已提出异议，状态见 facts。',
            remedy: '请重新查阅。',
        },
    },
    RECLAIM_MUST_BE_BY_ISSUING_BANK: {
        retry: 'never',
        en: {
            title: 'Reimbursement must be asked back by the issuing bank',
            reason: 'Only the bank that has refused the documents, and at whose cost they were reimbursed, asks it back.',
            remedy: 'Leave it to that bank.',
        },
        zh: {
            title: '必须由开证行追索偿付款',
            reason: '仅由拒付并承担该偿付的开证行追索。',
            remedy: '请由该行办理。',
        },
    },
    RECLAIM_MUST_FOLLOW_REIMBURSEMENT: {
        retry: 'after-change',
        en: {
            title: 'Something must have been reimbursed',
            reason: 'Nothing was paid on this claim: facts has where it stands.',
            remedy: 'Ask back only what was paid.',
        },
        zh: {
            title: '必须已有偿付方可追索',
            reason: '该索偿尚未付款，状态见 facts。',
            remedy: '仅可追索已付款项。',
        },
    },
    RECLAIM_MUST_FOLLOW_REFUSAL: {
        retry: 'after-change',
        en: {
            title: 'The documents must stand refused',
            reason: 'Only a bank that has given its notice of refusal in time, and has not taken the documents since, has it back.',
            remedy: 'Refuse the documents in time, or honour them.',
        },
        zh: {
            title: '单据必须处于已拒付状态',
            reason: '仅在按时发出拒付通知且其后未接受单据的情况下方可追索。',
            remedy: '请按时拒付，或履行付款责任。',
        },
    },
    ANSWER_MUST_BE_BY_REIMBURSED_BANK: {
        retry: 'never',
        en: {
            title: 'The answer must be by the bank that was reimbursed',
            reason: 'Only that bank pays back or disputes what is asked of it.',
            remedy: 'Leave it to that bank.',
        },
        zh: {
            title: '必须由收到偿付的银行答复',
            reason: '仅由该行退还款项或提出异议。',
            remedy: '请由该行办理。',
        },
    },
} as const satisfies Explanations;
