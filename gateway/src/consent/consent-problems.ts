import type { Explanations } from '../problems/explanation.js';

/** Enterprises in the directory, what they have consented to, and what they instruction. */
export const consentProblems = {
    ENTERPRISE_MUST_EXIST: {
        retry: 'after-correction',
        en: {
            title: 'The enterprise must exist',
            reason: 'It is not in the directory.',
            remedy: 'Check its unified social credit code, or propose it first.',
        },
        zh: {
            title: '企业必须已列入名录',
            reason: '名录中没有该企业。',
            remedy: '请核对统一社会信用代码，或先行提出列入。',
        },
    },
    ENTERPRISE_MUST_BE_PROPOSED: {
        retry: 'after-change',
        en: {
            title: 'Something must be proposed of the enterprise',
            reason: 'There is nothing that waits for a second person.',
            remedy: 'Read the enterprise: propose its class and key first, or leave it as it was entered.',
        },
        zh: {
            title: '必须有待确认的企业名录变更',
            reason: '没有待第二人确认的内容。',
            remedy: '请查看该企业：先提出分类与公钥，已确认的无需处理。',
        },
    },
    ENTRY_MUST_BE_CONFIRMED_BY_ANOTHER: {
        retry: 'never',
        en: {
            title: 'Another must confirm the entry',
            reason: 'Whoever holds the key of an enterprise consents in its name, so entering one takes two people.',
            remedy: 'Let another officer confirm it.',
        },
        zh: {
            title: '名录变更须由他人确认',
            reason: '持有企业密钥即可代其授权，登记须由两人办理。',
            remedy: '请由另一名官员确认。',
        },
    },
    ENTERPRISE_KEY_MUST_BE_NEW: {
        retry: 'after-correction',
        en: {
            title: 'The key of the enterprise must be new',
            reason: 'The enterprise had it before. A key that has ended never comes back.',
            remedy: 'Have the enterprise make another pair of keys.',
        },
        zh: {
            title: '企业公钥必须为新的公钥',
            reason: '该公钥此前已登记并终止，不得恢复使用。',
            remedy: '请企业重新生成密钥对。',
        },
    },
    ENTERPRISE_KEY_MUST_BE_REGISTERED: {
        retry: 'never',
        en: {
            title: 'The enterprise must have a registered key',
            reason: 'It has none, so there is none to revoke.',
            remedy: 'Read the enterprise.',
        },
        zh: {
            title: '企业必须已登记公钥',
            reason: '该企业没有公钥，无从撤销。',
            remedy: '请查看该企业。',
        },
    },
    CONSENT_MUST_BE_FOR_BANK: {
        retry: 'never',
        en: {
            title: 'The consent must be for this bank',
            reason: 'The enterprise has allowed another bank to ask.',
            remedy: 'Have the enterprise sign a consent that names your bank.',
        },
        zh: {
            title: '授权必须是给予本行的',
            reason: '企业授权的是另一家银行。',
            remedy: '请企业另行签署给予本行的授权。',
        },
    },
    CONSENT_MUST_BE_SIGNED_BY_ENTERPRISE: {
        retry: 'after-correction',
        en: {
            title: 'The enterprise must have signed the consent',
            reason: 'The key in the consent does not verify the signature of just this text on this channel.',
            remedy: 'Hand the consent in as it was signed; nothing of it can be changed.',
        },
        zh: {
            title: '授权必须由企业签名',
            reason: '授权所载公钥无法验证本通道上该文本的签名。',
            remedy: '请按签名时的原文提交，任何内容均不得改动。',
        },
    },
    CONSENT_MUST_COVER_REASON: {
        retry: 'after-correction',
        en: {
            title: 'The consent must cover the reason',
            reason: 'The enterprise has consented for another purpose.',
            remedy: 'Ask for the reason that the consent names, or have another signed.',
        },
        zh: {
            title: '查询原因必须在授权范围内',
            reason: '企业授权的用途与此不同。',
            remedy: '请按授权所载用途查询，或请企业另行授权。',
        },
    },
    CONSENT_MUST_COVER_FACTS: {
        retry: 'after-correction',
        en: {
            title: 'The consent must cover the facts',
            reason: 'More is asked than the enterprise has consented to.',
            remedy: 'Ask for the facts that the consent names.',
        },
        zh: {
            title: '查询内容必须在授权范围内',
            reason: '所查内容超出企业授权。',
            remedy: '请仅查询授权所载内容。',
        },
    },
    CONSENT_MUST_BE_IN_FORCE: {
        retry: 'after-correction',
        en: {
            title: 'The consent must be in force',
            reason: 'It has not begun yet, or it is over; facts says from when to when it is, where it may be told.',
            remedy: 'Have the enterprise sign another consent.',
        },
        zh: {
            title: '授权必须在有效期内',
            reason: '授权尚未生效或已到期；可告知时，起止日期见 facts。',
            remedy: '请企业另行签署授权。',
        },
    },
    CONSENT_MUST_BE_SIGNED_WITH_REGISTERED_KEY: {
        retry: 'after-change',
        en: {
            title: 'The consent must be signed with a registered key',
            reason: 'The key is not one that the regulator has on record for this enterprise, or it has been replaced or revoked.',
            remedy: 'Have the enterprise register its key, and sign anew.',
        },
        zh: {
            title: '授权必须以已登记的密钥签名',
            reason: '该公钥不是监管部门为该企业登记的公钥，或已更换、撤销。',
            remedy: '请企业登记公钥后重新签署。',
        },
    },
    CONSENT_MUST_NOT_BE_REVOKED: {
        retry: 'never',
        en: {
            title: 'The consent must not be revoked',
            reason: 'The enterprise has taken it back. That holds also for inquiries that were asked before.',
            remedy: 'Ask the enterprise; only another consent helps.',
        },
        zh: {
            title: '授权不得已被撤销',
            reason: '企业已撤销授权，对此前提出而尚未答复的查询同样有效。',
            remedy: '请与企业联系，另行取得授权。',
        },
    },
    CONSENT_MUST_NOT_BE_USED_UP: {
        retry: 'never',
        en: {
            title: 'The consent must not be used up',
            reason: 'It was used as often as the enterprise allowed.',
            remedy: 'Have the enterprise sign another consent.',
        },
        zh: {
            title: '授权次数不得已用完',
            reason: '已达到企业授权的查询次数。',
            remedy: '请企业另行签署授权。',
        },
    },
    INSTRUCTION_MUST_BE_SIGNED_BY_ENTERPRISE: {
        retry: 'after-correction',
        en: {
            title: 'The enterprise must have signed the instruction',
            reason: 'The key in the instruction does not verify the signature of just this text for this bank on this channel.',
            remedy: 'Have a draft made and signed as it is.',
        },
        zh: {
            title: '指令必须由企业签名',
            reason: '指令所载公钥无法验证本通道上给予本行的该文本的签名。',
            remedy: '请重新起草，并由企业按原文签名。',
        },
    },
    INSTRUCTION_MUST_BE_SIGNED_WITH_REGISTERED_KEY: {
        retry: 'after-change',
        en: {
            title: 'The instruction must be signed with a registered key',
            reason: 'The key is not one that the regulator has on record for this enterprise.',
            remedy: 'Whoever has lost its key goes to the regulator, whose officer revokes for it.',
        },
        zh: {
            title: '指令必须以已登记的密钥签名',
            reason: '该公钥不是监管部门为该企业登记的公钥。',
            remedy: '遗失密钥的企业可向外汇局申请，由官员代为撤销。',
        },
    },
} as const satisfies Explanations;
