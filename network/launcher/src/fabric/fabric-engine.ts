import type { Consortium } from '../consortium/consortium.js';
import type { Engine, EngineOptions, RunningNetwork } from '../engine.js';
import { chaincodeService } from './chaincode-service.js';
import { agreeOnChaincode } from './lifecycle.js';
import { joinOrderer, leads, ordererAddress, ordererService } from './orderer.js';
import { joinPeer, clientAddress, peerService } from './peer.js';
import { planNetwork, type NetworkPlan } from './plan.js';
import { Processes } from '../processes/processes.js';
import { everyGatewayReachesEveryEndorser } from './ready.js';
import { until } from '../processes/until.js';

const leaderSeconds = 30;

/**
 * Hyperledger Fabric itself: a peer for each organisation, one Raft orderer, and each chaincode of each organisation
 * as a service, every one a process on 127.0.0.1. A folder that a network ran in before is brought up where it ended.
 */
export const fabricEngine: Engine = {
    name: 'fabric',
    start: async (options) => {
        const plan = await planNetwork(options);
        const processes = new Processes();
        try {
            await bringUp(plan, processes, options);
        } catch (error) {
            await processes.stop();
            throw error;
        }
        return running(plan, processes);
    },
};

async function bringUp(plan: NetworkPlan, processes: Processes, { consortium, log }: EngineOptions): Promise<void> {
    log(`orderer, ${plan.peers.length} peers, ${plan.chaincodes.length} chaincode services …`);
    await Promise.all([
        processes.start(ordererService(plan.orderer)),
        ...plan.peers.map((peer) => processes.start(peerService(peer))),
        ...plan.chaincodes.map((service) => processes.start(chaincodeService(service))),
    ]);
    log(`channel ${consortium.channel} …`);
    await joinOrderer(plan.orderer, consortium.channel, plan.genesisBlock);
    await Promise.all(plan.peers.map((peer) => joinPeer(peer, consortium.channel, plan.genesisBlock)));
    await until({
        what: 'the orderer to lead',
        seconds: leaderSeconds,
        isSo: () => leads(plan.orderer, consortium.channel),
    });
    log(`agreement on ${consortium.chaincodes.map(({ name }) => name).join(' and ')} …`);
    await agree(plan, consortium);
    log('waiting until every gateway reaches every endorser …');
    await everyGatewayReachesEveryEndorser(
        plan.peers,
        consortium.channel,
        consortium.chaincodes.map(({ name }) => name),
    );
}

/** Chaincodes are agreed on independently of each other, and so at once. */
async function agree(plan: NetworkPlan, { channel, chaincodes }: Consortium): Promise<void> {
    const members = {
        channel,
        peers: plan.peers,
        ordererAddress: ordererAddress(plan.orderer),
        ordererTlsRootCertificate: plan.orderer.files.tlsRootCertificate,
        folder: plan.folder,
    };
    await Promise.all(chaincodes.map((chaincode) => agreeOnChaincode(members, chaincode)));
}

function running({ peers }: NetworkPlan, processes: Processes): RunningNetwork {
    return {
        peers: Object.fromEntries(
            peers.map((peer) => [
                peer.organisation.mspId,
                { address: clientAddress(peer), tlsRootCertificateFile: peer.files.tlsRootCertificate },
            ]),
        ),
        stop: () => processes.stop(),
    };
}
