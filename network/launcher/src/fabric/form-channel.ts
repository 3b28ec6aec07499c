import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { until } from '../processes/until.js';
import { noteBerths } from './berths.js';
import { everyPeerCatchesUp } from './catch-up.js';
import { joinPeer } from './channel/join-peer.js';
import { newestConfigurationBlock } from './channel/read-channel.js';
import { keptGenesisBlock } from './genesis.js';
import { agreeOnChaincode, membersOf } from './lifecycle.js';
import { channelHeight } from './metrics.js';
import { heardFrom, joinOrderer, leads, standingOf, type Orderer } from './orderer.js';
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
    await untilOneLeads(plan.orderers, channel);
    // A peer that has just joined knows nobody, its own administrator included, until it has the blocks that name them.
    await everyPeerCatchesUp(plan.peers, channel);
    log(`agreement on ${consortium.chaincodes.map(({ name }) => name).join(' and ')} …`);
    const members = membersOf(plan);
    // They are agreed on independently of each other, and so at once.
    const agreements = await Promise.allSettled(
        consortium.chaincodes.map((chaincode) => agreeOnChaincode(members, chaincode, log)),
    );
    // After all have ended: nothing goes on behind the back of whoever is told of a failure.
    for (const agreement of agreements) {
        if (agreement.status === 'rejected') {
            throw agreement.reason;
        }
    }
    noteBerths(plan.folder, consortium.chaincodes, plan.berths);
    log('waiting until every gateway reaches every endorser …');
    await everyGatewayReachesEveryEndorser(
        plan.peers,
        channel,
        consortium.chaincodes.map(({ name }) => name),
    );
}

/** Gives orderers that are none of the channel's yet all its blocks; they follow it until the members let them order. */
export async function followChannel(
    { peers, founding, folder }: NetworkPlan,
    orderers: readonly Orderer[],
): Promise<void> {
    const { channel } = founding.consortium;
    const [peer] = peers;
    if (peer === undefined) {
        throw new Error('A channel without a peer cannot be asked for its configuration.');
    }
    const newest = path.join(folder, 'newest-configuration.block');
    writeFileSync(newest, await newestConfigurationBlock(peer, channel));
    const height = (await channelHeight(peer.operationsPort, channel)) ?? 0;
    for (const orderer of orderers) {
        await joinOrderer(orderer, channel, newest);
        await until({
            what: `${orderer.name} to have ${height} blocks`,
            seconds: caughtUpSeconds,
            isSo: async () => (await standingOf(orderer, channel)).height >= height,
        });
    }
}

/** Resolves once every orderer takes part in ordering, and one leads. */
export async function everyOrdererOrders({ orderers, founding }: NetworkPlan): Promise<void> {
    const { channel } = founding.consortium;
    await Promise.all(
        orderers.map((orderer) =>
            until({
                what: `${orderer.name} to order`,
                seconds: leaderSeconds,
                isSo: async () => (await standingOf(orderer, channel)).isConsenter,
            }),
        ),
    );
    await untilOneLeads(orderers, channel);
}

/**
 * Resolves once whoever leads has heard from each of these that orders. One that has just come back is not counted at
 * once, and the leader refuses what would leave it with too few.
 */
export async function leaderHearsFrom(orderers: readonly Orderer[], channel: string): Promise<void> {
    const standings = await Promise.all(orderers.map((orderer) => standingOf(orderer, channel)));
    const consenters = orderers.filter((_, index) => standings[index]?.isConsenter);
    await until({
        what: `the orderer that leads to hear from ${consenters.map(({ name }) => name).join(', ')}`,
        seconds: leaderSeconds,
        isSo: async () => {
            const leading = await Promise.all(orderers.map((orderer) => leads(orderer, channel)));
            const leader = orderers[leading.indexOf(true)];
            return leader !== undefined && ((await heardFrom(leader, channel)) ?? Infinity) >= consenters.length;
        },
    });
}

/** Resolves once transactions are taken. */
export async function untilOneLeads(orderers: readonly Orderer[], channel: string): Promise<void> {
    await until({
        what: 'an orderer to lead',
        seconds: leaderSeconds,
        isSo: async () => (await Promise.all(orderers.map((orderer) => leads(orderer, channel)))).includes(true),
    });
}
