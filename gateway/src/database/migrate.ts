import type { Database } from './database.js';

/** One step from a version of the database to the next. What has been released is never changed: a new step follows. */
export interface Migration {
    readonly name: string;
    readonly sql: string;
}

/** The database is not one that this program can use. It needs a person. */
export class DatabaseFault extends Error {
    constructor(message: string) {
        super(message);
        this.name = DatabaseFault.name;
    }
}

/** Any number that nobody else takes an advisory lock with in this database. */
const lock = 6_174;

/**
 * Brings a database to the version of this program: all missing steps, or none. Of several gateways that start at once
 * one does it and the others wait.
 *
 * @throws DatabaseFault when the database has steps that this program does not know.
 */
export async function migrate(database: Database, migrations: readonly Migration[]): Promise<void> {
    await database.transaction(async (query) => {
        await query('SET LOCAL statement_timeout = 0');
        await query('SELECT pg_advisory_xact_lock($1)', [lock]);
        await query(
            `CREATE TABLE IF NOT EXISTS migrations (
                version integer PRIMARY KEY,
                name text NOT NULL,
                applied_at timestamptz NOT NULL DEFAULT now()
            )`,
        );
        const applied = await query<{ name: string }>('SELECT name FROM migrations ORDER BY version');
        requireKnown(applied, migrations);
        for (const [index, { name, sql }] of migrations.entries()) {
            if (index >= applied.length) {
                await query(sql);
                await query('INSERT INTO migrations (version, name) VALUES ($1, $2)', [index + 1, name]);
            }
        }
    });
}

function requireKnown(applied: readonly { readonly name: string }[], migrations: readonly Migration[]): void {
    const strange = applied.findIndex(({ name }, index) => migrations[index]?.name !== name);
    if (strange >= 0) {
        throw new DatabaseFault(
            `the database is newer than this program, or another's: its version ${strange + 1} is ` +
                `"${applied[strange]?.name ?? ''}", which this program does not know. Run the program that made it.`,
        );
    }
}
