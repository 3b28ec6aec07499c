import type { Explanations } from '../problems/explanation.js';

/** Coins that wait for a condition. */
export const lockProblems = {
    LOCK_MUST_EXIST: {
        retry: 'after-correction',
        en: {
            title: 'The lock must exist',
            reason: 'This bank keeps no lock with that id.',
            remedy: 'Check the id; GET /v1/locks lists the locks.',
        },
        zh: {
            title: '锁定必须存在',
            reason: '本行没有该编号的锁定。',
            remedy: '请核对编号；可通过 GET /v1/locks 查询。',
        },
    },
    LOCK_MUST_BE_HELD: {
        retry: 'never',
        en: {
            title: 'The lock must be held',
            reason: 'It has ended: facts has how.',
            remedy: 'Nothing can be done: the coins are the payee’s, or the payer’s again.',
        },
        zh: {
            title: '锁定必须处于有效状态',
            reason: '该锁定已结束，结束方式见 facts。',
            remedy: '无需处理：币串已归收款方或已退回付款方。',
        },
    },
    LOCK_MUST_NOT_HAVE_ESCAPED: {
        retry: 'never',
        en: {
            title: 'The lock must not have escaped',
            reason: 'The time in which it could be claimed is over.',
            remedy: 'Ask the payer for another lock. The coins go back.',
        },
        zh: {
            title: '锁定不得已过期限',
            reason: '可领取的期限已过。',
            remedy: '请付款方重新锁定；币串将退回。',
        },
    },
    LOCK_MUST_HAVE_ESCAPED: {
        retry: 'after-change',
        en: {
            title: 'The lock must have escaped',
            reason: 'It can still be claimed, or could be until just now; facts has from when on it can be returned.',
            remedy: 'Return it from then on.',
        },
        zh: {
            title: '锁定必须已过期限',
            reason: '该锁定尚可领取或刚过期限；可退回的时间见 facts。',
            remedy: '请于该时间之后退回。',
        },
    },
    LOCK_MUST_BE_NEW: {
        retry: 'never',
        en: {
            title: 'The lock must be new',
            reason: 'A lock or a transfer has this id, and an order is carried out once.',
            remedy: 'Draft another lock and let the holder sign it.',
        },
        zh: {
            title: '锁定编号不得重复',
            reason: '该编号已用于锁定或转账，同一指令只执行一次。',
            remedy: '请重新起草锁定，由持有人签名。',
        },
    },
    PAYEE_MUST_DIFFER_FROM_PAYER: {
        retry: 'after-correction',
        en: {
            title: 'The payee must differ from the payer',
            reason: 'Both ends are the same wallet.',
            remedy: 'Name another wallet, or the vault.',
        },
        zh: {
            title: '收款方与付款方不得相同',
            reason: '收付双方为同一钱包。',
            remedy: '请指定另一钱包或金库。',
        },
    },
    ESCAPE_MUST_LIE_AHEAD: {
        retry: 'after-correction',
        en: {
            title: 'The escape must lie ahead',
            reason: 'The lock could never be claimed.',
            remedy: 'Give a later escapeAt.',
        },
        zh: {
            title: '期限必须晚于当前时间',
            reason: '否则该锁定永远无法领取。',
            remedy: '请填写更晚的 escapeAt。',
        },
    },
    ESCAPE_MUST_COME_WITHIN_A_YEAR: {
        retry: 'after-correction',
        en: {
            title: 'The escape must come within a year',
            reason: 'Coins are not locked away for longer than 366 days.',
            remedy: 'Give an earlier escapeAt.',
        },
        zh: {
            title: '期限不得超过一年',
            reason: '币串锁定不得超过 366 天。',
            remedy: '请填写更早的 escapeAt。',
        },
    },
    EVIDENCE_MUST_BE_OF_CONDITION: {
        retry: 'after-correction',
        en: {
            title: 'The evidence must be of the condition',
            reason: 'The lock waits for something else; facts has for what.',
            remedy: 'Show what it waits for. Money for a purpose is paid on, not claimed.',
        },
        zh: {
            title: '证明必须与条件相符',
            reason: '该锁定等待的是其他条件，见 facts。',
            remedy: '请出示相应证明；定向资金只能支付，不能领取。',
        },
    },
    SECRET_MUST_MATCH: {
        retry: 'after-correction',
        en: {
            title: 'The secret must match',
            reason: 'Its SHA-256 is not the hash of the lock.',
            remedy: 'Show the 32 bytes that were hashed, in hexadecimal.',
        },
        zh: {
            title: '密值必须匹配',
            reason: '其 SHA-256 与锁定的哈希不符。',
            remedy: '请出示被哈希的 32 字节（十六进制）。',
        },
    },
    PARTIES_MUST_SUFFICE: {
        retry: 'after-change',
        en: {
            title: 'The parties must suffice',
            reason: 'Fewer of them have signed the release of this lock than it needs.',
            remedy: 'Let more parties sign releaseText of GET /v1/locks/{lockId}, and send all signatures.',
        },
        zh: {
            title: '签署方必须足够',
            reason: '已签署放行的当事方少于所需数量。',
            remedy: '请更多当事方签署 GET /v1/locks/{lockId} 的 releaseText，并一并提交全部签名。',
        },
    },
    FACT_MUST_BE_THE_ONE_AWAITED: {
        retry: 'after-correction',
        en: {
            title: 'The fact must be the one awaited',
            reason: 'The lock waits for another fact than the one that is shown.',
            remedy: 'Show the fact in condition of GET /v1/locks/{lockId}.',
        },
        zh: {
            title: '事实必须为所等待的事实',
            reason: '所出示的并非该锁定等待的事实。',
            remedy: '请出示 GET /v1/locks/{lockId} 的 condition 中的事实。',
        },
    },
    FACT_MUST_HAVE_HAPPENED: {
        retry: 'after-change',
        en: {
            title: 'The fact must have happened',
            reason: 'What the lock waits for is not on the ledger: it has not happened, or was withdrawn.',
            remedy: 'Claim it once it has happened, before the escape of the lock.',
        },
        zh: {
            title: '事实必须已经发生',
            reason: '账本上没有该锁定所等待的事实：尚未发生或已被撤回。',
            remedy: '请待其发生后、锁定期限届满前领取。',
        },
    },
    PAYEE_MUST_BE_OF_CLASS: {
        retry: 'after-correction',
        en: {
            title: 'The payee must be of an allowed class',
            reason: 'The money may be paid to certain kinds of payees only, and the wallet’s holder is none.',
            remedy: 'Pay a wallet of a class in payeeClasses of the lock.',
        },
        zh: {
            title: '收款方必须属于允许的类别',
            reason: '该资金只能支付给特定类别的收款方，而该钱包持有人不属于其中。',
            remedy: '请支付给锁定 payeeClasses 所列类别的钱包。',
        },
    },
} as const satisfies Explanations;
