import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { type EmbeddedNetwork, FaultPlan, type OrganisationMaterial } from '@cohong/embedded-fabric';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { type Client, connectTo, issueMember, startRegister } from '../conformance/register-network.js';
import { seed } from '../seed.js';
import { LedgerAudit } from './ledger-audit.js';
import { LedgerLoad } from './ledger-load.js';

const rounds = Number(process.env['ROUNDS'] ?? 4);
const secondsPerRound = 60;
const faultsPerRound = 2;
const actsPerRound = 3;
/** Of gateways with peers, and of clients with gateways. */
const patienceMs = 1_000;
const patience = () => ({ deadline: Date.now() + 1.5 * patienceMs });

const mspIds = ['AlphaMSP', 'BetaMSP', 'GammaMSP'] as const;
const members = ['AlphaMSP', 'BetaMSP'];
const assets = Array.from({ length: 6 }, (_, number) => `asset${number}`);
const again = `SEED=${seed} ROUNDS=${rounds} npx jest test/faults/ledger-history.test.ts`;

describe(`A ledger under faults and crashes (again by: ${again})`, () => {
    const plan = new FaultPlan({ seed, of: mspIds, longestDelayMs: patienceMs, crashes: true });
    const load = new LedgerLoad();
    const audit = new LedgerAudit(load, assets);
    const told: string[] = [];
    let crashes = 0;
    let dir: string;
    let organisations: readonly OrganisationMaterial[];
    let network: EmbeddedNetwork;
    let clients: Client[] = [];

    beforeAll(async () => {
        dir = mkdtempSync(join(tmpdir(), 'history-'));
        organisations = await Promise.all(mspIds.map((mspId) => issueMember(mspId)));
        await open();
        await load.createAssets(clients[0]!, assets);
    });

    afterAll(async () => {
        await close();
        rmSync(dir, { recursive: true });
    });

    async function open(): Promise<void> {
        network = await startRegister({ organisations, dir, chaincodeTimeoutMs: patienceMs });
        connect();
    }

    async function close(): Promise<void> {
        for (const client of clients.splice(0)) client.close();
        await network.stop();
    }

    /** Anew, for a client that has lost its connection takes its time before it tries again. */
    function connect(): void {
        for (const client of clients) client.close();
        clients = members.map((mspId) => connectTo(network, { mspId }));
    }

    /** Ends the faults; a network that has crashed is started again. */
    async function recover(): Promise<void> {
        try {
            await network.faults.heal();
            connect();
        } catch {
            told.push((await network.failed).message);
            crashes += 1;
            await close();
            await open();
        }
    }

    async function round(): Promise<void> {
        const before = network.faults.history.length;
        for (let count = 0; count < faultsPerRound; count += 1) plan.strike(network.faults);
        told.push(...network.faults.history.slice(before));
        const runs = assets.map(async (asset, number) => {
            for (let count = 0; count < actsPerRound; count += 1) {
                // What its client does not hear of may or may not be in the chain.
                await load.goOn(clients[number % clients.length]!, asset, patience).catch(() => undefined);
            }
        });
        await Promise.all(runs);
        await recover();
        await audit.check(clients, network.channel.height());
    }

    it.each(Array.from({ length: rounds }, (_, number) => number + 1))(
        'has all that it acknowledged, once, at every member, after round %i',
        async () => {
            try {
                await round();
            } catch (cause) {
                throw new Error(`After these faults (again by: ${again})\n  ${told.join('\n  ')}`, { cause });
            }
        },
        secondsPerRound * 1_000,
    );

    it('was loaded all the time', () => {
        const { transactions, height } = audit.reading;
        console.log(
            `${rounds} rounds (SEED=${seed}), ${crashes} crashes: ${load.acknowledged.size} transactions acknowledged, ` +
                `none missing; ${load.acts.size} were endorsed, and ${transactions.length} are in ${height} blocks`,
        );
        expect(load.acknowledged.size).toBeGreaterThan(rounds);
    });
});
