import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type { OrganisationMaterial } from '@cohong/embedded-fabric';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { appraisals, channelName, type Client, connectAs, issueMember } from '../conformance/register-network.js';
import { EngineProcess } from './engine-process.js';
import { LedgerLoad } from './ledger-load.js';
import { LedgerReading } from './ledger-reading.js';

/** Room for some blocks in the file that LevelDB is writing, and for no more. */
const limitBlocks = 150;
const mspId = 'AlphaMSP';

describe('A network whose disk is full', () => {
    let folder: string;
    let settings: string;
    let organisation: OrganisationMaterial;
    let engine: EngineProcess;
    const load = new LedgerLoad();

    beforeAll(async () => {
        folder = mkdtempSync(join(tmpdir(), 'full-'));
        settings = join(folder, 'settings.json');
        organisation = await issueMember(mspId);
        EngineProcess.settle(settings, {
            channel: channelName,
            organisations: [organisation, await issueMember('BetaMSP')],
            chaincodes: [{ name: 'register', endorsementPolicy: `OR('${mspId}.peer')`, collections: [appraisals] }],
            dir: join(folder, 'ledger'),
            batch: { maxMessages: 10, timeoutMs: 10 },
        });
    });

    afterAll(async () => {
        await engine.kill();
        rmSync(folder, { recursive: true });
    });

    async function start(limit?: number): Promise<{ client: Client; height: number }> {
        engine = new EngineProcess(settings, limit);
        const { endpoints, height } = (await engine.ready())!;
        return { client: connectAs({ mspId, ...organisation.users['alice']! }, endpoints[mspId]!), height };
    }

    it('stops, says where and what to do, and has everything that it acknowledged', async () => {
        const { client } = await start(limitBlocks);
        await load.createAssets(client, ['ship']);
        await expect(load.run(client, 'ship', () => false)).rejects.toThrow();
        await engine.end();
        client.close();
        expect(engine.complaint).toContain(
            `The ledger of channel ${channelName} has stopped: ${join(folder, 'ledger')} cannot be written: `,
        );
        expect(engine.complaint).toContain(
            'What was acknowledged is safe; make room or mend the disk, and start again.',
        );

        const again = await start();
        const reading = new LedgerReading();
        await reading.readTo(again.height, again.client);
        const committed = new Set(reading.transactions.filter(({ isValid }) => isValid).map(({ txId }) => txId));
        expect([...load.acknowledged].filter((txId) => !committed.has(txId))).toEqual([]);
        expect(load.acknowledged.size).toBeGreaterThan(10);
        await load.createAssets(again.client, ['deed']);
        again.client.close();
    }, 120_000);
});
