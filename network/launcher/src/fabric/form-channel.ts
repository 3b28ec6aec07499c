import { until } from '../processes/until.js';
import { keptGenesisBlock } from './genesis.js';
import { agreeOnChaincode, membersOf } from './lifecycle.js';
import { channelHeight } from './metrics.js';
import { joinOrderer, leads } from './orderer.js';
import { joinPeer, type Peer } from './peer.js';
import type { NetworkPlan } from './plan.js';
import { everyGatewayReachesEveryEndorser } from './ready.js';

const leaderSeconds = 30;
const caughtUpSeconds = 600;

/** Joins running nodes to the channel, as far as they are not, agrees on the chaincodes and waits until all can be used. */
export async function formChannel(plan: NetworkPlan, log: (line: string) => void): Promise<void> {
    const { consortium } = plan.founding;
    const { channel } = consortium;
    const genesisBlock = await keptGenesisBlock(plan);
    log(`channel ${channel} …`);
    await Promise.all(plan.orderers.map((orderer) => joinOrderer(orderer, channel, genesisBlock)));
    await Promise.all(plan.peers.map((peer) => joinPeer(peer, channel, genesisBlock)));
    await until({
        what: 'an orderer to lead',
        seconds: leaderSeconds,
        isSo: async () => (await Promise.all(plan.orderers.map((orderer) => leads(orderer, channel)))).includes(true),
    });
    await everyPeerCatchesUp(plan.peers, channel);
    log(`agreement on ${consortium.chaincodes.map(({ name }) => name).join(' and ')} …`);
    const members = membersOf(plan);
    // They are agreed on independently of each other, and so at once.
    await Promise.all(consortium.chaincodes.map((chaincode) => agreeOnChaincode(members, chaincode)));
    log('waiting until every gateway reaches every endorser …');
    await everyGatewayReachesEveryEndorser(
        plan.peers,
        channel,
        consortium.chaincodes.map(({ name }) => name),
    );
}

/** A peer that has just joined knows nobody, its own administrator included, until it has the blocks that name them. */
async function everyPeerCatchesUp(peers: readonly Peer[], channel: string): Promise<void> {
    const heightOf = async ({ operationsPort }: Peer): Promise<number> =>
        (await channelHeight(operationsPort, channel)) ?? 0;
    const highest = Math.max(...(await Promise.all(peers.map(heightOf))));
    await Promise.all(
        peers.map((peer) =>
            until({
                what: `${peer.name} to have ${highest} blocks`,
                seconds: caughtUpSeconds,
                isSo: async () => (await heightOf(peer)) >= highest,
            }),
        ),
    );
}
