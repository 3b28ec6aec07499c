/** What is wrong with a request before any rule of trade looks at it. What each means stands in http-problems.ts. */
const statuses = {
    TOKEN_MUST_BE_VALID: 401,
    TOKEN_MUST_HAVE_SCOPE: 403,
    REQUEST_MUST_BE_WELL_FORMED: 400,
    IDEMPOTENCY_KEY_MUST_BE_GIVEN: 400,
    PREFERENCE_MUST_BE_KNOWN: 400,
    ROUTE_MUST_EXIST: 404,
    METHOD_MUST_BE_ALLOWED: 405,
    REQUEST_MUST_NOT_BE_RUNNING: 409,
    BODY_MUST_BE_SMALLER: 413,
    CONTENT_TYPE_MUST_BE_JSON: 415,
    CONTENT_TYPE_MUST_BE_NDJSON: 415,
    REQUESTS_MUST_BE_FEWER: 429,
    STREAMS_MUST_BE_FEWER: 429,
    REQUEST_MUST_ARRIVE_IN_TIME: 408,
    HEADERS_MUST_BE_SMALLER: 431,
    ISSUER_KEYS_MUST_BE_KNOWN: 503,
    BLOCK_MUST_BE_READ: 503,
    GATEWAY_MUST_NOT_BE_STOPPING: 503,
} as const satisfies Record<string, number>;

export type HttpFaultCode = keyof typeof statuses;

/** A fault of HTTP, with headers of its own where the status demands some. */
export class HttpFault extends Error {
    readonly status: number;
    readonly code: HttpFaultCode;
    readonly headers: Readonly<Record<string, string>>;

    constructor(code: HttpFaultCode, headers: Readonly<Record<string, string>> = {}, options: ErrorOptions = {}) {
        super(code, options);
        this.name = HttpFault.name;
        this.code = code;
        this.status = statuses[code];
        this.headers = headers;
    }
}
