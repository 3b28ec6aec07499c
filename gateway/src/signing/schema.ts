import type { Migration } from '../database/migrate.js';

/** What users whose keys are elsewhere were asked to sign, and what they signed. */
export const signaturesMigration: Migration = {
    name: 'signatures',
    sql: `
        CREATE TABLE signatures (
            operation_id uuid NOT NULL REFERENCES operations ON DELETE CASCADE,
            -- Base64, of the message's SHA-256.
            digest text NOT NULL,
            step text NOT NULL CHECK (step IN ('proposal', 'transaction')),
            attempt integer NOT NULL,
            transaction_id text NOT NULL,
            -- Sealed: a proposal holds what the client sent.
            message bytea NOT NULL,
            expires_at timestamptz NOT NULL,
            signature bytea,
            PRIMARY KEY (operation_id, digest)
        );
    `,
};
