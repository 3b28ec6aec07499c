import { common, msp } from '@hyperledger/fabric-protos';

import { decode } from '../wire/decode.js';
import { openEnvelope } from '../wire/open.js';

/**
 * What differs between the first block of a ledger and the one it should have; undefined if it is the same channel, and
 * whoever founded it is still there. Others have joined since.
 */
export function otherFounding(kept: common.Block, given: common.Block): string | undefined {
    const before = readFounding(kept);
    const now = readFounding(given);
    if (before.channelId !== now.channelId) return `it is of channel ${before.channelId}, not of ${now.channelId}`;
    for (const [mspId, rootBefore] of before.roots) {
        const rootNow = now.roots.get(mspId);
        if (rootNow === undefined) return `${mspId} is on its channel, and is missing here`;
        if (rootBefore !== rootNow) return `${mspId} has another certificate authority on its channel`;
    }
    return undefined;
}

interface Founding {
    readonly channelId: string;
    /** By organisation, what its membership stands on. */
    readonly roots: ReadonlyMap<string, string>;
}

function readFounding(block: common.Block): Founding {
    const [envelope = new Uint8Array()] = block.getData()?.getDataList_asU8() ?? [];
    const { payload, channelHeader } = openEnvelope(envelope);
    const configuration = decode(common.ConfigEnvelope, payload.getData_asU8(), 'ConfigEnvelope');
    const groups = configuration.getConfig()?.getChannelGroup()?.getGroupsMap().get('Application')?.getGroupsMap();
    const roots = new Map<string, string>();
    groups?.forEach((group, mspId) => roots.set(mspId, rootsOf(group)));
    return { channelId: channelHeader.getChannelId(), roots };
}

function rootsOf(organisation: common.ConfigGroup): string {
    const value = organisation.getValuesMap().get('MSP')?.getValue_asU8() ?? new Uint8Array();
    const membership = decode(msp.MSPConfig, value, 'MSPConfig');
    return decode(msp.FabricMSPConfig, membership.getConfig_asU8(), 'FabricMSPConfig').getRootCertsList_asB64().join();
}
