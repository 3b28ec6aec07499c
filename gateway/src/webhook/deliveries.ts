import type { Database } from '../database/database.js';
import { isRunnerAlive } from '../outbox/runner.js';
import type { Seal } from '../outbox/sealed.js';
import type { Clock } from './clock.js';
import { isGivenUp, waitMilliseconds } from './schedule.js';
import type { WebhookRow } from './webhook.js';

/** A webhook that this process delivers to, as it was when it was last looked at. */
export interface Delivery {
    readonly webhookId: string;
    readonly url: string;
    /** Undefined for all. */
    readonly types: readonly string[] | undefined;
    /** The last event that it is through with. */
    readonly position: number;
    /** Of the event that comes now. */
    readonly failures: number;
    readonly firstTriedAt: Date | undefined;
    readonly secret: string;
    /** Of before its last rotation, which signs beside the new one for a while. */
    readonly oldSecret: { readonly secret: string; readonly until: Date } | undefined;
}

/** An event that a webhook is to be told. */
export interface Item {
    readonly sequence: number;
    /** It was given up before, and the order of the ledger does not hold for it. */
    readonly isDeadLetter: boolean;
}

/** What waits for receivers. */
export interface Backlog {
    readonly events: number;
    readonly oldestSeconds: number;
    readonly deadLetters: number;
}

export interface DeliveriesParts {
    readonly seal: Seal;
    /** Of this process. */
    readonly runner: number;
    /** Who may be told: a user that is taken out of the configuration hears no more. */
    readonly users: readonly string[];
    readonly now: Clock;
}

/**
 * How far each webhook is, as whoever delivers to it sees and notes it.
 *
 * A webhook is delivered to by one gateway at a time. Whoever dies at it leaves it to another, which begins with the event
 * that was under way. What a gateway notes counts only while the webhook is its own and where it was: a user may have set
 * it back meanwhile.
 */
export class Deliveries {
    readonly #database: Database;
    readonly #parts: DeliveriesParts;

    constructor(database: Database, parts: DeliveriesParts) {
        this.#database = database;
        this.#parts = parts;
    }

    /** Which webhooks have something to be told now that no other gateway is at. */
    async due(): Promise<readonly string[]> {
        const { runner, users, now } = this.#parts;
        const rows = await this.#database.query<{ webhook_id: string }>(
            `SELECT webhook_id FROM webhook
             WHERE status = 'ACTIVE' AND next_try_at <= $1 AND user_name = ANY($2) AND ${isFreeFor('$3')}
                 AND (EXISTS (SELECT FROM read_model.event WHERE sequence > position)
                     OR EXISTS (SELECT FROM webhook_dead_letter AS letter
                         WHERE letter.webhook_id = webhook.webhook_id AND is_wanted))`,
            [now(), users, runner],
            // Asked after each block.
            'webhooks due',
        );

        return rows.map(({ webhook_id: id }) => id);
    }

    /** Makes a webhook this process's own; undefined when it is no longer due, or another was quicker. */
    async take(webhookId: string): Promise<Delivery | undefined> {
        const { runner, now } = this.#parts;
        const rows = await this.#database.query<WebhookRow>(
            `UPDATE webhook SET runner = $2
             WHERE webhook_id = $1 AND next_try_at <= $3 AND ${isFreeFor('$2')} RETURNING *`,
            [webhookId, runner, now()],
        );

        return this.#delivery(rows);
    }

    /** The dead letter that its user wants to have tried again, the oldest of several. */
    async wanted({ webhookId }: Delivery): Promise<number | undefined> {
        const [row] = await this.#database.query<{ sequence: string }>(
            'SELECT min(sequence) AS sequence FROM webhook_dead_letter WHERE webhook_id = $1 AND is_wanted HAVING count(*) > 0',
            [webhookId],
        );

        return row && Number(row.sequence);
    }

    /** Notes that it has been told, or did not want to be. Undefined when it is not to be gone on with. */
    async through(delivery: Delivery, item: Item): Promise<Delivery | undefined> {
        return await this.#moveOn(delivery, item, {
            first: 'DELETE FROM webhook_dead_letter WHERE webhook_id = $1 AND sequence = $2',
        });
    }

    /**
     * Notes that the receiver did not take it: it is tried again later, and everything after it waits, or it has been
     * tried for so long that it is given up. Undefined when there is nothing to be gone on with now.
     */
    async failed(delivery: Delivery, item: Item, reason: string): Promise<Delivery | undefined> {
        const now = this.#parts.now();
        const firstTriedAt = delivery.firstTriedAt ?? now;
        const failures = delivery.failures + 1;
        if (isGivenUp(firstTriedAt, now)) {
            return await this.#moveOn(delivery, item, {
                first: `INSERT INTO webhook_dead_letter (webhook_id, sequence, given_up_at, failures, reason)
                    VALUES ($1, $2, $6, $7, $8)
                    ON CONFLICT (webhook_id, sequence) DO UPDATE SET given_up_at = EXCLUDED.given_up_at,
                        failures = EXCLUDED.failures, reason = EXCLUDED.reason, is_wanted = false`,
                values: [failures, reason],
            });
        }
        const nextTryAt = new Date(now.getTime() + waitMilliseconds(failures, Math.random()));
        await this.#database.query(
            `UPDATE webhook SET failures = $4, first_tried_at = $5, next_try_at = $6, last_failure = $7
             WHERE webhook_id = $1 AND runner = $2 AND position = $3`,
            [delivery.webhookId, this.#parts.runner, delivery.position, failures, firstTriedAt, nextTryAt, reason],
        );

        return undefined;
    }

    /** Notes that the receiver wants no more. */
    async receiverGone({ webhookId }: Delivery): Promise<void> {
        await this.#database.query(
            `UPDATE webhook SET status = 'DISABLED', disabled_because = 'RECEIVER_GONE'
             WHERE webhook_id = $1 AND runner = $2`,
            [webhookId, this.#parts.runner],
        );
    }

    /** How much waits for receivers that are to be told, and since when. */
    async backlog(): Promise<Backlog> {
        const [backlog] = await this.#database.query<Backlog>(
            `SELECT count(*)::integer AS events,
                 COALESCE(EXTRACT(EPOCH FROM $1::timestamptz - min(recorded_at)), 0)::float AS "oldestSeconds",
                 (SELECT count(*) FROM webhook_dead_letter)::integer AS "deadLetters"
             FROM webhook
             JOIN read_model.event ON sequence > position AND (types IS NULL OR type = ANY(types))
             WHERE status = 'ACTIVE' AND user_name = ANY($2)`,
            [this.#parts.now(), this.#parts.users],
        );

        return backlog ?? { events: 0, oldestSeconds: 0, deadLetters: 0 };
    }

    async #moveOn(
        { webhookId, position }: Delivery,
        { sequence, isDeadLetter }: Item,
        { first, values = [] }: { readonly first: string; readonly values?: readonly unknown[] },
    ): Promise<Delivery | undefined> {
        const { runner, now } = this.#parts;
        const rows = await this.#database.query<WebhookRow>(
            `WITH first AS (${first})
             UPDATE webhook SET position = CASE WHEN $3 THEN position ELSE $2::bigint END,
                 failures = 0, first_tried_at = NULL, last_failure = NULL, next_try_at = $6
             WHERE webhook_id = $1 AND runner = $4 AND position = $5 RETURNING *`,
            [webhookId, sequence, isDeadLetter, runner, position, now(), ...values],
        );

        return this.#delivery(rows);
    }

    #delivery([row]: readonly WebhookRow[]): Delivery | undefined {
        if (row?.status !== 'ACTIVE') {
            return undefined;
        }
        const { webhook_id: webhookId, old_secret: old, old_secret_until: until } = row;
        const opened = (sealed: Buffer) => this.#parts.seal.open(webhookId, sealed);

        return {
            webhookId,
            url: row.url,
            types: row.types ?? undefined,
            position: Number(row.position),
            failures: row.failures,
            firstTriedAt: row.first_tried_at ?? undefined,
            secret: opened(row.secret),
            oldSecret: old === null || until === null ? undefined : { secret: opened(old), until },
        };
    }
}

/** Whether a webhook is this process's or of none that is alive. */
function isFreeFor(runner: string): string {
    return `(runner IS NULL OR runner = ${runner} OR NOT ${isRunnerAlive('runner')})`;
}
