import { readModelMigration } from '../read-model/schema.js';
import type { Migration } from './migrate.js';

/** From an empty database to the one that this program uses, in order. */
export const migrations: readonly Migration[] = [
    {
        name: 'owner',
        sql: 'CREATE TABLE owner (msp_id text NOT NULL)',
    },
    readModelMigration,
];
