import { common } from '@hyperledger/fabric-protos';
import type { Peer } from '../peer.js';
import { throughGatewayOf } from './administrator.js';

/** The channel's configuration as a peer has it: the newest that it knows. */
export async function presentConfiguration(peer: Peer, channel: string): Promise<common.Config> {
    return common.Config.deserializeBinary(await askSystem(peer, 'GetChannelConfig', channel));
}

/** The newest block with a configuration: what a node that joins late is given. */
export function newestConfigurationBlock(peer: Peer, channel: string): Promise<Uint8Array> {
    return askSystem(peer, 'GetConfigBlock', channel);
}

function askSystem(peer: Peer, question: string, channel: string): Promise<Uint8Array> {
    return throughGatewayOf(peer, (gateway) =>
        gateway
            .getNetwork(channel)
            .getContract('cscc')
            // Each peer answers for itself.
            .evaluate(question, { arguments: [channel], endorsingOrganizations: [peer.mspId] }),
    );
}
