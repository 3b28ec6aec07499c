import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { common } from '@hyperledger/fabric-protos';
import { writeGenesisBlock, type KeptChannel } from '../genesis.js';

/**
 * The configuration that the channel would have if it were founded today on what consortium.yaml says.
 *
 * So Fabric's own program encodes what joins a running channel just as it encoded what the channel began with, and
 * whatever differs from the present configuration is a wish that has not been carried out.
 */
export async function wishedConfiguration({ binaries, folder, founding }: KeptChannel): Promise<common.ConfigGroup> {
    const draft = mkdtempSync(path.join(folder, 'wished-'));
    try {
        const block = await writeGenesisBlock(binaries, draft, founding);
        return configurationIn(readFileSync(block)).getChannelGroup() ?? new common.ConfigGroup();
    } finally {
        rmSync(draft, { recursive: true });
    }
}

/** The configuration in a block that has nothing else in it. */
export function configurationIn(block: Uint8Array): common.Config {
    const [envelope = new Uint8Array()] = common.Block.deserializeBinary(block).getData()?.getDataList_asU8() ?? [];
    const payload = common.Payload.deserializeBinary(common.Envelope.deserializeBinary(envelope).getPayload_asU8());
    const config = common.ConfigEnvelope.deserializeBinary(payload.getData_asU8()).getConfig();
    if (config === undefined) {
        throw new Error('A block that should hold a configuration holds none.');
    }
    return config;
}
