import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

import type { OrganisationMaterial } from '@cohong/embedded-fabric';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Transaction } from '@hyperledger/fabric-gateway';

import { appraisals, channelName, type Client, connectAs, issueMember, text } from '../conformance/register-network.js';
import { chance } from '../../network/embedded/src/faults/chance.js';
import { seed } from '../seed.js';
import { EngineProcess, type Ready } from './engine-process.js';
import { LedgerAudit } from './ledger-audit.js';
import { LedgerLoad } from './ledger-load.js';

const kills = Number(process.env['KILLS'] ?? 3);
const secondsPerKill = 120;
/** The load lasts until so many more are acknowledged, and then some: a slow machine gets as far as a fast one. */
const mostAcknowledged = 60;
const longestRestMilliseconds = 30;
/** Some are killed while they start. */
const longestStartMilliseconds = 1_500;

const mspIds = ['AlphaMSP', 'BetaMSP', 'GammaMSP'];
const members = ['AlphaMSP', 'BetaMSP'];
const assets = Array.from({ length: 8 }, (_, number) => `asset${number}`);

describe(`The ledger of a network that is killed under load (KILLS=${kills} SEED=${seed})`, () => {
    const random = chance(seed);
    const load = new LedgerLoad();
    const audit = new LedgerAudit(load, assets);
    let folder: string;
    let organisations: readonly OrganisationMaterial[];
    let engine: EngineProcess | undefined;
    let clients: Client[] = [];

    beforeAll(async () => {
        folder = mkdtempSync(join(tmpdir(), 'storm-'));
        organisations = await Promise.all(mspIds.map((mspId) => issueMember(mspId)));
        EngineProcess.settle(join(folder, 'settings.json'), {
            channel: channelName,
            organisations,
            chaincodes: [
                {
                    name: 'register',
                    endorsementPolicy: "OutOf(2, 'AlphaMSP.peer', 'BetaMSP.peer', 'GammaMSP.peer')",
                    collections: [appraisals],
                },
            ],
            dir: join(folder, 'ledger'),
            batch: { maxMessages: 10, timeoutMs: 10 },
        });
        connect(await start());
        await load.createAssets(clients[0]!, assets);
    }, 120_000);

    afterAll(async () => {
        await kill();
        rmSync(folder, { recursive: true });
    });

    async function start(): Promise<Ready | undefined> {
        await kill();
        engine = new EngineProcess(join(folder, 'settings.json'));
        return engine.ready();
    }

    async function kill(): Promise<void> {
        await engine?.kill();
        for (const client of clients.splice(0)) client.close();
    }

    /** A client of each member, at its own peer. */
    function connect(ready: Ready | undefined): Client[] {
        clients = members.map((mspId) => {
            const { users } = organisations.find((organisation) => organisation.mspId === mspId)!;
            return connectAs({ mspId, ...users['alice']! }, ready!.endpoints[mspId]!);
        });
        return clients;
    }

    /** Loads the network until it is killed; gives the private transaction that was endorsed in time and never submitted. */
    async function loadUntilKilled(round: number): Promise<Transaction | undefined> {
        const isOver = (): boolean => engine!.isKilled;
        const waiting = load.appraise(clients[0]!, `waiting${round}`).catch(() => undefined);
        const running = Promise.all(
            assets.map((asset, number) => load.run(clients[number % members.length]!, asset, isOver)),
        );
        await Promise.race([running, load.whenAcknowledged(load.acknowledged.size + random() * mostAcknowledged)]);
        await wait(random() * longestRestMilliseconds);
        await kill();
        await running;
        return waiting;
    }

    async function startAndKillMeanwhile(): Promise<void> {
        const ready = start();
        await wait(random() * longestStartMilliseconds);
        await kill();
        await ready;
    }

    /** What was endorsed before the crash can still be ordered, and its private data is there. */
    async function checkWaiting(waiting: Transaction, asset: string): Promise<void> {
        await load.submit(clients[0]!.gateway.newTransaction(waiting.getBytes()));
        for (const { contract } of clients) {
            const appraisal = await contract.evaluateTransaction('ReadAppraisal', asset);
            expect(text(appraisal)).toBe(load.acts.get(waiting.getTransactionId())?.value);
        }
    }

    it.each(Array.from({ length: kills }, (_, number) => number + 1))(
        'is whole after kill %i',
        async (round) => {
            const waiting = await loadUntilKilled(round);
            if (random() < 0.2) await startAndKillMeanwhile();
            const ready = await start();
            connect(ready);
            await audit.check(clients, ready!.height);
            if (waiting !== undefined) await checkWaiting(waiting, `waiting${round}`);
        },
        secondsPerKill * 1_000,
    );

    it('lost none of the acknowledged transactions', async () => {
        const ready = await start();
        connect(ready);
        await audit.check(clients, ready!.height);
        const { transactions, height } = audit.reading;
        const committed = new Set(transactions.filter(({ isValid }) => isValid).map(({ txId }) => txId));
        const missing = [...load.acknowledged].filter((txId) => !committed.has(txId));
        console.log(
            `${kills} kills (SEED=${seed}): of ${load.acknowledged.size} transactions acknowledged ${missing.length} ` +
                `are missing; ${load.acts.size} were endorsed, and ${committed.size} are in ${height} blocks`,
        );
        expect(missing).toEqual([]);
        expect(load.acknowledged.size).toBeGreaterThan(kills);
    });
});
