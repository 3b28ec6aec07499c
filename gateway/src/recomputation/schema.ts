import type { Migration } from '../database/migrate.js';

/** Every recomputation that was asked for, and what it has found. */
export const recomputationsMigration: Migration = {
    name: 'recomputations',
    sql: `
        CREATE TABLE recomputation (
            recomputation_id text PRIMARY KEY,
            -- The process that does it, or did.
            runner integer NOT NULL,
            begun_at timestamptz NOT NULL,
            ended_at timestamptz,
            -- As a JWS; what was found stands in it.
            statement text,
            -- Why there is none.
            fault text
        );
        CREATE INDEX recomputation_by_begin ON recomputation (begun_at);
    `,
};
