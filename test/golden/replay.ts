import { common, msp } from '@hyperledger/fabric-protos';

import { registerConsortium } from '../conformance/register/consortium.js';
import { SignatureVerifier } from '../../network/embedded/src/crypto/sign.js';
import { toByteKey } from '../../network/embedded/src/ledger/byte-key.js';
import { Definitions } from '../../network/embedded/src/ledger/definition.js';
import { readPolicies } from '../../network/embedded/src/ledger/endorsement-check.js';
import { lifecycleNamespace, sequenceKey } from '../../network/embedded/src/ledger/lifecycle.js';
import { validateBlock } from '../../network/embedded/src/ledger/validate.js';
import { WorldState } from '../../network/embedded/src/ledger/world-state.js';
import { MembershipService } from '../../network/embedded/src/wire/identity.js';

/** The codes to which the embedded engine's validator comes for each block after the first, with nobody's keys. */
export function replay([first, ...blocks]: readonly Uint8Array[]): (readonly number[])[] {
    const membership = membersOf(common.Block.deserializeBinary(first!));
    const definitions = definitionsFor(membership.mspIds);
    const committed = new Set<string>();
    const context = {
        channelId: registerConsortium.channel,
        membership,
        verifier: new SignatureVerifier(),
        definitions,
        policies: readPolicies(definitions),
        world: worldBefore(definitions),
        isCommitted: (txId: string) => committed.has(txId),
    };
    return blocks.map((bytes, index) => {
        const blockNumber = index + 1;
        const envelopes = common.Block.deserializeBinary(bytes).getData()!.getDataList_asU8();
        const { codes, txIds } = validateBlock({ envelopes, blockNumber }, context);
        context.world.expire({ blockNumber, txNumber: envelopes.length });
        for (const txId of txIds) if (txId !== undefined) committed.add(txId);
        return codes;
    });
}

/** Who the channel's first block says its members are. */
function membersOf(genesis: common.Block): MembershipService {
    const [envelope] = genesis.getData()!.getDataList_asU8() as [Uint8Array];
    const payload = common.Payload.deserializeBinary(common.Envelope.deserializeBinary(envelope).getPayload_asU8());
    const configuration = common.ConfigEnvelope.deserializeBinary(payload.getData_asU8()).getConfig()!;
    const application = configuration.getChannelGroup()!.getGroupsMap().get('Application')!;
    const groups = [...application.getGroupsMap().entries()] as [string, common.ConfigGroup][];
    return new MembershipService(
        groups.map(([mspId, group]) => {
            const value = msp.MSPConfig.deserializeBinary(group.getValuesMap().get('MSP')!.getValue_asU8());
            const roots = msp.FabricMSPConfig.deserializeBinary(value.getConfig_asU8()).getRootCertsList_asU8();
            return { mspId, rootCertificatesPem: roots.map((root) => Buffer.from(root).toString()) };
        }),
    );
}

/** Those of the register, and the peers' own chaincode with which members agree on them. */
function definitionsFor(mspIds: readonly string[]): Definitions {
    const { channel, chaincodes, lifecyclePolicy } = registerConsortium;
    const lifecycle = { name: lifecycleNamespace, endorsementPolicy: lifecyclePolicy, collections: [] };
    return new Definitions({
        channelId: channel,
        mspIds,
        chaincodes: [lifecycle, ...chaincodes].map((each) => ({ ...each, version: '1', sequence: 1 })),
    });
}

/** The engine begins with its definitions made; in a recording members make them, and find none before. */
function worldBefore(definitions: Definitions): WorldState {
    const world = new WorldState(definitions);
    for (const { name } of definitions.chaincodes) {
        world.states.of(lifecycleNamespace).erase(toByteKey(sequenceKey(name)), () => true);
    }
    return world;
}
