import { parseResults } from '@cohong/embedded-fabric';
import { common, ledger, peer } from '@hyperledger/fabric-protos';

/** The bytes of what each transaction of a block read and wrote; absent where there are none, or they are none. */
export function resultsOf(block: common.Block): (Uint8Array | undefined)[] {
    return block
        .getData()!
        .getDataList_asU8()
        .map((bytes) => {
            const payload = common.Payload.deserializeBinary(
                common.Envelope.deserializeBinary(bytes).getPayload_asU8(),
            );
            const channelHeader = common.ChannelHeader.deserializeBinary(payload.getHeader()!.getChannelHeader_asU8());
            if (channelHeader.getType() !== common.HeaderType.ENDORSER_TRANSACTION) return undefined;
            const [action] = peer.Transaction.deserializeBinary(payload.getData_asU8()).getActionsList();
            const endorsed = peer.ChaincodeActionPayload.deserializeBinary(action!.getPayload_asU8()).getAction()!;
            const response = peer.ProposalResponsePayload.deserializeBinary(endorsed.getProposalResponsePayload_asU8());
            const results = peer.ChaincodeAction.deserializeBinary(response.getExtension_asU8()).getResults_asU8();
            return isReadable(results) ? results : undefined;
        });
}

function isReadable(results: Uint8Array): boolean {
    try {
        parseResults(results);
        return true;
    } catch {
        return false;
    }
}

/** The same read-write sets, read by the embedded engine and written again. */
export function encodedAnew(results: Uint8Array): Uint8Array {
    const message = new ledger.rwset.TxReadWriteSet();
    for (const { namespace, set, collections } of parseResults(results)) {
        const entry = new ledger.rwset.NsReadWriteSet();
        entry.setNamespace(namespace);
        entry.setRwset(set.serializeBinary());
        for (const { collection, set: hashed, privateSetHash } of collections) {
            const inCollection = new ledger.rwset.CollectionHashedReadWriteSet();
            inCollection.setCollectionName(collection);
            inCollection.setHashedRwset(hashed.serializeBinary());
            if (privateSetHash !== undefined) inCollection.setPvtRwsetHash(privateSetHash);
            entry.addCollectionHashedRwset(inCollection);
        }
        message.addNsRwset(entry);
    }
    return message.serializeBinary();
}

/** By namespace, the bytes of what a transaction read and wrote there, in hexadecimal. */
export function bytesByNamespace(results: Uint8Array): Record<string, string> {
    return Object.fromEntries(
        ledger.rwset.TxReadWriteSet.deserializeBinary(results)
            .getNsRwsetList()
            .map((set) => [set.getNamespace(), Buffer.from(set.serializeBinary()).toString('hex')]),
    );
}
