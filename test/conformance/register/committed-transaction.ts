import { common, ledger, msp, peer } from '@hyperledger/fabric-protos';

/** A transaction as everyone on the channel can read it. */
export interface CommittedTransaction {
    readonly code: number;
    /** The organisations that endorsed it, in alphabetical order. */
    readonly endorsers: readonly string[];
    /** What it read and wrote, by namespace. */
    readonly namespaces: Readonly<Record<string, NamespaceReadWriteSet>>;
    readonly event: { readonly name: string; readonly payload: string } | undefined;
    readonly chaincode: { readonly name: string; readonly version: string };
}

/** Reads and writes as the peers' own words for them have it. */
export interface NamespaceReadWriteSet {
    readonly public: ledger.rwset.kvrwset.KVRWSet.AsObject;
    /** By collection: hashes, in hexadecimal. */
    readonly collections: Readonly<Record<string, HashedReadWriteSet>>;
}

export interface HashedReadWriteSet {
    readonly reads: readonly { readonly keyHash: string; readonly version: Version | undefined }[];
    readonly writes: readonly { readonly keyHash: string; readonly valueHash: string; readonly isDelete: boolean }[];
    readonly privateSetHash: string;
}

export type Version = ledger.rwset.kvrwset.Version.AsObject;

/** Reads what a transaction's envelope holds, with nothing but Fabric's published message types. */
export function committedTransaction(processed: peer.ProcessedTransaction): CommittedTransaction {
    const payload = common.Payload.deserializeBinary(processed.getTransactionenvelope()!.getPayload_asU8());
    const [action] = peer.Transaction.deserializeBinary(payload.getData_asU8()).getActionsList();
    const endorsed = peer.ChaincodeActionPayload.deserializeBinary(action!.getPayload_asU8()).getAction()!;
    const response = peer.ProposalResponsePayload.deserializeBinary(endorsed.getProposalResponsePayload_asU8());
    const chaincodeAction = peer.ChaincodeAction.deserializeBinary(response.getExtension_asU8());
    const results = ledger.rwset.TxReadWriteSet.deserializeBinary(chaincodeAction.getResults_asU8());
    const chaincode = chaincodeAction.getChaincodeId()!;
    return {
        code: processed.getValidationcode(),
        endorsers: endorsed
            .getEndorsementsList()
            .map((each) => msp.SerializedIdentity.deserializeBinary(each.getEndorser_asU8()).getMspid())
            .sort(),
        namespaces: Object.fromEntries(
            results.getNsRwsetList().map((set) => [set.getNamespace(), namespaceReadWriteSet(set)]),
        ),
        event: eventOf(chaincodeAction),
        chaincode: { name: chaincode.getName(), version: chaincode.getVersion() },
    };
}

function eventOf(action: peer.ChaincodeAction): CommittedTransaction['event'] {
    if (action.getEvents_asU8().length === 0) return undefined;
    const event = peer.ChaincodeEvent.deserializeBinary(action.getEvents_asU8());
    return { name: event.getEventName(), payload: Buffer.from(event.getPayload_asU8()).toString() };
}

function namespaceReadWriteSet(set: ledger.rwset.NsReadWriteSet): NamespaceReadWriteSet {
    return {
        public: ledger.rwset.kvrwset.KVRWSet.deserializeBinary(set.getRwset_asU8()).toObject(),
        collections: Object.fromEntries(
            set.getCollectionHashedRwsetList().map((each) => [each.getCollectionName(), hashedReadWriteSet(each)]),
        ),
    };
}

function hashedReadWriteSet(set: ledger.rwset.CollectionHashedReadWriteSet): HashedReadWriteSet {
    const hashed = ledger.rwset.kvrwset.HashedRWSet.deserializeBinary(set.getHashedRwset_asU8());
    return {
        reads: hashed.getHashedReadsList().map((read) => ({
            keyHash: hex(read.getKeyHash_asU8()),
            version: read.getVersion()?.toObject(),
        })),
        writes: hashed.getHashedWritesList().map((write) => ({
            keyHash: hex(write.getKeyHash_asU8()),
            valueHash: hex(write.getValueHash_asU8()),
            isDelete: write.getIsDelete(),
        })),
        privateSetHash: hex(set.getPvtRwsetHash_asU8()),
    };
}

function hex(bytes: Uint8Array): string {
    return Buffer.from(bytes).toString('hex');
}
