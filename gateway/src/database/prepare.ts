import type { Database } from './database.js';
import { DatabaseFault, migrate } from './migrate.js';
import { migrations } from './migrations.js';

/**
 * Makes a database fit for an organisation's gateway.
 *
 * @throws DatabaseFault when it is another organisation's or newer than this program, DatabaseUnavailableError.
 */
export async function prepareDatabase(database: Database, mspId: string): Promise<void> {
    await migrate(database, migrations);
    await database.transaction(async (query) => {
        // Of two gateways that take an empty database at once, the second waits here and then finds it taken.
        await query('LOCK TABLE owner');
        const [owner] = await query<{ msp_id: string }>('SELECT msp_id FROM owner');
        if (owner === undefined) {
            await query('INSERT INTO owner (msp_id) VALUES ($1)', [mspId]);
        } else if (owner.msp_id !== mspId) {
            throw new DatabaseFault(`the database belongs to ${owner.msp_id}; ${mspId} must be given one of its own.`);
        }
    });
}
