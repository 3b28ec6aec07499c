import type { Migration } from '../database/migrate.js';

/** What this regulator's people have looked at, until it stands on the ledger. */
export const looksMigration: Migration = {
    name: 'regulator looks',
    sql: `
        CREATE TABLE regulator_look (
            sequence bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
            bank text NOT NULL,
            what text NOT NULL,
            looked_at timestamptz NOT NULL DEFAULT now(),
            -- The transaction that is to record it; what became of that may not be known yet.
            round_id text
        );
    `,
};
