import { refusals } from '@cohong/domain/kernel/refusal';
import { typePrefix } from '../event/cloud-event.js';
import { randomId } from '../fabric/random-id.js';
import type { Database, Query } from '../database/database.js';
import type { Seal } from '../outbox/sealed.js';
import type { Clock } from './clock.js';
import { newSecret, oldSecretHours } from './secret.js';
import type { Targets } from './target.js';
import { webhookRead, type DeadLetter, type WebhookRead, type WebhookRow } from './webhook.js';

const refusal = refusals({
    WEBHOOK_MUST_EXIST: 'not-found',
    WEBHOOK_TARGET_MUST_BE_PUBLIC: 'invalid',
    WEBHOOKS_MUST_BE_FEWER: 'conflict',
    DEAD_LETTER_MUST_EXIST: 'not-found',
});

const mostPerUser = 10;
const usuallyShown = 50;

/** What a user asks to be told, and where. */
export interface Wish {
    readonly url: string;
    /** As events have them; all when left out. */
    readonly types?: readonly string[] | undefined;
    /** The last event that the receiver has; the newest when left out. */
    readonly after?: number | undefined;
}

/** Whose webhook: another user's is as if it were not there. */
export interface Owned {
    readonly webhookId: string;
    readonly user: string;
}

/** Which dead letters: after which event, and how many at most. */
export interface Page {
    readonly after?: number | undefined;
    readonly limit?: number | undefined;
}

/** A webhook with the secret that it has just been given, which is told this once. */
export type WithSecret = WebhookRead & { readonly secret: string };

/** The webhooks as their users see and change them: changes by the query of whoever keeps the answer. */
export class Webhooks {
    readonly #database: Database;
    readonly #targets: Targets;
    readonly #seal: Seal;
    readonly #now: Clock;

    constructor(database: Database, { targets, seal, now }: { targets: Targets; seal: Seal; now: Clock }) {
        this.#database = database;
        this.#targets = targets;
        this.#seal = seal;
        this.#now = now;
    }

    /** @throws Refusal WEBHOOK_TARGET_MUST_BE_PUBLIC, WEBHOOKS_MUST_BE_FEWER */
    async register(query: Query, user: string, { url, types, after }: Wish): Promise<WithSecret> {
        if (!this.#targets.admits(url)) {
            throw refusal('WEBHOOK_TARGET_MUST_BE_PUBLIC');
        }
        // Of two at once the second counts the first.
        await query('LOCK TABLE webhook IN SHARE ROW EXCLUSIVE MODE');
        if ((await this.list(user, query)).length >= mostPerUser) {
            throw refusal('WEBHOOKS_MUST_BE_FEWER');
        }
        const [webhookId, secret, now] = [randomId(), newSecret(), this.#now()];
        const named = types && [...new Set(types)].map((type) => type.slice(typePrefix.length));
        const [row] = await query<WebhookRow>(
            `INSERT INTO webhook
                 (webhook_id, user_name, url, types, created_at, status, secret, position, next_try_at)
             VALUES ($1, $2, $3, $4, $5, 'ACTIVE', $6,
                 COALESCE($7, (SELECT max(sequence) FROM read_model.event), 0), $5)
             RETURNING *`,
            [webhookId, user, url, named ?? null, now, this.#sealed(webhookId, secret), after ?? null],
        );

        return { ...this.#read(row), secret };
    }

    async list(user: string, query = this.#database.query): Promise<readonly WebhookRead[]> {
        const rows = await query<WebhookRow>(
            'SELECT * FROM webhook WHERE user_name = $1 ORDER BY created_at, webhook_id',
            [user],
        );

        return rows.map((row) => this.#read(row));
    }

    /** @throws Refusal WEBHOOK_MUST_EXIST, as all that follow. */
    async find({ webhookId, user }: Owned, query = this.#database.query): Promise<WebhookRead> {
        const [row] = await query<WebhookRow>('SELECT * FROM webhook WHERE webhook_id = $1 AND user_name = $2', [
            webhookId,
            user,
        ]);

        return this.#read(row);
    }

    /** Nothing more is sent; what it is through with is remembered. */
    async disable(query: Query, owned: Owned): Promise<WebhookRead> {
        return await this.#change(query, owned, {
            set: "status = 'DISABLED', disabled_because = COALESCE(disabled_because, 'ASKED')",
        });
    }

    /** It goes on where it was, at once. */
    async enable(query: Query, owned: Owned): Promise<WebhookRead> {
        return await this.#change(query, owned, {
            set: `status = 'ACTIVE', disabled_because = NULL, ${beginsAnew('$3')}`,
            values: [this.#now()],
        });
    }

    /** Nothing of it is kept. */
    async remove(query: Query, owned: Owned): Promise<WebhookRead> {
        const webhook = await this.find(owned, query);
        await query('DELETE FROM webhook WHERE webhook_id = $1', [owned.webhookId]);

        return webhook;
    }

    /** Gives it a new secret; the old one signs too for a while, one that is older no more. */
    async rotateSecret(query: Query, owned: Owned): Promise<WithSecret> {
        const secret = newSecret();
        const until = new Date(this.#now().getTime() + oldSecretHours * 3_600_000);
        const webhook = await this.#change(query, owned, {
            set: 'old_secret = secret, old_secret_until = $3, secret = $4',
            values: [until, this.#sealed(owned.webhookId, secret)],
        });

        return { ...webhook, secret };
    }

    /** Sends everything after an event again, or leaves out what comes before it. */
    async replay(query: Query, owned: Owned, after: number): Promise<WebhookRead> {
        return await this.#change(query, owned, {
            set: `position = $3, ${beginsAnew('$4')}`,
            values: [after, this.#now()],
        });
    }

    /** What it was given up on after an event, in the order of the ledger. */
    async deadLetters(owned: Owned, { after = 0, limit = usuallyShown }: Page = {}): Promise<readonly DeadLetter[]> {
        await this.find(owned);
        const rows = await this.#database.query<DeadLetterRow>(
            'SELECT * FROM webhook_dead_letter WHERE webhook_id = $1 AND sequence > $2 ORDER BY sequence LIMIT $3',
            [owned.webhookId, after, limit],
        );

        return rows.map(deadLetter);
    }

    /**
     * Has one event tried again, before anything else.
     *
     * @throws Refusal DEAD_LETTER_MUST_EXIST
     */
    async replayDeadLetter(query: Query, owned: Owned, sequence: number): Promise<DeadLetter> {
        await this.#change(query, owned, { set: beginsAnew('$3'), values: [this.#now()] });
        const [row] = await query<DeadLetterRow>(
            'UPDATE webhook_dead_letter SET is_wanted = true WHERE webhook_id = $1 AND sequence = $2 RETURNING *',
            [owned.webhookId, sequence],
        );
        if (row === undefined) {
            throw refusal('DEAD_LETTER_MUST_EXIST');
        }

        return deadLetter(row);
    }

    async #change(
        query: Query,
        { webhookId, user }: Owned,
        { set, values = [] }: { readonly set: string; readonly values?: readonly unknown[] },
    ): Promise<WebhookRead> {
        const [row] = await query<WebhookRow>(
            `UPDATE webhook SET ${set} WHERE webhook_id = $1 AND user_name = $2 RETURNING *`,
            [webhookId, user, ...values],
        );

        return this.#read(row);
    }

    #read(row: WebhookRow | undefined): WebhookRead {
        if (row === undefined) {
            throw refusal('WEBHOOK_MUST_EXIST');
        }

        return webhookRead(row, this.#now());
    }

    #sealed(webhookId: string, secret: string): Buffer {
        return this.#seal.close(webhookId, secret);
    }
}

/** What had failed is tried at once, and may fail as often as something new. */
function beginsAnew(now: string): string {
    return `failures = 0, first_tried_at = NULL, last_failure = NULL, next_try_at = ${now}`;
}

interface DeadLetterRow {
    readonly sequence: string;
    readonly given_up_at: Date;
    readonly failures: number;
    readonly reason: string;
    readonly is_wanted: boolean;
}

function deadLetter({
    sequence,
    given_up_at: givenUpAt,
    failures,
    reason,
    is_wanted: isWanted,
}: DeadLetterRow): DeadLetter {
    return { eventId: sequence, givenUpAt: givenUpAt.toISOString(), failures, reason, isWanted };
}
