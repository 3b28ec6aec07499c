import { Refusal, type RefusalKind } from '@cohong/domain/kernel/refusal';
import type { ErrorRequestHandler } from 'express';
import type { Logger } from 'pino';
import { DatabaseUnavailableError } from '../database/database.js';
import { CommitUnknownError, ConflictError, NotEndorsedError, PeerUnavailableError } from '../fabric/ledger-error.js';
import type { LedgerProblemCode } from '../fabric/ledger-problems.js';
import type { OutboxProblemCode } from '../outbox/outbox-problems.js';
import type { Metrics } from '../operation/metrics.js';
import { SignatureMissingError } from '../signing/signing-error.js';
import type { SigningProblemCode } from '../signing/signing-problems.js';
import { catalogue, problemPath } from '../problems/catalogue.js';
import { fieldProblems } from '../problems/field-problems.js';
import { languageOf, markLanguage } from '../problems/language.js';
import type { Language } from '../problems/explanation.js';
import { HttpFault, type HttpFaultCode } from './http-fault.js';
import { requestIdOf, type RequestLocals } from './request-log.js';

/** A failure as RFC 9457 wants it told. */
interface Problem {
    readonly status: number;
    readonly code: string;
    /** Each faulty field by its path, never with its value. */
    readonly errors?: unknown;
    /** What the rule that refused lets the caller know. */
    readonly facts?: Readonly<Record<string, unknown>>;
    /** The transaction whose outcome is not known. */
    readonly transactionId?: string;
    readonly headers?: Readonly<Record<string, string>>;
}

const statusOfRefusal: Record<RefusalKind, number> = {
    invalid: 422,
    forbidden: 403,
    'not-found': 404,
    conflict: 409,
};

/** Where HTTP has a status of its own for what the kind does not tell. */
const statusOfCode: Readonly<Record<string, number>> = {
    // Text that is no JSON is malformed; everything else was understood and refused.
    REQUEST_MUST_BE_JSON: 400,
    // The Idempotency-Key draft: the same key with another body is an error of the request, not of the moment.
    REQUEST_BODY_MUST_MATCH: 422,
};

const retryAfterSeconds = '5';

/** Turns every failure into one shape of answer, so that no route needs a try block. Defects are logged with their cause. */
export function problemHandler({ logger, metrics }: { logger: Logger; metrics: Metrics }): ErrorRequestHandler {
    // eslint-disable-next-line max-params -- Express knows an error handler by its four parameters.
    return (error: unknown, request, response, next) => {
        if (response.headersSent) {
            next(error);
            return;
        }
        const requestId = requestIdOf(request);
        const { headers = {}, errors, ...problem } = problemOf(error);
        metrics.countProblem(problem.code, problem.status);
        if (problem.status >= 500) {
            const { traceId } = (response.locals as RequestLocals).trace ?? {};
            logger.error({ requestId, traceId, code: problem.code, err: error }, 'request failed');
        }
        const language = languageOf(request);
        markLanguage(response, language);
        response
            .status(problem.status)
            .set(headers)
            .type('application/problem+json')
            .send(
                JSON.stringify({
                    ...wordsOf(problem.code, language),
                    ...problem,
                    ...(errors !== undefined && { errors: fieldProblems(errors, language) }),
                    requestId,
                }),
            );
    };
}

function problemOf(error: unknown): Problem {
    if (error instanceof Refusal) {
        return problemOfRefusal(error);
    }
    const fault = error instanceof HttpFault ? error : bodyFault(error);
    if (fault !== undefined) {
        return { status: fault.status, code: fault.code, headers: fault.headers };
    }

    if (error instanceof SignatureMissingError) {
        return { status: statusOfRefusal.conflict, code: 'SIGNATURE_MUST_COME_IN_TIME' satisfies SigningProblemCode };
    }
    if (error instanceof DatabaseUnavailableError) {
        return unavailable('DATABASE_MUST_ANSWER');
    }

    return problemOfLedgerError(error);
}

/** What the caller of a failed act is told, as a code. */
export function problemCodeOf(error: unknown): string {
    return problemOf(error).code;
}

function problemOfRefusal({ kind, code, detail }: Refusal): Problem {
    const { errors, ...facts } = detail;

    return {
        status: statusOfCode[code] ?? statusOfRefusal[kind],
        code,
        ...(errors !== undefined && { errors }),
        ...(Object.keys(facts).length > 0 && { facts }),
    };
}

function problemOfLedgerError(error: unknown): Problem {
    if (error instanceof CommitUnknownError) {
        return { ...unavailable('COMMIT_MUST_BE_KNOWN'), transactionId: error.transactionId };
    }
    if (error instanceof NotEndorsedError) {
        return unavailable('ENDORSERS_MUST_AGREE');
    }
    if (error instanceof ConflictError) {
        return unavailable('TRANSACTION_MUST_NOT_CONFLICT');
    }
    if (error instanceof PeerUnavailableError) {
        return unavailable('PEER_MUST_ANSWER');
    }

    return { status: 500, code: 'INTERNAL_ERROR' satisfies LedgerProblemCode };
}

function unavailable(code: LedgerProblemCode | OutboxProblemCode): Problem {
    return { status: 503, code, headers: { 'Retry-After': retryAfterSeconds } };
}

const bodyFaults: Readonly<Record<string, HttpFaultCode>> = {
    'entity.too.large': 'BODY_MUST_BE_SMALLER',
    'encoding.unsupported': 'CONTENT_TYPE_MUST_BE_JSON',
    'charset.unsupported': 'CONTENT_TYPE_MUST_BE_JSON',
};

/** Express and its body reader give the status of a faulty request with their errors. */
function bodyFault(error: unknown): HttpFault | undefined {
    if (!(error instanceof Error) || !('status' in error) || typeof error.status !== 'number' || error.status >= 500) {
        return undefined;
    }
    const type = 'type' in error && typeof error.type === 'string' ? error.type : '';

    return new HttpFault(bodyFaults[type] ?? 'REQUEST_MUST_BE_WELL_FORMED');
}

/** What the caller reads of a code. A newer chaincode may refuse for something that this gateway cannot explain yet. */
export function wordsOf(code: string, language: Language): object {
    const explanation = catalogue.get(code);
    if (explanation === undefined) {
        return { type: 'about:blank', title: code };
    }
    const { title, reason } = explanation[language];

    return { type: problemPath(code), title, detail: reason, retry: explanation.retry };
}
