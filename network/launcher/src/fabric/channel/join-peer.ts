import { readFileSync } from 'node:fs';
import { peer as protos } from '@hyperledger/fabric-protos';
import type { Peer } from '../peer.js';
import { tellPeer } from './administrator.js';

/** Lets the peer keep the channel's ledger, if it does not yet. */
export async function joinPeer(peer: Peer, channel: string, genesisBlock: string): Promise<void> {
    const answer = await tellPeer(peer, { chaincode: 'cscc', args: [Buffer.from('GetChannels')] });
    const joined = protos.ChannelQueryResponse.deserializeBinary(answer).getChannelsList();
    if (!joined.some((each) => each.getChannelId() === channel)) {
        await tellPeer(peer, { chaincode: 'cscc', args: [Buffer.from('JoinChain'), readFileSync(genesisBlock)] });
    }
}
