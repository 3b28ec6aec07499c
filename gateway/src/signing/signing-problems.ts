import type { Explanations } from '../problems/explanation.js';

/** What can be wrong with a signature that was made elsewhere. */
export const signingProblems = {
    DIGEST_MUST_BE_ASKED_FOR: {
        retry: 'after-correction',
        en: {
            title: 'The digest must be one that was asked for',
            reason: 'This operation has never asked for a signature of this digest.',
            remedy: 'Read the operation and sign the digest in its toSign.',
        },
        zh: {
            title: '摘要必须为所要求签名的摘要',
            reason: '该操作从未要求对此摘要签名。',
            remedy: '请查询该操作，并对其 toSign 中的摘要签名。',
        },
    },
    SIGNATURE_MUST_BE_VALID: {
        retry: 'after-correction',
        en: {
            title: 'The signature must be valid',
            reason: 'The certificate of the user does not verify this signature of this digest. Nothing has changed.',
            remedy: 'Sign the digest itself, not its text, with the key of the certificate: ECDSA on P-256, in DER, in base64.',
        },
        zh: {
            title: '签名必须有效',
            reason: '该用户的证书无法验证对此摘要的签名。未发生任何变更。',
            remedy: '请以证书对应的私钥对摘要本身（而非其文本）签名：P-256 曲线 ECDSA，DER 编码后转为 base64。',
        },
    },
    SIGNATURE_MUST_COME_IN_TIME: {
        retry: 'same-key',
        en: {
            title: 'The signature must come in time',
            reason: 'Peers take no proposal that is older than a quarter of an hour, and something newer may be waiting to be signed. Nothing of this proposal is on the ledger.',
            remedy: 'Read the operation. If it still waits, sign what it shows now; if it has failed, send the request again with the same key.',
        },
        zh: {
            title: '签名必须及时提交',
            reason: '节点不接受超过十五分钟的提案，且可能已有更新的内容等待签名。该提案未写入账本。',
            remedy: '请查询该操作：若仍在等待，请对其当前所示内容签名；若已失败，请以同一个键重发请求。',
        },
    },
} as const satisfies Explanations;

export type SigningProblemCode = keyof typeof signingProblems;
