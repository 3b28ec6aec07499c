import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { readMaterial } from '@cohong/embedded-fabric';
import { fabricEngine, keepMaterial, withFreePorts, type Ordering, type RunningNetwork } from '@cohong/network';
import type { Contract } from '@hyperledger/fabric-gateway';
import { common } from '@hyperledger/fabric-protos';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { until } from '../story/until.js';
import { connectAs, text, type Client } from './register/client.js';
import { channelName, orderings, registerConsortium } from './register/consortium.js';

const minutes = 60_000;
const failOverSeconds = 30;
/** SmartBFT waits longer before each further change of the leader, and many fail while too few are there. */
const resumptionSeconds = 90;
/** Of one attempt; whoever makes it then tries another. */
const attemptMilliseconds = 5_000;
/** How long nothing must be committed while too few orderers are there. */
const silenceMilliseconds = 20_000;

jest.setTimeout(4 * minutes);

const withoutFabric = process.env['FABRIC_BIN'] === undefined;
const reason = withoutFabric ? ' (skipped: FABRIC_BIN does not name the programs of Hyperledger Fabric)' : '';

describe.each<[name: string, ordering: Ordering]>([
    ['SmartBFT of four', orderings.bft],
    ['Raft of three', orderings['raft-three']],
])('orderers of Hyperledger Fabric that agree by %s', (_name, ordering) => {
    if (withoutFabric) {
        it.skip(`go on without one of them, and stop safely without two${reason}`, () => undefined);
        return;
    }

    const names = namesOf(ordering);
    const folder = mkdtempSync(path.join(tmpdir(), 'failing-orderers-'));
    let network: RunningNetwork;
    const clients = new Map<string, Client>();
    const acknowledged: string[] = [];
    let attempts = 0;

    beforeAll(async () => {
        const consortium = await withFreePorts({ ...registerConsortium, ordering });
        await keepMaterial(folder, consortium.organisations);
        network = await fabricEngine.start({ consortium, folder, log: () => undefined });
        for (const { mspId } of consortium.organisations) {
            const { users } = readMaterial(path.join(folder, 'organisations', mspId));
            const { address, tlsRootCertificateFile } = network.peers[mspId]!;
            const endpoint = { address, tlsRootCertificatePem: readFileSync(tlsRootCertificateFile, 'utf8') };
            clients.set(mspId, connectAs({ mspId, ...users['alice']! }, endpoint));
        }
    });

    afterAll(async () => {
        clients.forEach((client) => client.close());
        // Absent when it did not start; what failed has been said then.
        await (network as RunningNetwork | undefined)?.stop();
        rmSync(folder, { recursive: true, force: true });
    });

    const alpha = (): Contract => clients.get('AlphaMSP')!.contract;

    /** Resolves once it is committed, and rejects when that takes too long or nobody orders it. */
    const create = async (patienceMilliseconds: number): Promise<void> => {
        const id = `asset-${(attempts += 1)}`;
        const commit = await alpha().submitAsync('CreateAsset', {
            arguments: [id, 'me', '1'],
            endorsingOrganizations: ['AlphaMSP', 'BetaMSP'],
        });
        const { successful } = await commit.getStatus({ deadline: Date.now() + patienceMilliseconds });
        expect(successful).toBe(true);
        acknowledged.push(id);
    };

    const commitsWithin = (seconds: number): Promise<string> =>
        until({
            what: 'a commit',
            seconds,
            ask: () => create(attemptMilliseconds).then(() => 'committed', String),
            isAwaited: (outcome) => outcome === 'committed',
        });

    /** As if its machine were gone: killed, and not brought back. */
    const lose = async (name: string): Promise<void> => {
        await network.nodes[name]!.kill();
        await network.nodes[name]!.stop();
    };

    /** Every peer and orderer has every block, and none is in the making. */
    const everyoneIsLevel = (): Promise<unknown> =>
        until({
            what: 'every node to have every block',
            seconds: failOverSeconds,
            ask: async () => (await network.status()).filter(({ height }) => height !== undefined),
            isAwaited: (nodes) => new Set(nodes.map(({ height }) => height)).size === 1,
        });

    /** Until it takes part again, which shows in a block that came after it. */
    const bringBack = async (name: string): Promise<void> => {
        await network.nodes[name]!.start();
        await commitsWithin(failOverSeconds);
        await everyoneIsLevel();
    };

    /** Of each organisation's peer: how many blocks it has, and which is the last. */
    const chains = (): Promise<string[]> =>
        Promise.all(
            [...clients.values()].map(async (client) => {
                const told = await client.network.getContract('qscc').evaluateTransaction('GetChainInfo', channelName);
                const chain = common.BlockchainInfo.deserializeBinary(told);
                return `${chain.getHeight()} ${Buffer.from(chain.getCurrentblockhash_asU8()).toString('hex')}`;
            }),
        );

    it('commit nothing while two are killed, and go on when one is back', async () => {
        const [first = '', second = ''] = names;
        await commitsWithin(failOverSeconds);
        // Killed in the midst of a block, SmartBFT may need both back: three of four cannot always tell its fate.
        await everyoneIsLevel();
        await Promise.all([lose(first), lose(second)]);
        const before = await chains();
        await expect(create(silenceMilliseconds)).rejects.toThrow();
        expect(await chains()).toEqual(before);
        expect(text(await alpha().evaluateTransaction('Exists', acknowledged[0]!))).toBe('true');

        await network.nodes[first]!.start();
        await commitsWithin(resumptionSeconds);
        await bringBack(second);
    });

    it.each(names)('commit within thirty seconds when %s is killed, be it the leader or not', async (name) => {
        await lose(name);
        await commitsWithin(failOverSeconds);
        await bringBack(name);
    });

    it('have lost nothing that was acknowledged, and every peer has the same chain', async () => {
        await commitsWithin(failOverSeconds);
        await until({
            what: 'every peer to have the same chain',
            ask: chains,
            isAwaited: (told) => new Set(told).size === 1,
        });
        for (const id of acknowledged) {
            expect(text(await alpha().evaluateTransaction('Exists', id))).toBe('true');
        }
    });
});

/** Each organisation counts its own. */
function namesOf({ nodes }: Ordering): string[] {
    return nodes.map(({ mspId }, index) => {
        const number = nodes.slice(0, index).filter((node) => node.mspId === mspId).length;
        return `orderer${number}.${mspId}`;
    });
}
