import { Refusal } from '@cohong/domain/kernel/refusal';
import { setTimeout as pause } from 'node:timers/promises';
import type { Logger } from 'pino';
import { DatabaseUnavailableError } from '../database/database.js';
import type { Committed, Journal, Ledger, Pursuit, RecoverableLedger } from '../fabric/ledger.js';
import { CommitUnknownError } from '../fabric/ledger-error.js';
import { HttpFault } from '../http/http-fault.js';
import { problemCodeOf } from '../http/problem.js';
import type { Signatures } from '../signing/signatures.js';
import { SigningEndedError } from '../signing/signing-error.js';
import type { ToSign } from '../signing/to-sign.js';
import { TakenOverError, type Content, type Operation, type Operations, type Received } from './operations.js';
import type { OnStep } from './steps.js';

/** What a request's handler answered: what is sent, and where it stands on the ledger. */
export interface HandlerAnswer {
    /** JSON. */
    readonly text: string;
    readonly committed: Committed;
}

/** What a request is carried out with. */
export interface HandlerCall {
    readonly operation: Operation;
    /** Remembers what it sends. */
    readonly ledger: Ledger;
    /** How long the client would wait for a decision that follows; nobody waits after a crash. */
    readonly waitSeconds: number | undefined;
}

/** Carries one kind of request out. It may be called again for the same one, after a crash. */
export type Handler = (call: HandlerCall) => Promise<HandlerAnswer>;

export type OutboxAnswer =
    | { readonly kind: 'answered'; readonly text: string; readonly isReplayed: boolean }
    /** As it was refused the first time. */
    | { readonly kind: 'refused'; readonly refusal: Refusal }
    /** It goes on without its client, unless it waits for a signature of theirs. */
    | { readonly kind: 'running'; readonly operation: Operation; readonly toSign?: ToSign };

export interface OutboxParts {
    readonly operations: Operations;
    readonly signatures: Signatures;
    readonly ledgerOf: (user: string) => RecoverableLedger;
    /** By what was asked, such as `POST /v1/financings`. */
    readonly handlers: ReadonlyMap<string, Handler>;
    readonly logger: Logger;
    readonly eraseAfterHours: number;
    readonly onStep?: OnStep | undefined;
}

/** Of a client that says nothing of waiting. */
const usualWaitSeconds = 25;
const sweepMilliseconds = 5_000;
/** How long a stop waits for what is about to end. */
const graceMilliseconds = 5_000;

/** A request that this process carries out. */
class Run {
    readonly waitSeconds: number | undefined;
    /** Once it is kept. */
    operation: Operation | undefined;
    isCommitted = false;
    /** From before its end is kept: who reads there that it has ended, and sends it again, waits for that instant. */
    isEnding = false;
    answer: Promise<OutboxAnswer> = new Promise(() => undefined);
    #noteKept: () => void = () => undefined;
    readonly isKept = new Promise<void>((resolve) => (this.#noteKept = resolve));
    /** Once something of it is to be signed elsewhere. */
    noteAsked: (toSign: ToSign) => void = () => undefined;
    readonly isAsked = new Promise<ToSign>((resolve) => (this.noteAsked = resolve));
    /** What became of the transaction that was sent for it before a crash, when it took effect. */
    settled: Committed | undefined;

    constructor(waitSeconds?: number) {
        this.waitSeconds = waitSeconds;
    }

    keep(operation: Operation): void {
        this.operation = operation;
        this.#noteKept();
    }
}

/**
 * Does what clients ask exactly once, whatever breaks on the way.
 *
 * A request is kept before anything of it is endorsed, and each envelope before it is sent. What is recovered after a
 * crash is the request and not its transaction: first it is found out what became of the envelope that was kept, then
 * the request's handler runs again, and the ledger tells it when it had been done. So a handler may choose anew, coins
 * for instance, and whatever it reads may have changed.
 */
export class Outbox {
    readonly #parts: OutboxParts;
    /** By request key. */
    readonly #runs = new Map<string, Run>();
    readonly #given = new AbortController();
    #sweeping: Promise<void> = Promise.resolve();

    constructor(parts: OutboxParts) {
        this.#parts = parts;
    }

    /** Goes on with what was begun and not ended, now and at intervals. */
    start(): void {
        this.#sweeping = this.#sweep();
    }

    /** Ends what is about to end, and leaves the rest to the next start, or to another gateway of the organisation. */
    async stop(): Promise<void> {
        const runs = Promise.allSettled([...this.#runs.values()].map(({ answer }) => answer));
        await Promise.race([runs, pause(graceMilliseconds, undefined, { ref: false })]);
        this.#given.abort();
        await Promise.all([runs, this.#sweeping]);
    }

    /**
     * Carries a request out and waits for its end as long as its client would.
     *
     * @throws HttpFault REQUEST_MUST_NOT_BE_RUNNING, Refusal REQUEST_BODY_MUST_MATCH, and whatever keeps it from being done.
     */
    async carryOut(received: Received, waitSeconds: number | undefined): Promise<OutboxAnswer> {
        const { key } = received.mark;
        const underWay = this.#runs.get(key);
        if (underWay?.isEnding === true) {
            await Promise.allSettled([underWay.answer]);
            return await this.carryOut(received, waitSeconds);
        }
        if (underWay !== undefined) {
            return await this.#underWay(received, underWay.operation);
        }
        const run = new Run(waitSeconds);
        this.#begin(key, run, () => this.#receive(received, run));
        const milliseconds = (waitSeconds ?? usualWaitSeconds) * 1_000;
        const waited = pause(milliseconds, undefined, { ref: false }).then(() => this.#stillRunning(run));
        const asked = run.isAsked.then((toSign) => runningOf(run.operation, toSign));

        return await Promise.race([run.answer, waited, asked]);
    }

    /** Of a request that waits for its client, who may not have heard of it, it is told again what is to be signed. */
    async #underWay({ mark }: Received, operation: Operation | undefined): Promise<OutboxAnswer> {
        const isSame = operation?.bodyHash === mark.bodyHash;
        const toSign = isSame ? await this.#parts.signatures.awaited(operation.operationId) : undefined;
        if (toSign === undefined) {
            throw isRunning();
        }

        return runningOf(operation, toSign);
    }

    /** Once it is committed, or before it is kept, the end is near: it is waited for. */
    async #stillRunning(run: Run): Promise<OutboxAnswer> {
        await Promise.race([run.isKept, run.answer]);

        return run.operation === undefined || run.isCommitted
            ? await run.answer
            : { kind: 'running', operation: run.operation };
    }

    #begin(key: string, run: Run, work: () => Promise<OutboxAnswer>): void {
        this.#runs.set(key, run);
        run.answer = work().finally(() => this.#runs.delete(key));
        // Whoever began it may have gone: how it ended is kept.
        run.answer.catch(() => undefined);
    }

    async #receive(received: Received, run: Run): Promise<OutboxAnswer> {
        const { operations } = this.#parts;
        const { operation, isNew } = await operations.receive(received);
        if (isNew) {
            return await this.#carryOut(operation, run);
        }
        if (operation.bodyHash !== received.mark.bodyHash) {
            throw new Refusal('conflict', bodyMustMatch);
        }
        const first = firstAnswer(operation);
        if (first !== undefined) {
            return first;
        }

        const ours = await this.#takeOver(operation, received.content);

        return ours === undefined ? await this.#underWay(received, operation) : await this.#carryOut(ours, run);
    }

    /** Gives nothing when another gateway has it. */
    async #takeOver(operation: Operation, content?: Content): Promise<Operation | undefined> {
        return await this.#parts.operations.takeOver(operation, content).catch((error: unknown) => {
            if (error instanceof TakenOverError) {
                return undefined;
            }
            throw error;
        });
    }

    async #carryOut(operation: Operation, run: Run): Promise<OutboxAnswer> {
        run.keep(operation);
        try {
            await this.#parts.onStep?.('received');
            const { text, committed } = await this.#handle(operation, run);
            run.isEnding = true;
            await this.#parts.operations.finish(operation, { state: 'DONE', answer: text });
            await this.#parts.onStep?.('finished');
            return { kind: 'answered', text, isReplayed: committed.isReplayed };
        } catch (error) {
            return await this.#afterFailure(error, operation, run);
        }
    }

    async #handle(operation: Operation, run: Run): Promise<HandlerAnswer> {
        const { ledgerOf, handlers } = this.#parts;
        const handler = handlers.get(operation.route);
        if (handler === undefined) {
            throw new Error(`this version of the gateway has no ${operation.route}`);
        }
        const ledger = ledgerOf(operation.user);
        if (operation.envelope !== undefined) {
            run.settled = await ledger.settle(operation.envelope, this.#pursuitOf(operation));
        }

        return await handler({
            operation,
            ledger: this.#remembering(ledger, operation, run),
            waitSeconds: run.waitSeconds,
        });
    }

    /** The ledger of one request: what it sends is kept before. */
    #remembering(ledger: RecoverableLedger, operation: Operation, run: Run): Ledger {
        const { operations, signatures, onStep } = this.#parts;
        const journal: Journal = {
            ...this.#pursuitOf(operation),
            endorsed: async (envelope) => {
                await onStep?.('endorsed');
                await operations.endorsed(operation, envelope);
                await onStep?.('kept');
            },
            signed: async (unsigned) => {
                const { toSign, signature } = await signatures.ask(operation.operationId, unsigned);
                run.noteAsked(toSign);
                return await signature;
            },
        };

        return {
            evaluate: (question) => ledger.evaluate(question),
            submit: async (act) => {
                const committed = run.settled ?? (await ledger.submit(act, journal));
                run.isCommitted = true;
                await onStep?.('committed');
                return committed;
            },
        };
    }

    #pursuitOf({ requestKey: key, bodyHash }: Operation): Pursuit {
        return { mark: { key, bodyHash }, signal: this.#given.signal };
    }

    /** What is definite is kept. What is not, or cannot be kept, is gone on with by the next sweep. */
    async #afterFailure(error: unknown, operation: Operation, run: Run): Promise<OutboxAnswer> {
        if (error instanceof DatabaseUnavailableError) {
            throw error;
        }
        if (error instanceof TakenOverError) {
            throw isRunning();
        }
        // What has taken effect is never told to have failed, whatever keeps its answer from being put together.
        const hasTakenEffect = run.isCommitted || run.settled !== undefined;
        if (hasTakenEffect || error instanceof CommitUnknownError || error instanceof SigningEndedError) {
            this.#parts.logger.warn({ err: error, operationId: operation.operationId }, 'a request is not at its end');
            return { kind: 'running', operation };
        }
        const { operations } = this.#parts;
        run.isEnding = true;
        if (error instanceof Refusal && error.code === bodyMustMatch) {
            // The ledger knows another request under this key, and is right: its body must find the key again.
            await operations.forget(operation);
        } else if (error instanceof Refusal) {
            const { kind, code, detail } = error;
            await operations.finish(operation, {
                state: 'REFUSED',
                code,
                answer: JSON.stringify({ kind, code, detail }),
            });
        } else {
            await operations.finish(operation, { state: 'FAILED', code: problemCodeOf(error) });
        }
        throw error;
    }

    async #sweep(): Promise<void> {
        while (!this.#given.signal.aborted) {
            try {
                await this.#recover();
                await this.#parts.operations.erase(this.#parts.eraseAfterHours);
                await this.#parts.signatures.erase(this.#parts.eraseAfterHours);
            } catch (error) {
                this.#parts.logger.warn({ err: error }, 'the outbox could not be looked through');
            }
            await pause(sweepMilliseconds, undefined, { signal: this.#given.signal }).catch(() => undefined);
        }
    }

    async #recover(): Promise<void> {
        for (const operation of await this.#parts.operations.abandoned()) {
            const { requestKey, operationId, state } = operation;
            if (!this.#runs.has(requestKey)) {
                this.#parts.logger.info({ operationId, state }, 'a request that was not at its end is gone on with');
                const run = new Run();
                this.#begin(requestKey, run, async () => {
                    const ours = await this.#takeOver(operation);
                    return ours === undefined ? { kind: 'running', operation } : await this.#carryOut(ours, run);
                });
            }
        }
    }
}

const bodyMustMatch = 'REQUEST_BODY_MUST_MATCH';

function isRunning(): HttpFault {
    return new HttpFault('REQUEST_MUST_NOT_BE_RUNNING', { 'Retry-After': '1' });
}

function runningOf(operation: Operation | undefined, toSign: ToSign): OutboxAnswer {
    if (operation === undefined) {
        throw new Error('what is not kept has asked for a signature');
    }

    return { kind: 'running', operation, toSign };
}

/** What was answered to a request the first time, while it is kept. */
function firstAnswer({ state, answer }: Operation): OutboxAnswer | undefined {
    if (answer === undefined) {
        return undefined;
    }
    if (state === 'REFUSED') {
        const { kind, code, detail } = JSON.parse(answer) as Refusal;
        return { kind: 'refused', refusal: new Refusal(kind, code, detail) };
    }

    return { kind: 'answered', text: answer, isReplayed: true };
}
