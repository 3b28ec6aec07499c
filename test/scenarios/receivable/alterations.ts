import type { IssuedIdentity } from '@cohong/embedded-fabric';
import { ledger, msp, type peer } from '@hyperledger/fabric-protos';
import { randomBytes } from 'node:crypto';
import type { OpenTransaction } from '../envelope.js';

/** The name under which somebody signs: a certificate, and the organisation that it is said to be of. */
export function serialized(mspId: string, { certificatePem }: IssuedIdentity): Uint8Array {
    const identity = new msp.SerializedIdentity();
    identity.setMspid(mspId);
    identity.setIdBytes(Buffer.from(certificatePem));

    return identity.serializeBinary();
}

/** Puts another hash where the hash of the first private value that is written stands. */
export function changeWrittenHash({ results }: OpenTransaction): void {
    const collection = results
        .getNsRwsetList()
        .flatMap((namespace) => namespace.getCollectionHashedRwsetList())
        .at(0)!;
    const hashed = ledger.rwset.kvrwset.HashedRWSet.deserializeBinary(collection.getHashedRwset_asU8());
    hashed.getHashedWritesList()[0]!.setValueHash(randomBytes(32));
    collection.setHashedRwset(hashed.serializeBinary());
}

/** Keeps some of the endorsements, or others in their place. */
export function keepEndorsements(
    action: peer.ChaincodeEndorsedAction,
    choose: (all: readonly peer.Endorsement[]) => readonly peer.Endorsement[],
): void {
    action.setEndorsementsList([...choose(action.getEndorsementsList())]);
}

/** The signatures stay where they are; the names over them change places. */
export function renamed(endorsements: readonly peer.Endorsement[]): peer.Endorsement[] {
    return endorsements.map((endorsement, index) => {
        const exchanged = endorsement.clone();
        exchanged.setEndorser(endorsements.at(index - 1)!.getEndorser());
        return exchanged;
    });
}
