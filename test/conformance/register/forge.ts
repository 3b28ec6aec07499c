import { createHash } from 'node:crypto';

import { peer } from '@hyperledger/fabric-protos';

import { type OpenTransaction, signature } from '../../scenarios/envelope.js';
import { type Credentials, serializedIdentity } from './client.js';

/**
 * Endorses what an opened transaction now says, its headers too, as organisations could whose peers conspire; or other
 * results in place of those.
 */
export function endorseAnew(open: OpenTransaction, endorsers: readonly Credentials[], results?: Uint8Array): void {
    const { channelHeader, signatureHeader, actionPayload, endorsedAction, chaincodeAction } = open;
    chaincodeAction.setResults(results ?? open.results.serializeBinary());
    const proposed = createHash('sha256')
        .update(channelHeader.serializeBinary())
        .update(signatureHeader.serializeBinary())
        .update(actionPayload.getChaincodeProposalPayload_asU8());
    const response = new peer.ProposalResponsePayload();
    response.setProposalHash(proposed.digest());
    response.setExtension$(chaincodeAction.serializeBinary());
    endorsedAction.setProposalResponsePayload(response.serializeBinary());
    endorsedAction.setEndorsementsList(endorsers.map((endorser) => endorsement(open, endorser)));
}

/** A signature over what a transaction says was endorsed, by whoever has these credentials. */
export function endorsement({ endorsedAction }: OpenTransaction, endorser: Credentials): peer.Endorsement {
    const { mspId, certificatePem, privateKeyPem } = endorser;
    const identity = serializedIdentity({ mspId, credentials: Buffer.from(certificatePem) });
    const endorsed = endorsedAction.getProposalResponsePayload_asU8();
    const message = new peer.Endorsement();
    message.setEndorser(identity);
    message.setSignature(signature(privateKeyPem, Buffer.concat([endorsed, identity])));
    return message;
}
