import type { Consortium } from '../consortium/consortium.js';
import type { Engine, EngineOptions, NodeStatus, PeerEndpoint, RunningNetwork } from '../engine.js';
import { Processes } from '../processes/processes.js';
import { until } from '../processes/until.js';
import { chaincodeService } from './chaincode-service.js';
import { channelHeight } from './metrics.js';
import { agreeOnChaincode } from './lifecycle.js';
import { joinOrderer, leads, ordererAddress, ordererService } from './orderer.js';
import { clientAddress, joinPeer, peerService, type Peer } from './peer.js';
import { planNetwork, type NetworkPlan } from './plan.js';
import { everyGatewayReachesEveryEndorser } from './ready.js';

const leaderSeconds = 30;

/**
 * Hyperledger Fabric itself: the peers of each organisation, the orderers, and for each peer its chaincodes as services,
 * every one a process on 127.0.0.1. A folder that a network ran in before is brought up where it ended.
 */
export const fabricEngine: Engine = {
    name: 'fabric',
    start: async (options) => {
        const plan = await planNetwork(options);
        const processes = new Processes({ folder: options.folder, note: options.log });
        try {
            const nodes = await startNodes(plan, processes, options);
            await formChannel(plan, options);
            return {
                peers: endpointsOf(plan.peers),
                nodes,
                status: () => statusOf(plan, processes, options.consortium.channel),
                stop: () => processes.stop(),
            };
        } catch (error) {
            await processes.stop();
            throw error;
        }
    },
};

async function startNodes(
    { orderers, peers, chaincodes }: NetworkPlan,
    processes: Processes,
    { log }: EngineOptions,
): Promise<RunningNetwork['nodes']> {
    log(`${orderers.length} orderers, ${peers.length} peers, ${chaincodes.length} chaincode services …`);
    const services = [...orderers.map(ordererService), ...peers.map(peerService), ...chaincodes.map(chaincodeService)];
    const nodes = await Promise.all(services.map((service) => processes.start(service)));
    return Object.fromEntries(nodes.map((node) => [node.name, node]));
}

async function statusOf(
    { orderers, peers }: NetworkPlan,
    processes: Processes,
    channel: string,
): Promise<NodeStatus[]> {
    const operationsPorts = new Map([
        ...orderers.map(({ name, ports }) => [name, ports.operations] as const),
        ...peers.map(({ name, operationsPort }) => [name, operationsPort] as const),
    ]);
    return Promise.all(
        (await processes.status()).map(async (status) => {
            const port = operationsPorts.get(status.name);
            const height = port === undefined ? undefined : await channelHeight(port, channel);
            return { ...status, ...(height !== undefined && { height }) };
        }),
    );
}

/** Joins running nodes to the channel, as far as they are not, and agrees on the chaincodes. */
export async function formChannel(plan: NetworkPlan, { consortium, log }: EngineOptions): Promise<void> {
    const { channel } = consortium;
    log(`channel ${channel} …`);
    await Promise.all(plan.orderers.map((orderer) => joinOrderer(orderer, channel, plan.genesisBlock)));
    await Promise.all(plan.peers.map((peer) => joinPeer(peer, channel, plan.genesisBlock)));
    await until({
        what: 'an orderer to lead',
        seconds: leaderSeconds,
        isSo: async () => (await Promise.all(plan.orderers.map((orderer) => leads(orderer, channel)))).includes(true),
    });
    log(`agreement on ${consortium.chaincodes.map(({ name }) => name).join(' and ')} …`);
    await agree(plan, consortium);
    log('waiting until every gateway reaches every endorser …');
    await everyGatewayReachesEveryEndorser(
        plan.peers,
        channel,
        consortium.chaincodes.map(({ name }) => name),
    );
}

/** Chaincodes are agreed on independently of each other, and so at once. */
async function agree({ orderers, peers, folder }: NetworkPlan, { channel, chaincodes }: Consortium): Promise<void> {
    const [orderer] = orderers;
    if (orderer === undefined) {
        throw new Error('A network needs an orderer.');
    }
    const members = {
        channel,
        peers,
        ordererAddress: ordererAddress(orderer),
        ordererTlsRootCertificate: orderer.files.tlsRootCertificate,
        folder,
    };
    await Promise.all(chaincodes.map((chaincode) => agreeOnChaincode(members, chaincode)));
}

/** Where clients reach each organisation's peers. */
export function endpointsOf(peers: readonly Peer[]): Record<string, PeerEndpoint> {
    const endpoints: Record<string, PeerEndpoint> = {};
    for (const peer of peers) {
        const { mspId, files } = peer;
        const addresses = [...(endpoints[mspId]?.addresses ?? []), clientAddress(peer)];
        const [address = ''] = addresses;
        endpoints[mspId] = { address, addresses, tlsRootCertificateFile: files.tlsRootCertificate };
    }
    return endpoints;
}
