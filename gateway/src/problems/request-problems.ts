import type { Explanations } from './explanation.js';

/** What every chaincode demands of a request and of the records that it is about. */
export const requestProblems = {
    REQUEST_MUST_BE_JSON: {
        retry: 'after-correction',
        en: {
            title: 'The request must be JSON',
            reason: 'The text is no JSON, or has a key twice, a fraction, half a character, U+0000 or too many levels.',
            remedy: 'Write each key once, amounts as texts such as "2000000.00", and no more levels than the schema has.',
        },
        zh: {
            title: '请求必须为 JSON',
            reason: '文本不是有效的 JSON，或含有重复的键、小数、残缺字符、U+0000，或层级过深。',
            remedy: '每个键只写一次，金额写作文本（如 "2000000.00"），层级不超过接口模式。',
        },
    },
    REQUEST_MUST_MATCH_SCHEMA: {
        retry: 'after-correction',
        en: {
            title: 'The request must match its schema',
            reason: 'Some fields are missing, unknown or not what the schema says.',
            remedy: 'Look at each path in errors; /openapi.json has the schema and an example.',
        },
        zh: {
            title: '请求必须符合接口模式',
            reason: '部分字段缺失、未定义或不符合模式要求。',
            remedy: '请逐一核对 errors 中的路径；模式与示例见 /openapi.json。',
        },
    },
    REQUEST_BODY_MUST_MATCH: {
        retry: 'after-correction',
        en: {
            title: 'The body must match the first',
            reason: 'This Idempotency-Key was used before with another body.',
            remedy: 'Send the first body to hear the first answer, or a new key for another act.',
        },
        zh: {
            title: '请求正文必须与首次一致',
            reason: '该 Idempotency-Key 曾用于内容不同的请求。',
            remedy: '若要取得首次结果，请发送原正文；若是另一笔业务，请使用新键。',
        },
    },
    REQUEST_MUST_NOT_BE_CANCELLED: {
        retry: 'new-key',
        en: {
            title: 'The request must not be cancelled',
            reason: 'What became of the transaction could not be found out in time, so the request was cancelled. Nothing has happened, and never will under this key.',
            remedy: 'If it is still wanted, send it anew with a new Idempotency-Key.',
        },
        zh: {
            title: '请求不得已被撤销',
            reason: '未能及时查明交易结果，该请求已被撤销。未发生任何变更，以后也不会以此键生效。',
            remedy: '若仍需办理，请以新的 Idempotency-Key 重新提交。',
        },
    },
    REQUEST_MUST_BE_NAMED: {
        retry: 'never',
        en: {
            title: 'The request must be named',
            reason: 'The transaction carried no request mark.',
            remedy: 'Only a program that goes around the gateway gets this: send the act through the gateway.',
        },
        zh: {
            title: '交易必须带有请求标识',
            reason: '该交易未携带请求标识。',
            remedy: '只有绕过网关的程序才会遇到此错误：请经网关提交。',
        },
    },
    CALLER_MUST_BE_MEMBER: {
        retry: 'never',
        en: {
            title: 'The caller must be a member',
            reason: 'The certificate is of no organisation of the channel’s clients.',
            remedy: 'Use a client certificate that a member of the consortium has issued.',
        },
        zh: {
            title: '调用方必须为联盟成员',
            reason: '该证书不属于通道内任何机构的客户端。',
            remedy: '请使用联盟成员机构签发的客户端证书。',
        },
    },
    RECORD_MUST_EXIST: {
        retry: 'after-correction',
        en: {
            title: 'The record must exist',
            reason: 'There is no such record, or it is not yours to see: both look alike.',
            remedy: 'Check the id, and that it is a record of this organisation.',
        },
        zh: {
            title: '记录必须存在',
            reason: '没有该记录，或无权查看：两种情形的答复相同。',
            remedy: '请核对编号，并确认其为本机构的记录。',
        },
    },
    RECORD_MUST_BE_NEW: {
        retry: 'after-correction',
        en: {
            title: 'The record must be new',
            reason: 'A record of this kind with this id exists already.',
            remedy: 'Read it; for another one, use another id.',
        },
        zh: {
            title: '记录必须为新建',
            reason: '同类记录中已存在该编号。',
            remedy: '请查询该记录；若为另一记录，请使用其他编号。',
        },
    },
    TWINS_MUST_AGREE: {
        retry: 'after-change',
        en: {
            title: 'The twins of the record must agree',
            reason: 'The copies of the record with its parties are not the same at this moment.',
            remedy: 'Ask again shortly. If it goes on, report it to the operators of both parties: no act is possible on it.',
        },
        zh: {
            title: '双方留存的记录必须一致',
            reason: '此刻各方留存的记录副本不一致。',
            remedy: '请稍后重试。若持续出现，请报告双方运维人员：在此之前无法对该记录办理业务。',
        },
    },
    SEED_MUST_BE_32_BYTES: {
        retry: 'never',
        en: {
            title: 'The seed must be 32 bytes',
            reason: 'The transaction carried no fresh seed of 32 bytes.',
            remedy: 'Only a program that goes around the gateway gets this: send the act through the gateway.',
        },
        zh: {
            title: '随机种子必须为 32 字节',
            reason: '该交易未携带 32 字节的新随机种子。',
            remedy: '只有绕过网关的程序才会遇到此错误：请经网关提交。',
        },
    },
    TRANSIENT_FIELD_MUST_BE_GIVEN: {
        retry: 'never',
        en: {
            title: 'The transient field must be given',
            reason: 'The transaction lacks a part of its private input.',
            remedy: 'Only a program that goes around the gateway gets this: send the act through the gateway.',
        },
        zh: {
            title: '必须提供瞬态字段',
            reason: '该交易缺少部分私密输入。',
            remedy: '只有绕过网关的程序才会遇到此错误：请经网关提交。',
        },
    },
    TRANSIENT_FIELD_MUST_BE_UTF_8: {
        retry: 'never',
        en: {
            title: 'The transient field must be UTF-8',
            reason: 'A part of the transaction’s private input is not UTF-8.',
            remedy: 'Only a program that goes around the gateway gets this: send the act through the gateway.',
        },
        zh: {
            title: '瞬态字段必须为 UTF-8',
            reason: '该交易的部分私密输入不是 UTF-8 编码。',
            remedy: '只有绕过网关的程序才会遇到此错误：请经网关提交。',
        },
    },
} as const satisfies Explanations;
