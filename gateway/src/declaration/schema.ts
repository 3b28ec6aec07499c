import type { Migration } from '../database/migrate.js';

/** How far each import of declarations is: counts alone. What was declared, and what became of it, is on the ledger. */
export const importsMigration: Migration = {
    name: 'declaration imports',
    sql: `
        CREATE TABLE declaration_import (
            import_id text PRIMARY KEY,
            user_name text NOT NULL,
            -- The process that takes its lines, or was the last to.
            runner integer NOT NULL,
            received_at timestamptz NOT NULL,
            finished_at timestamptz,
            -- Whether its lines came to their end.
            is_complete boolean NOT NULL DEFAULT false,
            -- Of the last time that it was sent.
            lines integer NOT NULL DEFAULT 0,
            imported integer NOT NULL DEFAULT 0,
            already_there integer NOT NULL DEFAULT 0,
            refused integer NOT NULL DEFAULT 0
        );
    `,
};
