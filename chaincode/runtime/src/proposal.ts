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
    return chaincodeNamedIn(header.getExtension_asU8());
}

/** The name in a `ChaincodeHeaderExtension`. A proposal without one must not pass for a call of anybody. */
export function chaincodeNamedIn(extension: Uint8Array): string {
    const name = peer.ChaincodeHeaderExtension.deserializeBinary(extension).getChaincodeId()?.getName();
    if (name === undefined || name === '') {
        throw new Error('The signed proposal names no chaincode.');
    }

    return name;
}
