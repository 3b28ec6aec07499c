import {
    coinsMadeMigration,
    coinsMigration,
    readModelMigration,
    sortedCreditsMigration,
    sortedDeferredPaymentsMigration,
    sortedDisclosuresMigration,
    recordsOfDeclarationsMigration,
    sortedListsMigration,
    sortedRemittancesMigration,
    sortedOfflineMigration,
    sortedPresentationsMigration,
    sortedSubstitutionsMigration,
    sortedClaimsMigration,
    sortedDealsMigration,
    sortedMarketMigration,
    sortedRecourseMigration,
    sortedParticipationsMigration,
    supervisionMigration,
    sortedDueMigration,
    sortedImportsMigration,
    anomaliesMigration,
    supervisedImportsMigration,
} from '../read-model/schema.js';
import { importsMigration } from '../declaration/schema.js';
import { looksMigration } from '../regulator-look/schema.js';
import { recomputationsMigration } from '../recomputation/schema.js';
import { signaturesMigration } from '../signing/schema.js';
import { webhookMigration } from '../webhook/schema.js';
import type { Migration } from './migrate.js';

/** From an empty database to the one that this program uses, in order. */
export const migrations: readonly Migration[] = [
    {
        name: 'owner',
        sql: 'CREATE TABLE owner (msp_id text NOT NULL)',
    },
    readModelMigration,
    {
        name: 'operations',
        sql: `
            CREATE TABLE operations (
                operation_id uuid PRIMARY KEY,
                -- HMACs: without the request secret nobody can try out keys and bodies against them.
                request_key text NOT NULL UNIQUE,
                body_hash text NOT NULL,
                user_name text NOT NULL,
                route text NOT NULL,
                state text NOT NULL CHECK (state IN ('RECEIVED', 'ENDORSED', 'DONE', 'REFUSED', 'FAILED')),
                -- The process that carries it out.
                runner integer NOT NULL,
                received_at timestamptz NOT NULL DEFAULT now(),
                finished_at timestamptz,
                transaction_id text,
                envelope bytea,
                code text,
                -- Sealed, and erased some time after the end.
                content bytea,
                answer bytea
            );
            CREATE INDEX operations_running ON operations (received_at) WHERE state IN ('RECEIVED', 'ENDORSED');
            CREATE INDEX operations_to_erase ON operations (finished_at) WHERE content IS NOT NULL OR answer IS NOT NULL;
        `,
    },
    {
        name: 'kept answers',
        sql: `
            -- Of requests that change something of the gateway's own and nothing on the ledger.
            CREATE TABLE kept_answer (
                request_key text PRIMARY KEY,
                body_hash text NOT NULL,
                -- Sealed.
                answer bytea,
                answered_at timestamptz NOT NULL DEFAULT now()
            );
            CREATE INDEX kept_answer_to_erase ON kept_answer (answered_at);
        `,
    },
    webhookMigration,
    signaturesMigration,
    sortedListsMigration,
    coinsMigration,
    sortedDisclosuresMigration,
    sortedRemittancesMigration,
    sortedOfflineMigration,
    coinsMadeMigration,
    sortedDeferredPaymentsMigration,
    sortedCreditsMigration,
    sortedPresentationsMigration,
    sortedSubstitutionsMigration,
    sortedClaimsMigration,
    sortedDealsMigration,
    sortedMarketMigration,
    sortedRecourseMigration,
    sortedParticipationsMigration,
    importsMigration,
    looksMigration,
    recomputationsMigration,
    recordsOfDeclarationsMigration,
    supervisionMigration,
    sortedDueMigration,
    sortedImportsMigration,
    anomaliesMigration,
    supervisedImportsMigration,
];
