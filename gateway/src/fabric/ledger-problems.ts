import type { Explanations } from '../problems/explanation.js';

/** What can fail on the way to the ledger and back, whatever an act is about. */
export const ledgerProblems = {
    COMMIT_MUST_BE_KNOWN: {
        retry: 'same-key',
        en: {
            title: 'The outcome must be known',
            reason: 'The transaction was sent and may or may not take effect.',
            remedy: 'Ask again with the same Idempotency-Key: it is done once, however often it is sent. Never use a new key.',
        },
        zh: {
            title: '交易结果必须明确',
            reason: '交易已发出，是否生效尚不确定。',
            remedy: '请以同一 Idempotency-Key 重发：无论发送几次都只生效一次。切勿更换新键。',
        },
    },
    ENDORSERS_MUST_AGREE: {
        retry: 'same-key',
        en: {
            title: 'The endorsers must agree',
            reason: 'The organisations that must endorse did not answer, or not alike. Nothing has happened.',
            remedy: 'Wait as long as Retry-After says and send it again. If it goes on, ask whether a regulator’s peer is away, or whether your certificate has expired.',
        },
        zh: {
            title: '背书机构必须给出一致结果',
            reason: '须背书的机构未应答或结果不一致。账本未发生任何变更。',
            remedy: '请按 Retry-After 等待后重发。若持续出现，请查询监管机构节点是否离线，或贵方用户证书是否已过期。',
        },
    },
    TRANSACTION_MUST_NOT_CONFLICT: {
        retry: 'same-key',
        en: {
            title: 'The transaction must not conflict',
            reason: 'Other transactions came first, again and again. Nothing has happened.',
            remedy: 'Wait as long as Retry-After says and send it again.',
        },
        zh: {
            title: '交易不得与其他交易冲突',
            reason: '其他交易多次先行生效。账本未发生任何变更。',
            remedy: '请按 Retry-After 等待后重发。',
        },
    },
    PEER_MUST_ANSWER: {
        retry: 'same-key',
        en: {
            title: 'The peer must answer',
            reason: 'The peer of this organisation is away.',
            remedy: 'Wait as long as Retry-After says and ask again. Whoever operates the peer sees more in /health/ready.',
        },
        zh: {
            title: '本机构节点必须应答',
            reason: '本机构的账本节点不可用。',
            remedy: '请按 Retry-After 等待后重试。节点运维人员可在 /health/ready 查看详情。',
        },
    },
    INTERNAL_ERROR: {
        retry: 'same-key',
        en: {
            title: 'A defect',
            reason: 'Something failed here that should not. It has been logged.',
            remedy: 'Send the same request with the same key once; if it fails again, report its requestId to the operator.',
        },
        zh: {
            title: '系统缺陷',
            reason: '发生了不应出现的故障，已记入日志。',
            remedy: '请以同一个键重发一次；若仍失败，请将 requestId 报告运维人员。',
        },
    },
} as const satisfies Explanations;

export type LedgerProblemCode = keyof typeof ledgerProblems;
