import type { Explanations } from '../problems/explanation.js';

/** Cases in which the holder of a wallet is disclosed. */
export const disclosureProblems = {
    CASE_MUST_AWAIT_APPROVAL: {
        retry: 'never',
        en: {
            title: 'The case must await approval',
            reason: 'The case has been approved by two officers, refused, or ended.',
            remedy: 'Read the case; to look after it, ask anew.',
        },
        zh: {
            title: '案件必须处于待批准状态',
            reason: '该案件已获两名官员批准、被拒绝或已结束。',
            remedy: '请查询该案件；如仍需查阅，请重新申请。',
        },
    },
    CASE_MUST_BE_APPROVED: {
        retry: 'after-change',
        en: {
            title: 'The case must be approved',
            reason: 'Two officers have not approved it, or it has been refused or ended.',
            remedy: 'Let two officers approve the case, or ask anew.',
        },
        zh: {
            title: '案件必须已获批准',
            reason: '该案件尚未获两名官员批准，或已被拒绝、已结束。',
            remedy: '请由两名官员批准，或重新申请。',
        },
    },
    CASE_MUST_NOT_HAVE_ENDED: {
        retry: 'never',
        en: {
            title: 'The case must not have ended',
            reason: 'Its last day, in China, is over.',
            remedy: 'Ask anew, with a last day that is still to come.',
        },
        zh: {
            title: '案件不得已到期',
            reason: '该案件的截止日（北京时间）已过。',
            remedy: '请重新申请，并填写尚未到来的截止日。',
        },
    },
    APPROVER_MUST_DIFFER_FROM_ASKER: {
        retry: 'never',
        en: {
            title: 'The approver must differ from the asker',
            reason: 'Nobody approves what they asked for themselves.',
            remedy: 'Let two other officers approve it.',
        },
        zh: {
            title: '批准人与申请人不得为同一人',
            reason: '任何人不得批准自己的申请。',
            remedy: '请由另外两名官员批准。',
        },
    },
    APPROVERS_MUST_DIFFER: {
        retry: 'never',
        en: {
            title: 'The approvers must differ',
            reason: 'This officer has approved the case already.',
            remedy: 'Let a second officer approve it.',
        },
        zh: {
            title: '两名批准人不得为同一人',
            reason: '该官员已批准过此案件。',
            remedy: '请由第二名官员批准。',
        },
    },
    LOOK_MUST_BE_OF_ASKER: {
        retry: 'never',
        en: {
            title: 'The look must be of the one who asked',
            reason: 'The officers approved that the one who asked learns the name, and nobody else.',
            remedy: 'Let that one look, or ask for a case of your own.',
        },
        zh: {
            title: '查阅人必须为申请人',
            reason: '两名官员只批准申请人知悉持有人身份。',
            remedy: '请由申请人查阅，或另行申请。',
        },
    },
    LOOK_MUST_BE_OWN: {
        retry: 'never',
        en: {
            title: 'The look must be your own',
            reason: 'The look was noted for another user.',
            remedy: 'Note a look of your own in the case first.',
        },
        zh: {
            title: '只能使用本人的查阅记录',
            reason: '该查阅记录属于其他用户。',
            remedy: '请先在案件中登记本人的查阅。',
        },
    },
} as const satisfies Explanations;
