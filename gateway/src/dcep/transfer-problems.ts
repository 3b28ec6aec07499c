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
            reason: 'A transfer of this id has been made, or stands twice in the batch, or a lock has the id: one signature pays once.',
            remedy: 'Read the transfer or the lock of this id. For another payment draft a transfer of its own.',
        },
        zh: {
            title: '转账不得重复',
            reason: '该编号的转账已完成，或在批次中出现两次，或已被某笔锁定占用：一次签名只支付一次。',
            remedy: '请查询该编号的转账或锁定。如需另行支付，请重新起草。',
        },
    },
    REFUNDED_TRANSFER_MUST_EXIST: {
        retry: 'after-correction',
        en: {
            title: 'The transfer to be refunded must exist',
            reason: 'This bank has made no transfer of the id that the refund names.',
            remedy: 'Name the transfer by which the wallet was paid. GET /v1/transfers lists them.',
        },
        zh: {
            title: '被退款的转账必须存在',
            reason: '本行没有退款所指编号的转账。',
            remedy: '请填写该钱包收款的转账编号；清单见 GET /v1/transfers。',
        },
    },
    REFUNDED_TRANSFER_MUST_BE_A_PAYMENT: {
        retry: 'never',
        en: {
            title: 'What is refunded must be a payment out of a wallet',
            reason: 'The transfer is a refund, came out of the bank’s vault or stayed in one family: it counted against no limit.',
            remedy: 'Pay it back as a payment of its own, without refundOf.',
        },
        zh: {
            title: '只能退还由钱包支付的款项',
            reason: '该转账本身为退款、由银行库支付或发生于母子钱包之间，未占用任何限额。',
            remedy: '请另行支付，不填写 refundOf。',
        },
    },
    REFUND_MUST_GO_BACK_TO_PAYER: {
        retry: 'after-correction',
        en: {
            title: 'A refund must go back to who paid',
            reason: 'An output goes elsewhere than to the wallet that paid; facts says which.',
            remedy: 'Refund the payer alone, and pay others with another transfer.',
        },
        zh: {
            title: '退款必须退还原付款方',
            reason: '其中某项收款方不是原付款钱包；位置见 facts。',
            remedy: '退款只能付给原付款方；付给他人请另行转账。',
        },
    },
    REFUND_MUST_NOT_EXCEED_PAYMENT: {
        retry: 'after-correction',
        en: {
            title: 'Refunds must not exceed the payment',
            reason: 'With it more would be paid back than the transfer paid to this wallet.',
            remedy: 'Refund less, and pay what is more with a transfer of its own.',
        },
        zh: {
            title: '退款不得超过原付款额',
            reason: '若退此笔，退款总额将超过该转账付给本钱包的金额。',
            remedy: '请减少退款额，超出部分另行转账支付。',
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
