/** What is wrong with a request before any rule of trade looks at it. */
const faults = {
    TOKEN_MUST_BE_VALID: [401, 'A bearer token of this organisation is needed, valid now.'],
    TOKEN_MUST_HAVE_SCOPE: [
        403,
        'The token is good and does not allow this: its scope must name what WWW-Authenticate says.',
    ],
    REQUEST_MUST_BE_WELL_FORMED: [400, 'The request could not be read.'],
    IDEMPOTENCY_KEY_MUST_BE_GIVEN: [400, 'Every POST needs an Idempotency-Key of 1 to 255 printable ASCII characters.'],
    PREFERENCE_MUST_BE_KNOWN: [400, 'Prefer: wait needs a whole number of seconds.'],
    ROUTE_MUST_EXIST: [404, 'This gateway has no such resource.'],
    METHOD_MUST_BE_ALLOWED: [405, 'This resource does not answer to that method.'],
    REQUEST_MUST_NOT_BE_RUNNING: [409, 'The first request with this Idempotency-Key is still running.'],
    BODY_MUST_BE_SMALLER: [413, 'A body may have at most 256 kB.'],
    CONTENT_TYPE_MUST_BE_JSON: [415, 'A body must be application/json, in UTF-8 and not compressed.'],
} as const satisfies Record<string, readonly [status: number, detail: string]>;

export type HttpFaultCode = keyof typeof faults;

/** A fault of HTTP, with headers of its own where the status demands some. */
export class HttpFault extends Error {
    readonly status: number;
    readonly code: HttpFaultCode;
    readonly detail: string;
    readonly headers: Readonly<Record<string, string>>;

    constructor(code: HttpFaultCode, headers: Readonly<Record<string, string>> = {}) {
        super(code);
        this.name = HttpFault.name;
        this.code = code;
        [this.status, this.detail] = faults[code];
        this.headers = headers;
    }
}
