import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { FabricBinaries } from './binaries.js';
import { channelConfiguration, genesisProfile, type ChannelFounding } from './configtx.js';
import { keptFolder } from '../kept-folder.js';
import { run } from '../processes/command.js';
import { writeWholeFile } from '../whole-file.js';

const configurationName = 'configtx.yaml';
const blockName = 'genesis.block';

/** A channel that exists or is to be founded, and where its first block is kept. */
export interface KeptChannel {
    readonly binaries: FabricBinaries;
    /** The engine's own folder. */
    readonly folder: string;
    readonly founding: ChannelFounding;
}

/**
 * Makes the channel's first block, once, and returns its file.
 *
 * @throws Error when the folder holds a channel of another consortium: members, ports and batches of a channel that
 * exists are changed by its members, not by starting it otherwise.
 */
export async function keptGenesisBlock({ binaries, folder, founding }: KeptChannel): Promise<string> {
    const kept = channelFolder(folder);
    const configuration = channelConfiguration(founding);
    await keptFolder(kept, async (draft) => {
        await writeGenesisBlock(binaries, draft, founding);
    });
    if (readFileSync(path.join(kept, configurationName), 'utf8') !== configuration) {
        throw new Error(
            `${kept} is of a channel with other members, ports or batches. Start it with the file that it had, and ` +
                'change it while it runs (docs/operating/growing.md); or use another folder.',
        );
    }
    return path.resolve(kept, blockName);
}

/** Notes that the channel's members have agreed on another configuration, with which it is started from now on. */
export function noteConfiguration({ folder, founding }: KeptChannel): void {
    writeWholeFile(path.join(channelFolder(folder), configurationName), channelConfiguration(founding));
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

function channelFolder(folder: string): string {
    return path.join(folder, 'channel');
}
