import { Client as Session } from 'pg';

/**
 * Does something while the read model of an organisation cannot go on: its gateway hears of nothing by its own blocks
 * then, and has to ask its peer.
 */
export async function withReadModelHeld<Result>(url: string, work: () => Promise<Result>): Promise<Result> {
    const session = new Session({ connectionString: url });
    await session.connect();
    try {
        await session.query('BEGIN; LOCK TABLE read_model.block IN SHARE MODE');
        return await work();
    } finally {
        await session.end();
    }
}
