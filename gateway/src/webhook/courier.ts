import { setTimeout as pause } from 'node:timers/promises';
import type { Logger } from 'pino';
import { cloudEvent } from '../event/cloud-event.js';
import type { EventRow } from '../read-model/events.js';
import type { ReadModel } from '../read-model/read-model.js';
import type { Clock } from './clock.js';
import type { Deliveries, Delivery } from './deliveries.js';
import { post, type PostOutcome } from './post.js';
import { signatureHeaders } from './secret.js';
import type { Targets } from './target.js';

export interface CourierParts {
    readonly deliveries: Deliveries;
    readonly feed: Pick<ReadModel, 'events' | 'newestBlock' | 'reaches'>;
    readonly mspId: string;
    readonly targets: Targets;
    readonly now: Clock;
    readonly logger: Logger;
    /** How often it looks for what is due when no block comes. */
    readonly pollMilliseconds?: number;
    /** How long a receiver may take. */
    readonly answerMilliseconds?: number;
}

/** So many are fetched at once. */
const batchSize = 50;
/** How long a stop waits for requests under way. */
const graceMilliseconds = 5_000;

/**
 * Tells webhooks what happens, each in the order of the ledger and one event after the other: the next is sent when the
 * one before has been taken or given up. A webhook whose receiver is away holds up no other.
 *
 * That an event was taken is noted after it was: whoever dies between the two sends it again, and never leaves one out.
 */
export class Courier {
    readonly #parts: CourierParts;
    readonly #pollSeconds: number;
    readonly #answerMilliseconds: number;
    /** By webhook. */
    readonly #runs = new Map<string, Promise<void>>();
    readonly #stopped = new AbortController();
    readonly #givenUp = new AbortController();
    #working: Promise<void> = Promise.resolve();

    constructor({ pollMilliseconds = 1_000, answerMilliseconds = 10_000, ...parts }: CourierParts) {
        this.#parts = parts;
        this.#pollSeconds = pollMilliseconds / 1_000;
        this.#answerMilliseconds = answerMilliseconds;
    }

    start(): void {
        this.#working = this.#work();
    }

    /** Lets end what is under way, for a while; what has not ended then is sent again by whoever starts next. */
    async stop(): Promise<void> {
        this.#stopped.abort();
        await this.#working;
        const runs = Promise.all(this.#runs.values());
        await Promise.race([runs, pause(graceMilliseconds, undefined, { ref: false })]);
        this.#givenUp.abort();
        await runs;
    }

    get #isStopped(): boolean {
        return this.#stopped.signal.aborted;
    }

    async #work(): Promise<void> {
        const { feed, logger } = this.#parts;
        while (!this.#isStopped) {
            // Looked up before the webhooks are, so that a block which comes meanwhile is not slept through.
            const block = feed.newestBlock;
            await this.#round().catch((error: unknown) =>
                logger.warn({ err: error }, 'webhooks could not be looked up'),
            );
            await feed.reaches(block + 1, this.#pollSeconds, this.#stopped.signal);
        }
    }

    async #round(): Promise<void> {
        for (const webhookId of await this.#parts.deliveries.due()) {
            if (!this.#runs.has(webhookId)) {
                const run = this.#deliverTo(webhookId)
                    .catch((error: unknown) =>
                        this.#log(webhookId, { err: error }, 'a webhook could not be gone on with'),
                    )
                    .finally(() => this.#runs.delete(webhookId));
                this.#runs.set(webhookId, run);
            }
        }
    }

    /** Until it has been told everything, or its receiver fails. */
    async #deliverTo(webhookId: string): Promise<void> {
        let delivery = await this.#parts.deliveries.take(webhookId);
        while (delivery !== undefined && !this.#isStopped) {
            delivery = await this.#deliverSome(delivery);
        }
    }

    async #deliverSome(delivery: Delivery): Promise<Delivery | undefined> {
        const { deliveries, feed } = this.#parts;
        const wanted = await deliveries.wanted(delivery);
        const rows = await feed.events.after(
            wanted === undefined ? { after: delivery.position, limit: batchSize } : { after: wanted - 1, limit: 1 },
        );
        let next = rows.length === 0 ? undefined : delivery;
        for (const row of rows) {
            if (next !== undefined && !this.#isStopped) {
                next = await this.#deliver(next, row, wanted !== undefined);
            }
        }

        return next;
    }

    async #deliver(delivery: Delivery, row: EventRow, isDeadLetter: boolean): Promise<Delivery | undefined> {
        const { deliveries } = this.#parts;
        const { webhookId, types } = delivery;
        const item = { sequence: row.sequence, isDeadLetter };
        const outcome: PostOutcome =
            types === undefined || types.includes(row.type) ? await this.#post(delivery, row) : { kind: 'taken' };
        switch (outcome.kind) {
            case 'taken':
                return await deliveries.through(delivery, item);
            case 'failed': {
                const { reason } = outcome;
                const next = await deliveries.failed(delivery, item, reason);
                const told = next === undefined ? 'a receiver did not take an event' : 'an event was given up';
                this.#log(webhookId, { reason, failures: delivery.failures + 1 }, told);
                return next;
            }
            case 'gone':
                await deliveries.receiverGone(delivery);
                this.#log(webhookId, {}, 'a receiver wants to hear no more');
                return undefined;
            case 'interrupted':
                return undefined;
        }
    }

    async #post({ webhookId, url, secret, oldSecret }: Delivery, row: EventRow): Promise<PostOutcome> {
        const { mspId, now, targets } = this.#parts;
        const at = now();
        const secrets = oldSecret !== undefined && oldSecret.until > at ? [secret, oldSecret.secret] : [secret];
        const body = JSON.stringify(cloudEvent(mspId, row));
        const headers = {
            'Content-Type': 'application/cloudevents+json',
            'User-Agent': 'cohong-gateway',
            ...signatureHeaders({ id: `${webhookId}-${row.sequence}`, at, body }, secrets),
        };

        return await post({
            url,
            headers,
            body,
            lookup: targets.lookup,
            milliseconds: this.#answerMilliseconds,
            signal: this.#givenUp.signal,
        });
    }

    /** Never with the address, which may hold a secret of the receiver's. */
    #log(webhookId: string, details: object, message: string): void {
        this.#parts.logger.warn({ webhookId, ...details }, message);
    }
}
