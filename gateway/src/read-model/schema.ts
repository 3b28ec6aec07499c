import type { Migration } from '../database/migrate.js';
import { anomaliesSoFar, anomalyFunctions, anomalyTables, anomalyTrigger } from './supervised/anomaly-tables.js';
import { importFunctions, importsSoFar, importTables, importTrigger } from './supervised/import-tables.js';
import { saleFunctions, salesSoFar, saleTables, saleTrigger } from './supervised/sale-tables.js';
import { supervisedFunctions, supervisedSoFar, supervisedTrigger } from './supervised/deriving.js';
import { supervisedTables } from './supervised/tables.js';

/** Where the read model lies in the database. */
export const readModelSchema = 'read_model';

/** The fields by which lists are sorted, each with an index. Another one takes a migration of its own. */
export const sortFields = [
    'askedAt',
    'frozenAt',
    'lookedAt',
    'openedAt',
    'proposedAt',
    'requestedAt',
    'transferredAt',
    'lockedAt',
    'serial',
    'sentAt',
    'registeredAt',
    'loadedAt',
    'provenAt',
    'queuedAt',
    'appliedAt',
    'preAdvisedAt',
    'issuedAt',
    'receivedAt',
    'demandedAt',
    'maturity',
    'tradedAt',
    'postedAt',
    'claimedAt',
    'offeredAt',
    'dueOn',
    'declarationDate',
] as const;
export type SortField = (typeof sortFields)[number];

export const readModelMigration: Migration = { name: 'read model', sql: readModelTables(readModelSchema) };

export const sortedListsMigration: Migration = {
    name: 'sorted lists',
    sql: (['frozenAt', 'openedAt', 'proposedAt', 'requestedAt', 'transferredAt'] as const)
        .map((field) => sortedList(readModelSchema, field))
        .join(''),
};

export const coinsMigration: Migration = {
    name: 'coins',
    sql: [
        ...(['lockedAt', 'serial'] as const).map((field) => sortedList(readModelSchema, field)),
        coinsOfOwner(readModelSchema),
    ].join(''),
};

export const sortedDisclosuresMigration: Migration = {
    name: 'sorted disclosures',
    sql: (['askedAt', 'lookedAt'] as const).map((field) => sortedList(readModelSchema, field)).join(''),
};

export const sortedRemittancesMigration: Migration = {
    name: 'sorted remittances',
    sql: sortedList(readModelSchema, 'sentAt'),
};

export const sortedDeferredPaymentsMigration: Migration = {
    name: 'sorted deferred payments',
    sql: sortedList(readModelSchema, 'queuedAt'),
};

export const sortedOfflineMigration: Migration = {
    name: 'sorted offline payments',
    sql: (['registeredAt', 'loadedAt', 'provenAt'] as const)
        .map((field) => sortedList(readModelSchema, field))
        .join(''),
};

export const sortedCreditsMigration: Migration = {
    name: 'sorted letters of credit',
    sql: (['appliedAt', 'preAdvisedAt', 'issuedAt'] as const)
        .map((field) => sortedList(readModelSchema, field))
        .join(''),
};

export const sortedPresentationsMigration: Migration = {
    name: 'sorted presentations',
    sql: sortedList(readModelSchema, 'receivedAt'),
};

export const sortedSubstitutionsMigration: Migration = {
    name: 'sorted substitutions',
    sql: sortedList(readModelSchema, 'demandedAt'),
};

export const sortedClaimsMigration: Migration = { name: 'sorted claims', sql: sortedList(readModelSchema, 'maturity') };

export const sortedDealsMigration: Migration = { name: 'sorted deals', sql: sortedList(readModelSchema, 'tradedAt') };

export const sortedMarketMigration: Migration = { name: 'sorted market', sql: sortedList(readModelSchema, 'postedAt') };

export const sortedRecourseMigration: Migration = {
    name: 'sorted recourse',
    sql: sortedList(readModelSchema, 'claimedAt'),
};

export const sortedParticipationsMigration: Migration = {
    name: 'sorted participations',
    sql: sortedList(readModelSchema, 'offeredAt'),
};

export const sortedDueMigration: Migration = { name: 'sorted due', sql: sortedList(readModelSchema, 'dueOn') };

export const sortedImportsMigration: Migration = {
    name: 'sorted imports',
    sql: sortedList(readModelSchema, 'declarationDate'),
};

export const coinsMadeMigration: Migration = { name: 'coins made', sql: coinsMadeForOwner(readModelSchema) };

export const recordsOfDeclarationsMigration: Migration = {
    name: 'records of declarations',
    sql: recordsOfDeclaration(readModelSchema),
};

export const supervisionMigration: Migration = {
    name: 'supervision',
    sql: supervised(readModelSchema) + supervisedSoFar(readModelSchema),
};

export const anomaliesMigration: Migration = {
    name: 'anomalies',
    sql: anomalies(readModelSchema) + anomaliesSoFar(readModelSchema) + salesSoFar(readModelSchema),
};

export const supervisedImportsMigration: Migration = {
    name: 'supervised imports',
    sql: supervisedImports(readModelSchema) + importsSoFar(readModelSchema),
};

/** Everything of a read model that is made anew. */
export function wholeReadModel(schema: string): string {
    const lists = sortFields.map((field) => sortedList(schema, field));

    return [
        readModelTables(schema),
        ...lists,
        coinsOfOwner(schema),
        coinsMadeForOwner(schema),
        recordsOfDeclaration(schema),
        supervised(schema),
        supervisedImports(schema),
        anomalies(schema),
    ].join('');
}

/** What regulators search and add up, kept with the records by the database itself. */
function supervised(schema: string): string {
    return supervisedTables(schema) + supervisedFunctions(schema) + supervisedTrigger(schema);
}

/** The same of imports. */
function supervisedImports(schema: string): string {
    return importTables(schema) + importFunctions(schema) + importTrigger(schema);
}

/** What features are worked out of, kept in the same way. */
function anomalies(schema: string): string {
    return [
        anomalyTables(schema),
        anomalyFunctions(schema),
        anomalyTrigger(schema),
        saleTables(schema),
        saleFunctions(schema),
        saleTrigger(schema),
    ].join('');
}

/** SQL: what a list is sorted by. The field is a name in quotes, or the number of a value that is one. */
export function sorting(field: string): string {
    return `(value ->> ${field}::text) || '.' || key || '.' || collection`;
}

/** A page of the present records is read in their order, without sorting all of them. */
function sortedList(schema: string, field: SortField): string {
    return `
        CREATE INDEX record_by_${field} ON ${schema}.record (chaincode, kind, (${sorting(`'${field}'`)}) COLLATE "C")
            WHERE replaced_in IS NULL AND value ->> '${field}' IS NOT NULL;
    `;
}

/** An owner's coins, the largest first, so that they are found without those of others. */
function coinsOfOwner(schema: string): string {
    return `
        CREATE INDEX coin_of_owner ON ${schema}.record
            (collection, (value ->> 'owner'), ((value -> 'amount' ->> 'amount')::numeric) DESC, key)
            WHERE chaincode = 'dcep' AND kind = 'coin-status' AND replaced_in IS NULL;
    `;
}

/** Every coin that an owner ever had. */
function coinsMadeForOwner(schema: string): string {
    return `
        CREATE INDEX coin_made_for_owner ON ${schema}.record (collection, (value ->> 'owner'))
            WHERE chaincode = 'dcep' AND kind = 'coin';
    `;
}

/** Everything that was ever written of a declaration, by customs and by the registry. */
function recordsOfDeclaration(schema: string): string {
    return `
        CREATE INDEX record_of_declaration ON ${schema}.record ((value ->> 'declarationNumber'))
            WHERE chaincode = 'trade' AND kind IN ('declaration', 'encumbrance');
    `;
}

/**
 * What the organisation's own peer has shown it, block by block. A record has one row for each time that it was
 * written; the one that holds is the one that nothing has replaced.
 */
function readModelTables(schema: string): string {
    return `
        CREATE SCHEMA ${schema};

        CREATE TABLE ${schema}.block (
            number bigint PRIMARY KEY,
            hash text NOT NULL
        );

        CREATE TABLE ${schema}.record (
            chaincode text NOT NULL,
            -- The private collection, or nothing for the public state.
            collection text NOT NULL,
            kind text NOT NULL,
            key text NOT NULL,
            -- Nothing where the record was taken away.
            value jsonb,
            transaction_id text NOT NULL,
            block_number bigint NOT NULL,
            transaction_index integer NOT NULL,
            recorded_at timestamptz NOT NULL,
            -- The block with the next writing of the same record.
            replaced_in bigint,
            PRIMARY KEY (chaincode, collection, kind, key, block_number, transaction_index)
        );

        CREATE UNIQUE INDEX present_record ON ${schema}.record (chaincode, collection, kind, key)
            WHERE replaced_in IS NULL;

        CREATE TABLE ${schema}.event (
            sequence bigint PRIMARY KEY,
            chaincode text NOT NULL,
            type text NOT NULL,
            payload jsonb NOT NULL,
            transaction_id text NOT NULL UNIQUE,
            block_number bigint NOT NULL,
            transaction_index integer NOT NULL,
            recorded_at timestamptz NOT NULL
        );
    `;
}
