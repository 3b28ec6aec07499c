import type { Migration } from '../database/migrate.js';

/**
 * Who is told of events. What a webhook is still to be told stands nowhere but in the read model: it keeps its position in
 * the feed of events.
 */
export const webhookMigration: Migration = {
    name: 'webhooks',
    sql: `
        CREATE TABLE webhook (
            webhook_id text PRIMARY KEY,
            user_name text NOT NULL,
            url text NOT NULL,
            -- Without the prefix; nothing for all.
            types text[],
            created_at timestamptz NOT NULL,
            status text NOT NULL CHECK (status IN ('ACTIVE', 'DISABLED')),
            disabled_because text CHECK (disabled_because IN ('ASKED', 'RECEIVER_GONE')),
            -- Sealed.
            secret bytea NOT NULL,
            old_secret bytea,
            old_secret_until timestamptz,
            -- The last event that it is through with.
            position bigint NOT NULL,
            -- Of the event that it is at.
            failures integer NOT NULL DEFAULT 0,
            first_tried_at timestamptz,
            next_try_at timestamptz NOT NULL,
            last_failure text,
            -- The process that delivers to it, or was the last to.
            runner integer
        );
        CREATE INDEX webhook_of_user ON webhook (user_name, created_at);

        CREATE TABLE webhook_dead_letter (
            webhook_id text NOT NULL REFERENCES webhook ON DELETE CASCADE,
            sequence bigint NOT NULL,
            given_up_at timestamptz NOT NULL,
            failures integer NOT NULL,
            reason text NOT NULL,
            -- It is to be tried again, before anything else.
            is_wanted boolean NOT NULL DEFAULT false,
            PRIMARY KEY (webhook_id, sequence)
        );
    `,
};
