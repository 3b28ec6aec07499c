import type { Explanations } from '../problems/explanation.js';

/** Four eyes: a maker proposes, a checker of the same organisation decides. */
export const approvalProblems = {
    APPROVAL_MUST_EXIST: {
        retry: 'after-correction',
        en: {
            title: 'The approval must exist',
            reason: 'There is no such approval in the books of this organisation.',
            remedy: 'Read /v1/approvals for those that wait.',
        },
        zh: {
            title: '待复核事项必须存在',
            reason: '本机构账簿中没有该待复核事项。',
            remedy: '待复核事项列表见 /v1/approvals。',
        },
    },
    CHECKER_MUST_BE_OF_MAKERS_ORGANISATION: {
        retry: 'never',
        en: {
            title: 'The checker must be of the maker’s organisation',
            reason: 'What a maker proposed is decided in the maker’s own house.',
            remedy: 'Let a checker of the same organisation decide.',
        },
        zh: {
            title: '复核员必须与经办员同属一家机构',
            reason: '经办员提交的事项只能由本机构复核。',
            remedy: '请由同一机构的复核员办理。',
        },
    },
    CHECKER_MUST_DIFFER_FROM_MAKER: {
        retry: 'never',
        en: {
            title: 'The checker must differ from the maker',
            reason: 'Nobody approves what they proposed themselves.',
            remedy: 'Let a second user approve it.',
        },
        zh: {
            title: '复核员不得与经办员为同一人',
            reason: '任何人不得复核自己经办的事项。',
            remedy: '请由另一名用户复核。',
        },
    },
    APPROVAL_MUST_BE_AWAITING: {
        retry: 'never',
        en: {
            title: 'The approval must be awaiting a decision',
            reason: 'It has been approved or refused already.',
            remedy: 'Read it to see what was decided; to act again, propose again.',
        },
        zh: {
            title: '事项必须处于待复核状态',
            reason: '该事项已被批准或拒绝。',
            remedy: '请查询其结果；如需再次办理，请重新提交。',
        },
    },
    APPROVAL_MUST_NOT_HAVE_EXPIRED: {
        retry: 'never',
        en: {
            title: 'The approval must not have expired',
            reason: 'Nobody decided in time.',
            remedy: 'Let a maker propose the act again.',
        },
        zh: {
            title: '待复核事项不得过期',
            reason: '该事项未在期限内复核。',
            remedy: '请由经办员重新提交。',
        },
    },
    APPROVAL_MUST_BE_OF_THIS_ACT: {
        retry: 'after-correction',
        en: {
            title: 'The approval must be of this act',
            reason: 'The approval is of another kind of act.',
            remedy: 'Approve it through /v1/approvals, which finds the act by itself.',
        },
        zh: {
            title: '待复核事项必须对应该业务',
            reason: '该待复核事项属于另一类业务。',
            remedy: '请经 /v1/approvals 复核，系统会自动对应业务。',
        },
    },
    POLICY_MUST_BE_SET_BY_TWO: {
        retry: 'after-change',
        en: {
            title: 'The policy must be set by two',
            reason: 'The last policy of the book demands that one user proposes the next and an officer approves it.',
            remedy: 'Propose it, and have an officer who is another approve the proposal.',
        },
        zh: {
            title: '政策须由两人设定',
            reason: '政策簿中最近一项政策规定，其后的政策须由一人提出、另一名主管核准。',
            remedy: '请先提出政策，再由另一名主管核准。',
        },
    },
} as const satisfies Explanations;
