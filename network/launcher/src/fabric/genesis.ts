import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { FabricBinaries } from './binaries.js';
import { channelConfiguration, genesisProfile, type ChannelFounding } from './configtx.js';
import { keptFolder } from './kept-folder.js';
import { run } from '../processes/command.js';

const configurationName = 'configtx.yaml';
const blockName = 'genesis.block';

/**
 * Makes the channel's first block, once, and returns its file.
 *
 * @throws Error when the folder holds the first block of another consortium: members, ports and batches of a channel
 * that exists are changed by its members, not by starting it otherwise.
 */
export async function keptGenesisBlock(
    binaries: FabricBinaries,
    folder: string,
    founding: ChannelFounding,
): Promise<string> {
    const configuration = channelConfiguration(founding);
    await keptFolder(folder, async (draft) => {
        await writeGenesisBlock(binaries, draft, founding);
    });
    if (readFileSync(path.join(folder, configurationName), 'utf8') !== configuration) {
        throw new Error(`${folder} is of a channel with other members, ports or batches. Use another folder.`);
    }
    return path.resolve(folder, blockName);
}

/** Has Fabric's own program write a channel's first block, beside the configuration it is made from; returns its file. */
export async function writeGenesisBlock(
    binaries: FabricBinaries,
    folder: string,
    founding: ChannelFounding,
): Promise<string> {
    const block = path.resolve(folder, blockName);
    writeFileSync(path.join(folder, configurationName), channelConfiguration(founding));
    await run({
        name: 'configtxgen',
        program: binaries.configtxgen,
        args: [
            ...['-configPath', folder, '-profile', genesisProfile],
            ...['-channelID', founding.consortium.channel, '-outputBlock', block],
        ],
        environment: {},
    });
    return block;
}
