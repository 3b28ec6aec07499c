import type { Explanations } from '../problems/explanation.js';

/** What becomes of a wallet: a lost key, another key, a better tier, the end. */
export const walletProblems = {
    WALLET_MUST_BE_OPEN: {
        retry: 'after-change',
        en: {
            title: 'The wallet must be open',
            reason: 'Its key, or that of the wallet that it is under, was reported lost, or it is closed; facts says which.',
            remedy: 'A stopped wallet gets another key at its bank first. A closed one pays nothing any more.',
        },
        zh: {
            title: '钱包必须处于开立状态',
            reason: '钱包或其母钱包已挂失，或钱包已注销；状态见 facts。',
            remedy: '已挂失的钱包须先在开户行更换密钥；已注销的钱包不再办理任何支付。',
        },
    },
    WALLET_MUST_NOT_BE_CLOSED: {
        retry: 'never',
        en: {
            title: 'The wallet must not be closed',
            reason: 'A wallet that was closed takes nothing any more; facts says in which transfer.',
            remedy: 'Ask the payee for another wallet.',
        },
        zh: {
            title: '钱包不得已注销',
            reason: '已注销的钱包不再收款；所在转账见 facts。',
            remedy: '请向收款方索取其他钱包。',
        },
    },
    WALLET_MUST_BE_STOPPED: {
        retry: 'after-change',
        en: {
            title: 'The wallet must be stopped',
            reason: 'The bank replaces a key only of a wallet that was stopped because its key is lost.',
            remedy: 'Stop it first. A holder who still has the key signs for another one.',
        },
        zh: {
            title: '钱包必须已挂失',
            reason: '银行只为已挂失的钱包更换密钥。',
            remedy: '请先挂失。持有人仍持有密钥的，由其签名更换。',
        },
    },
    KEY_MUST_BE_ANOTHER: {
        retry: 'after-correction',
        en: {
            title: 'The key must be another one',
            reason: 'The wallet has this key already.',
            remedy: 'Let the holder make a new key.',
        },
        zh: {
            title: '必须使用另一密钥',
            reason: '钱包现行密钥即为该密钥。',
            remedy: '请由持有人生成新密钥。',
        },
    },
    WALLET_MUST_NOT_BE_SUB_WALLET: {
        retry: 'never',
        en: {
            title: 'The wallet must not be a sub-wallet',
            reason: 'A sub-wallet has no wallet under it and no tier of its own.',
            remedy: 'Name the wallet that it is under.',
        },
        zh: {
            title: '不得为子钱包',
            reason: '子钱包之下不得再设子钱包，其类别随母钱包。',
            remedy: '请填写其母钱包。',
        },
    },
    SUB_WALLETS_MUST_NOT_BE_TOO_MANY: {
        retry: 'after-change',
        en: {
            title: 'There must not be too many sub-wallets',
            reason: 'So many are open under this wallet as may be; facts says how many.',
            remedy: 'Close one of them first.',
        },
        zh: {
            title: '子钱包数量不得超限',
            reason: '该钱包名下未注销的子钱包已达上限；上限见 facts。',
            remedy: '请先注销其中一个。',
        },
    },
    SUB_WALLETS_MUST_BE_CLOSED: {
        retry: 'after-change',
        en: {
            title: 'The sub-wallets must be closed',
            reason: 'Wallets are open under this one, and what is in them counts in it.',
            remedy: 'Close them first. GET /v1/wallets?parent= lists them.',
        },
        zh: {
            title: '子钱包必须均已注销',
            reason: '该钱包名下尚有未注销的子钱包。',
            remedy: '请先注销全部子钱包；清单见 GET /v1/wallets?parent=。',
        },
    },
    WALLET_MUST_BE_OF_PERSON: {
        retry: 'never',
        en: {
            title: 'The wallet must be a person’s',
            reason: 'An enterprise’s wallet has one tier only.',
            remedy: 'Raise the tier of a person’s wallet.',
        },
        zh: {
            title: '钱包必须为个人钱包',
            reason: '企业钱包只有一个类别。',
            remedy: '请对个人钱包办理升级。',
        },
    },
    TIER_MUST_BE_BETTER: {
        retry: 'after-correction',
        en: {
            title: 'The tier must be a better one',
            reason: 'The wallet is of this tier or a better one; facts says of which.',
            remedy: 'Name a better tier; the first is the best.',
        },
        zh: {
            title: '钱包类别必须更高',
            reason: '钱包已属该类别或更高类别；现行类别见 facts。',
            remedy: '请填写更高的类别；一类最高。',
        },
    },
    WALLET_MUST_BE_EMPTY: {
        retry: 'after-change',
        en: {
            title: 'The wallet must be empty',
            reason: 'There is money in it: to be spent, locked, or on a device.',
            remedy: 'Pay it out, and wait for what is locked or on a device.',
        },
        zh: {
            title: '钱包余额必须为零',
            reason: '钱包中尚有资金：可支付、被锁定或在离线设备中。',
            remedy: '请先转出余额，并等待锁定或离线设备中的资金处理完毕。',
        },
    },
    INTEREST_MUST_GO_ELSEWHERE: {
        retry: 'after-correction',
        en: {
            title: 'The interest must go elsewhere',
            reason: 'The wallet has earned interest to the day, and what is closed takes nothing.',
            remedy: 'Have the holder sign in interestTo for another wallet at the bank, or for vault, a deposit there.',
        },
        zh: {
            title: '利息必须转入他处',
            reason: '钱包截至当日有应付利息，而已注销的钱包不能入账。',
            remedy: '请由持有人在 interestTo 中指定其在该行的其他钱包，或填写 vault 转入其存款账户，并重新签名。',
        },
    },
} as const satisfies Explanations;
