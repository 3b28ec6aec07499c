import type { Explanations } from '../problems/explanation.js';

/** Payments out of wallets, which their holders sign. */
export const transferProblems = {
    KEY_MUST_BE_CURRENT: {
        retry: 'after-correction',
        en: {
            title: 'The key must be the wallet’s current one',
            reason: 'The order names another version of the holder’s key than the wallet has now.',
            remedy: 'Draft the transfer anew and let the holder sign it with the present key.',
        },
        zh: {
            title: '必须使用钱包的现行密钥',
            reason: '支付指令所列的持有人密钥版本与钱包现行版本不符。',
            remedy: '请重新起草转账，由持有人以现行密钥签名。',
        },
    },
    SIGNATURE_MUST_BE_OF_HOLDER: {
        retry: 'never',
        en: {
            title: 'The signature must be the holder’s',
            reason: 'The wallet’s key does not verify it for these coins, payees and amounts on this ledger.',
            remedy: 'Let the holder sign the text of the draft as it is, and send the order unchanged.',
        },
        zh: {
            title: '签名必须出自钱包持有人',
            reason: '就本账本上的这些币串、收款方和金额，钱包密钥无法验证该签名。',
            remedy: '请由持有人对草稿文本原样签名，并原样提交支付指令。',
        },
    },
    SIGNATURE_MUST_NOT_HAVE_EXPIRED: {
        retry: 'after-correction',
        en: {
            title: 'The signature must not have expired',
            reason: 'The holder’s order held until a time that is past.',
            remedy: 'Draft the transfer anew and let the holder sign it.',
        },
        zh: {
            title: '签名必须在有效期内',
            reason: '持有人支付指令的有效时间已过。',
            remedy: '请重新起草转账，由持有人签名。',
        },
    },
    TRANSFER_MUST_BE_NEW: {
        retry: 'never',
        en: {
            title: 'The transfer must be new',
            reason: 'A transfer of this id has been made, or stands twice in the batch: one signature pays once.',
            remedy: 'Read the transfer that was made. For another payment draft a transfer of its own.',
        },
        zh: {
            title: '转账不得重复',
            reason: '该编号的转账已完成，或在批次中出现两次：一次签名只支付一次。',
            remedy: '请查询已完成的转账。如需另行支付，请重新起草。',
        },
    },
    COINS_MUST_FIT_ONE_TRANSFER: {
        retry: 'after-change',
        en: {
            title: 'The coins must fit one transfer',
            reason: 'The wallet holds enough, but in more than the 100 coins that one transfer may spend.',
            remedy: 'Merge coins first, with transfers of the wallet to itself, or pay in parts.',
        },
        zh: {
            title: '币串数量必须在一笔转账的上限之内',
            reason: '钱包余额足够，但所需币串超过一笔转账可用的 100 个。',
            remedy: '请先由钱包向自身转账以合并币串，或分笔支付。',
        },
    },
    COINS_MUST_NOT_BE_HELD: {
        retry: 'after-change',
        en: {
            title: 'The coins must not be held by another draft',
            reason: 'The wallet holds enough, but drafts that wait for a signature have taken the coins.',
            remedy: 'Send the transfers of those drafts, or try again when they have expired, in five minutes at most.',
        },
        zh: {
            title: '币串不得已被其他草稿占用',
            reason: '钱包余额足够，但币串已被待签名的草稿占用。',
            remedy: '请先提交这些草稿的转账，或待其失效后（至多五分钟）重试。',
        },
    },
} as const satisfies Explanations;
