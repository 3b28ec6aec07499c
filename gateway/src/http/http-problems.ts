import type { Explanations } from '../problems/explanation.js';
import type { HttpFaultCode } from './http-fault.js';

/** What can be wrong with a request before a rule of trade looks at it. */
export const httpProblems = {
    TOKEN_MUST_BE_VALID: {
        retry: 'after-correction',
        en: {
            title: 'The token must be valid',
            reason: 'A bearer token of this organisation is needed, valid now.',
            remedy: 'Get a new token for a user with an identity on the ledger, and send it as Authorization: Bearer.',
        },
        zh: {
            title: '令牌必须有效',
            reason: '须出示本机构签发、且在有效期内的访问令牌（Bearer）。',
            remedy: '请以已在账本登记身份的用户重新获取令牌，并以 Authorization: Bearer 发送。',
        },
    },
    TOKEN_MUST_HAVE_SCOPE: {
        retry: 'after-correction',
        en: {
            title: 'The token must have the scope',
            reason: 'The token is good and does not allow this: its scope must name what WWW-Authenticate says.',
            remedy: 'Get a token whose scope names it, if the user may have one.',
        },
        zh: {
            title: '令牌必须具备相应授权范围',
            reason: '令牌有效，但其授权范围（scope）不含此项业务；所需范围见 WWW-Authenticate。',
            remedy: '如该用户有权办理，请重新获取包含该授权范围的令牌。',
        },
    },
    REQUEST_MUST_BE_WELL_FORMED: {
        retry: 'after-correction',
        en: {
            title: 'The request must be well formed',
            reason: 'The request could not be read.',
            remedy: 'Check the address, the length and the encoding: a body is UTF-8, and complete.',
        },
        zh: {
            title: '请求格式必须正确',
            reason: '无法读取该请求。',
            remedy: '请检查地址、长度与编码：请求正文须为完整的 UTF-8 文本。',
        },
    },
    IDEMPOTENCY_KEY_MUST_BE_GIVEN: {
        retry: 'after-correction',
        en: {
            title: 'An idempotency key must be given',
            reason: 'Every POST needs an Idempotency-Key of 1 to 255 printable ASCII characters.',
            remedy: 'Make a key for each business act, such as a UUID, keep it with the act, and send it with each try.',
        },
        zh: {
            title: '必须提供幂等键',
            reason: '每个 POST 请求都须带 Idempotency-Key，长度为 1 至 255 个可打印 ASCII 字符。',
            remedy: '请为每笔业务生成一个键（例如 UUID），随业务一并保存，每次重发时使用同一个键。',
        },
    },
    PREFERENCE_MUST_BE_KNOWN: {
        retry: 'after-correction',
        en: {
            title: 'The preference must be known',
            reason: 'Prefer: wait needs a whole number of seconds.',
            remedy: 'Write it as Prefer: wait=10, or leave it out.',
        },
        zh: {
            title: '等待偏好必须可识别',
            reason: 'Prefer: wait 的值须为整数秒。',
            remedy: '请写作 Prefer: wait=10，或省略该请求头。',
        },
    },
    ROUTE_MUST_EXIST: {
        retry: 'never',
        en: {
            title: 'The resource must exist',
            reason: 'This gateway has no such resource.',
            remedy: 'Look at /docs for what this organisation serves. Paths are case-sensitive, without a final slash.',
        },
        zh: {
            title: '资源必须存在',
            reason: '本网关没有该资源。',
            remedy: '请在 /docs 查看本机构提供的接口。路径区分大小写，末尾不带斜杠。',
        },
    },
    METHOD_MUST_BE_ALLOWED: {
        retry: 'never',
        en: {
            title: 'The method must be allowed',
            reason: 'This resource does not answer to that method.',
            remedy: 'Use one of the methods that the header Allow names.',
        },
        zh: {
            title: '请求方法必须被允许',
            reason: '该资源不接受此请求方法。',
            remedy: '请使用响应头 Allow 中列出的方法。',
        },
    },
    REQUEST_MUST_NOT_BE_RUNNING: {
        retry: 'same-key',
        en: {
            title: 'The first request must have ended',
            reason: 'The first request with this Idempotency-Key is still running.',
            remedy: 'Wait as long as Retry-After says and send the same request with the same key: it gets the first answer.',
        },
        zh: {
            title: '首个请求必须已处理完毕',
            reason: '使用同一 Idempotency-Key 的首个请求仍在处理中。',
            remedy: '请按 Retry-After 等待后，以同一个键重发同一请求，即可得到首次的结果。',
        },
    },
    BODY_MUST_BE_SMALLER: {
        retry: 'after-correction',
        en: {
            title: 'The body must be smaller',
            reason: 'A body may have at most 256 kB.',
            remedy: 'Leave out what the schema does not ask for.',
        },
        zh: {
            title: '请求正文过大',
            reason: '请求正文不得超过 256 kB。',
            remedy: '请删去接口模式未要求的内容。',
        },
    },
    CONTENT_TYPE_MUST_BE_JSON: {
        retry: 'after-correction',
        en: {
            title: 'The content type must be JSON',
            reason: 'A body must be application/json, in UTF-8 and not compressed.',
            remedy: 'Send Content-Type: application/json and no Content-Encoding.',
        },
        zh: {
            title: '内容类型必须为 JSON',
            reason: '请求正文须为未压缩、UTF-8 编码的 application/json。',
            remedy: '请发送 Content-Type: application/json，且不带 Content-Encoding。',
        },
    },
    CONTENT_TYPE_MUST_BE_NDJSON: {
        retry: 'after-correction',
        en: {
            title: 'The content type must be NDJSON',
            reason: 'A body must be application/x-ndjson here, in UTF-8 and not compressed: one JSON object on each line.',
            remedy: 'Send Content-Type: application/x-ndjson and no Content-Encoding.',
        },
        zh: {
            title: '内容类型必须为 NDJSON',
            reason: '此处的请求正文须为未压缩、UTF-8 编码的 application/x-ndjson：每行一个 JSON 对象。',
            remedy: '请发送 Content-Type: application/x-ndjson，且不带 Content-Encoding。',
        },
    },
    REQUESTS_MUST_BE_FEWER: {
        retry: 'same-key',
        en: {
            title: 'The requests must be fewer',
            reason: 'This user has sent more requests in this minute than the gateway allows.',
            remedy: 'Wait as long as Retry-After says; RateLimit tells before how many are left.',
        },
        zh: {
            title: '请求频率过高',
            reason: '该用户在本分钟内的请求数超过网关限额。',
            remedy: '请按 Retry-After 等待后重试；剩余次数可事先从 RateLimit 响应头得知。',
        },
    },
    ISSUER_KEYS_MUST_BE_KNOWN: {
        retry: 'same-key',
        en: {
            title: 'The keys of the token issuer must be known',
            reason: 'The gateway cannot have the issuer’s public keys just now, so it cannot judge the token. Nothing has happened.',
            remedy: 'Wait as long as Retry-After says and send the same request with the same key.',
        },
        zh: {
            title: '必须可取得令牌签发方的公钥',
            reason: '网关暂时无法取得令牌签发方的公钥，因而无法核验令牌。未发生任何变动。',
            remedy: '请按 Retry-After 等待后，以同一个键重发同一请求。',
        },
    },
    STREAMS_MUST_BE_FEWER: {
        retry: 'same-key',
        en: {
            title: 'The streams must be fewer',
            reason: 'This user listens to as many streams of events, or fetches as many answers row by row, as one user may, or all users together as many as the gateway serves.',
            remedy: 'Close those that nobody reads, or wait for their end. One stream of events is enough: it carries every event.',
        },
        zh: {
            title: '事件流数量过多',
            reason: '该用户同时打开的事件流或逐行下载已达上限，或本网关全部用户合计已达上限。',
            remedy: '请关闭无人读取的数据流，或等待其结束；一个事件流即包含全部事件。',
        },
    },
    REQUEST_MUST_ARRIVE_IN_TIME: {
        retry: 'same-key',
        en: {
            title: 'The request must arrive in time',
            reason: 'The whole request did not arrive within the time that the gateway waits for one.',
            remedy: 'Send the body at once, and again with the same key. Look whether a proxy on the way holds it back.',
        },
        zh: {
            title: '请求必须及时送达',
            reason: '网关在等待时限内未收到完整请求。',
            remedy: '请一次性发送正文，并以同一个键重发；请检查途中的代理是否延迟转发。',
        },
    },
    HEADERS_MUST_BE_SMALLER: {
        retry: 'after-correction',
        en: {
            title: 'The headers must be smaller',
            reason: 'The headers of a request may have at most 16 kB together.',
            remedy: 'Leave out what the gateway does not ask for, such as cookies.',
        },
        zh: {
            title: '请求头过大',
            reason: '一个请求的请求头合计不得超过 16 kB。',
            remedy: '请删去网关未要求的请求头，例如 Cookie。',
        },
    },
    BLOCK_MUST_BE_READ: {
        retry: 'same-key',
        en: {
            title: 'The block must have been read',
            reason: 'This gateway has not read the block that atLeastBlock or asOfBlock names, though it waited.',
            remedy: 'Ask again shortly; if that block is not yet on the ledger, ask for an earlier one.',
        },
        zh: {
            title: '必须已读取该区块',
            reason: '网关等待后仍未读取 atLeastBlock 或 asOfBlock 所指的区块。',
            remedy: '请稍后再查询；如该区块尚未上链，请改用更早的区块号。',
        },
    },
    GATEWAY_MUST_NOT_BE_STOPPING: {
        retry: 'same-key',
        en: {
            title: 'The gateway must not be stopping',
            reason: 'The gateway is being stopped, and takes no more of this request.',
            remedy: 'Send the same again, with the same key, once the gateway is back.',
        },
        zh: {
            title: '网关不得正在停止',
            reason: '网关正在停止，不再接收此请求的其余内容。',
            remedy: '待网关恢复后，请以同一幂等键重新发送相同内容。',
        },
    },
} as const satisfies Explanations<HttpFaultCode>;
