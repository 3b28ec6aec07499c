import { common } from '@hyperledger/fabric-protos';

import { MemoryLog } from './block-log.js';
import { Channel, type ChannelOptions } from './channel.js';
import { LevelLog, type LevelLogOptions } from './level-log.js';
import { otherFounding } from './same-channel.js';

/** What to do about a ledger that belongs to others. */
const remedy =
    'Put back the certificates that it was begun with, choose another folder, or remove this one to begin a new ledger.';

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
        const fault = first && otherFounding(common.Block.deserializeBinary(first), options.genesis);
        if (fault !== undefined) {
            throw new Error(`The ledger in ${place?.directory} is not the one of this network: ${fault}. ${remedy}`);
        }
        return await Channel.open({ ...options, log });
    } catch (cause) {
        await log.close();
        throw cause;
    }
}
