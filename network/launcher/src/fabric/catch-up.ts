import { until } from '../processes/until.js';
import { channelHeight } from './metrics.js';
import type { Peer } from './peer.js';

const caughtUpSeconds = 600;

/** Resolves once every peer has all the blocks that one of them has now. */
export async function everyPeerCatchesUp(peers: readonly Peer[], channel: string): Promise<void> {
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
