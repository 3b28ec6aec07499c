import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { freshDatabase, type FreshDatabase } from '../../../../test/postgres/fresh-database.js';
import { inSession } from '../database/query.js';
import { containerDatabase, type ContainerDatabase } from './container-database.js';

describe('The database of the containers', () => {
    const mspId = 'ContainerBankMSP';
    let folder: string;
    let fresh: FreshDatabase;
    let kept: ContainerDatabase;

    beforeAll(async () => {
        folder = mkdtempSync(path.join(tmpdir(), 'container-database-'));
        fresh = await freshDatabase();
        kept = await containerDatabase(folder, [mspId]);
    });

    afterAll(async () => {
        await inSession(fresh.serverUrl, async (client) => {
            await client.query(`DROP DATABASE "${mspId}"`);
            await client.query(`DROP ROLE "${mspId}"`);
        });
        await fresh.drop();
        rmSync(folder, { recursive: true });
    });

    it('has each organisation in one of its own, which its address opens once its statements were carried out', async () => {
        await inSession(fresh.serverUrl, async (client) => {
            for (const statement of readFileSync(kept.rolesFile, 'utf8').trim().split('\n')) {
                await client.query(statement);
            }
        });
        const address = new URL(kept.urls[mspId]!);
        expect(address.port).toBe(String(kept.port));
        address.port = new URL(fresh.serverUrl).port;
        const { rows } = await inSession(address.toString(), (client) =>
            client.query('SELECT current_user AS role, current_database() AS name'),
        );
        expect(rows).toEqual([{ role: mspId, name: mspId }]);
    });

    it('keeps port and passwords, in files that only the owner reads', async () => {
        expect(await containerDatabase(folder, [mspId])).toEqual(kept);
        for (const file of [kept.passwordFile, kept.rolesFile]) {
            expect(statSync(file).mode & 0o777).toBe(0o600);
        }
    });
});
