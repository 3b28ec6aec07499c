import type { Explanations } from '../problems/explanation.js';

/** Who may act, and for whom. */
export const partyProblems = {
    CALLER_MUST_BE_BANK: {
        retry: 'never',
        en: {
            title: 'The caller must be a bank',
            reason: 'Only a bank does this.',
            remedy: 'Send it through the gateway of the bank whose act it is.',
        },
        zh: {
            title: '调用方必须为银行',
            reason: '该业务仅限银行办理。',
            remedy: '请经办理该业务的银行的网关提交。',
        },
    },
    CALLER_MUST_BE_CUSTOMS: {
        retry: 'never',
        en: {
            title: 'The caller must be customs',
            reason: 'Only customs does this.',
            remedy: 'Send it through the gateway of customs.',
        },
        zh: {
            title: '调用方必须为海关',
            reason: '该业务仅限海关办理。',
            remedy: '请经海关的网关提交。',
        },
    },
    CALLER_MUST_BE_FOREIGN_EXCHANGE_REGULATOR: {
        retry: 'never',
        en: {
            title: 'The caller must be the foreign-exchange regulator',
            reason: 'Only the foreign-exchange regulator (SAFE) does this.',
            remedy: 'Ask SAFE; a bank cannot.',
        },
        zh: {
            title: '调用方必须为外汇局',
            reason: '该业务仅限国家外汇管理局办理。',
            remedy: '请联系外汇局；银行无权办理。',
        },
    },
    CALLER_MUST_BE_CENTRAL_BANK: {
        retry: 'never',
        en: {
            title: 'The caller must be the central bank',
            reason: 'Only the central bank (PBOC) does this.',
            remedy: 'Ask PBOC; nobody else can.',
        },
        zh: {
            title: '调用方必须为中央银行',
            reason: '该业务仅限中国人民银行办理。',
            remedy: '请联系人民银行；其他机构无权办理。',
        },
    },
    CALLER_MUST_BE_REGULATOR: {
        retry: 'never',
        en: {
            title: 'The caller must be a regulator',
            reason: 'Only SAFE and PBOC do this.',
            remedy: 'Ask a regulator; nobody else can.',
        },
        zh: {
            title: '调用方必须为监管机构',
            reason: '该业务仅限外汇局与人民银行办理。',
            remedy: '请联系监管机构；其他机构无权办理。',
        },
    },
    CALLER_MUST_HAVE_ROLE: {
        retry: 'never',
        en: {
            title: 'The caller must have the role',
            reason: 'The user’s certificate names none of the roles that may do this; facts has them.',
            remedy: 'Let a user with such a role send it.',
        },
        zh: {
            title: '调用方必须具备相应角色',
            reason: '该用户的证书不含可办理此业务的角色；所需角色见 facts。',
            remedy: '请由具备相应角色的用户提交。',
        },
    },
    BANK_MUST_BE_NAMED: {
        retry: 'after-correction',
        en: {
            title: 'The bank must be named',
            reason: 'An authority must say whose records it means.',
            remedy: 'Name the bank, such as HaizhouBankMSP.',
        },
        zh: {
            title: '必须指明银行',
            reason: '监管机构须说明所查询的是哪家银行的记录。',
            remedy: '请指明银行，例如 HaizhouBankMSP。',
        },
    },
    BANK_MUST_BE_OWN: {
        retry: 'never',
        en: {
            title: 'The bank must be the caller’s own',
            reason: 'A bank sees and does nothing in the books of another.',
            remedy: 'Leave the bank out, or name your own.',
        },
        zh: {
            title: '只能是本行',
            reason: '银行不得查看或办理他行账簿中的业务。',
            remedy: '请省略银行或填写本行。',
        },
    },
    BANK_MUST_BE_MEMBER: {
        retry: 'after-correction',
        en: {
            title: 'The bank must be a member',
            reason: 'No bank of that name is enrolled in the consortium.',
            remedy: 'Read /v1/members for who is.',
        },
        zh: {
            title: '银行必须为联盟成员',
            reason: '联盟成员名册中没有该银行。',
            remedy: '成员名册见 /v1/members。',
        },
    },
    MEMBERS_MUST_NOT_REPEAT: {
        retry: 'after-correction',
        en: {
            title: 'Members must not repeat',
            reason: 'An organisation stands twice in the list.',
            remedy: 'Name each organisation once.',
        },
        zh: {
            title: '成员不得重复',
            reason: '名单中同一机构出现两次。',
            remedy: '每个机构只列一次。',
        },
    },
    MEMBER_MUST_KEEP_ITS_KIND: {
        retry: 'after-correction',
        en: {
            title: 'A member must keep its kind',
            reason: 'What an organisation holds and may do follows from its kind, so the kind cannot change.',
            remedy: 'Enrol the new office as an organisation of its own.',
        },
        zh: {
            title: '成员类别不得变更',
            reason: '机构的数据与权限由其类别决定，类别不可变更。',
            remedy: '请将新的职能作为独立机构登记。',
        },
    },
    BOOK_MUST_NAME_A_REGULATOR: {
        retry: 'after-correction',
        en: {
            title: 'The member book must name a regulator',
            reason: 'A book without a regulator could never be written again.',
            remedy: 'Enrol the central bank or the foreign-exchange regulator with the others.',
        },
        zh: {
            title: '成员名册必须包含监管机构',
            reason: '没有监管机构的名册将再也无法更新。',
            remedy: '请一并登记人民银行或外汇局。',
        },
    },
} as const satisfies Explanations;
