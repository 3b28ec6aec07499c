import { common, gateway, ledger, msp, peer } from '@hyperledger/fabric-protos';
import { createHash } from 'node:crypto';
import { recordKey } from '../read-model/record-key.js';
import { actNames } from './endorsers.js';
import type { Act, RequestMark } from './ledger.js';

export interface MarkedEnvelope {
    /** A prepared transaction, as it is kept. */
    readonly envelope: Uint8Array;
    readonly mspId: string;
    readonly mark: RequestMark;
}

/**
 * The act that cancels the request of which an envelope may or may not take effect. All that it needs stands in the
 * envelope: the chaincode, the collection in which the request's record would lie, and who can write there, because they
 * endorsed just that. Undefined where the envelope writes no such record: what it does may be done twice.
 */
export function cancellationOf({ envelope, mspId, mark }: MarkedEnvelope): Act | undefined {
    const endorsed = endorsedActionOf(envelope);
    const record = recordKey({ kind: 'request', parts: [mspId, mark.key] });
    const place = placeWhereWritten(endorsed, createHash('sha256').update(record).digest());
    const name = actNames.find((each) => each === `${place?.chaincode}/request:CancelRequest`);

    return place && name
        ? { name, input: { collection: place.collection }, request: mark, cancelledOf: endorsersOf(endorsed) }
        : undefined;
}

function endorsedActionOf(prepared: Uint8Array): peer.ChaincodeEndorsedAction {
    const envelope = gateway.PreparedTransaction.deserializeBinary(prepared).getEnvelope();
    const payload = common.Payload.deserializeBinary(envelope?.getPayload_asU8() ?? new Uint8Array());
    const [action] = peer.Transaction.deserializeBinary(payload.getData_asU8()).getActionsList();
    const content = peer.ChaincodeActionPayload.deserializeBinary(action?.getPayload_asU8() ?? new Uint8Array());

    return content.getAction() ?? new peer.ChaincodeEndorsedAction();
}

function endorsersOf(endorsed: peer.ChaincodeEndorsedAction): string[] {
    return endorsed
        .getEndorsementsList()
        .map((endorsement) => msp.SerializedIdentity.deserializeBinary(endorsement.getEndorser_asU8()).getMspid());
}

/** The private collection in which a key is written. Keys stand in an envelope by their hashes alone. */
function placeWhereWritten(
    endorsed: peer.ChaincodeEndorsedAction,
    keyHash: Buffer,
): { readonly chaincode: string; readonly collection: string } | undefined {
    const response = peer.ProposalResponsePayload.deserializeBinary(endorsed.getProposalResponsePayload_asU8());
    const action = peer.ChaincodeAction.deserializeBinary(response.getExtension_asU8());
    const sets = ledger.rwset.TxReadWriteSet.deserializeBinary(action.getResults_asU8()).getNsRwsetList();

    return sets
        .flatMap((set) =>
            set.getCollectionHashedRwsetList().map((hashed) => ({
                chaincode: set.getNamespace(),
                collection: hashed.getCollectionName(),
                keyHashes: keyHashesOf(hashed.getHashedRwset_asU8()),
            })),
        )
        .find(({ keyHashes }) => keyHashes.some((hash) => keyHash.equals(hash)));
}

function keyHashesOf(hashedSet: Uint8Array): Uint8Array[] {
    return ledger.rwset.kvrwset.HashedRWSet.deserializeBinary(hashedSet)
        .getHashedWritesList()
        .map((write) => write.getKeyHash_asU8());
}
