import type { Peer } from '../peer.js';
import type { GatewayContext } from './context.js';

/** Peers of one organisation, of which as many must endorse as are required; where one fails the next is asked. */
export interface Group {
    readonly peers: readonly Peer[];
    readonly required: number;
}

/** The peers that run a chaincode: those with most of the ledger first, and among equals the gateway's own. */
export function peersRunning(context: GatewayContext, chaincodeName: string): Peer[] {
    return context.peers
        .filter((peer) => peer.isRunning && peer.runs(chaincodeName) && context.conditions.connects(context.peer, peer))
        .sort((a, b) => b.height - a.height || Number(b === context.peer) - Number(a === context.peer));
}

/** The peers by organisation. An organisation is in the list as often as it is to endorse; without a peer it has no group. */
export function groupsOf(peers: readonly Peer[], mspIds: readonly string[]): Group[] {
    return [...new Set(mspIds)]
        .map((mspId) => ({
            peers: peers.filter((peer) => peer.mspId === mspId),
            required: mspIds.filter((each) => each === mspId).length,
        }))
        .filter((group) => group.peers.length > 0);
}
