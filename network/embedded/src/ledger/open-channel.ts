import { common } from '@hyperledger/fabric-protos';

import { channelIn } from '../config/configuration.js';
import { MemoryLog } from './block-log.js';
import { Channel, type ChannelOptions } from './channel.js';
import { LevelLog, type LevelLogOptions } from './level-log.js';
import { otherMembers } from './same-channel.js';

/** What to do about a ledger that belongs to others. */
const remedy =
    'Put back the certificates that its members have, choose another folder, or remove this one to begin a new ledger.';

/**
 * Opens the ledger of a channel: in a folder, where it goes on with what is there, or, without one, new and in memory.
 * Rejects, with nothing left open, if what is in the folder is damaged, in use, or another channel's.
 */
export async function openChannel(
    place: LevelLogOptions | undefined,
    options: Omit<ChannelOptions, 'log'>,
): Promise<Channel> {
    const log = place === undefined ? new MemoryLog() : await LevelLog.open(place);
    try {
        const first = log.block(0);
        const given = channelIn(options.genesis);
        const foreign = first && foreignFounding(common.Block.deserializeBinary(first), given.channelId);
        if (foreign !== undefined) throw new Error(`The ledger in ${place?.directory} ${foreign}`);
        const channel = await Channel.open({ ...options, log });
        const fault = otherMembers(channel.configuration(), given.configuration);
        if (fault !== undefined) {
            throw new Error(`The ledger in ${place?.directory} is not the one of this network: ${fault}. ${remedy}`);
        }
        return channel;
    } catch (cause) {
        await log.close();
        throw cause;
    }
}

/** Why a ledger that begins with this block is not even read; undefined if it is. */
function foreignFounding(genesis: common.Block, givenId: string): string | undefined {
    const { channelId, configuration } = channelIn(genesis);
    if (channelId !== givenId) {
        return `is not the one of this network: it is of channel ${channelId}, not of ${givenId}. ${remedy}`;
    }
    if (configuration.policy('/Channel/Application/LifecycleEndorsement') !== undefined) return undefined;
    return (
        'was begun by an earlier version, which did not keep in its blocks what its chaincodes are. ' +
        'Choose another folder, or remove this one to begin a new ledger.'
    );
}
