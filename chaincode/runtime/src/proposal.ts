import { peer } from '@hyperledger/fabric-protos';
import type { ChaincodeStub } from 'fabric-shim-api';

/**
 * The chaincode that the creator signed for. A called chaincode shares its caller's proposal, so it can tell by this
 * whether it was called, and by whom; nothing else tells it.
 */
export function invokedChaincodeOf(stub: ChaincodeStub): string {
    // The shim hands out the generated message itself, not the plain object that its types declare.
    const header = stub.getSignedProposal().proposal.header.channelHeader as unknown as {
        getExtension_asU8(): Uint8Array;
    };
    const extension = peer.ChaincodeHeaderExtension.deserializeBinary(header.getExtension_asU8());
    const name = extension.getChaincodeId()?.getName() ?? '';
    if (name === '') {
        throw new Error('The signed proposal names no chaincode.');
    }

    return name;
}
