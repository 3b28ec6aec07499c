import { common, ledger, peer } from '@hyperledger/fabric-protos';

/** What everybody sees of a transaction, without the ids and hashes in it. */
export interface Shape {
    readonly event: string;
    readonly eventBytes: number;
    readonly resultBytes: number;
    /** Of each private collection which keys were read, there or absent, and how many were written or taken away. */
    readonly collections: Readonly<Record<string, readonly string[]>>;
}

/** The transactions of a block whose event names the id. */
export function shapesNaming(id: string, block: common.Block): readonly Shape[] {
    return actionsIn(block)
        .filter((action) => eventOf(action).payload.includes(id))
        .map((action) => {
            const { name, payload } = eventOf(action);
            return {
                event: name,
                eventBytes: payload.length,
                resultBytes: action.getResponse()!.getPayload_asU8().length,
                collections: touchedIn(action.getResults_asU8()),
            };
        });
}

/** What each endorsed transaction of a block did. */
export function actionsIn(block: common.Block): peer.ChaincodeAction[] {
    const envelopes = block.getData()?.getDataList_asU8() ?? [];

    return envelopes.flatMap((envelope) => {
        const payload = common.Payload.deserializeBinary(common.Envelope.deserializeBinary(envelope).getPayload_asU8());
        const header = common.ChannelHeader.deserializeBinary(payload.getHeader()!.getChannelHeader_asU8());
        if (header.getType() !== common.HeaderType.ENDORSER_TRANSACTION) {
            return [];
        }
        return peer.Transaction.deserializeBinary(payload.getData_asU8())
            .getActionsList()
            .map((action) => {
                const endorsed = peer.ChaincodeActionPayload.deserializeBinary(action.getPayload_asU8()).getAction()!;
                const response = peer.ProposalResponsePayload.deserializeBinary(
                    endorsed.getProposalResponsePayload_asU8(),
                );
                return peer.ChaincodeAction.deserializeBinary(response.getExtension_asU8());
            });
    });
}

/** The hashed reads and writes of private collections, by the collection. */
export function privateSetsIn(results: Uint8Array): (readonly [string, ledger.rwset.kvrwset.HashedRWSet])[] {
    return ledger.rwset.TxReadWriteSet.deserializeBinary(results)
        .getNsRwsetList()
        .flatMap((namespace) => namespace.getCollectionHashedRwsetList())
        .map((collection) => [
            collection.getCollectionName(),
            ledger.rwset.kvrwset.HashedRWSet.deserializeBinary(collection.getHashedRwset_asU8()),
        ]);
}

function touchedIn(results: Uint8Array): Shape['collections'] {
    return Object.fromEntries(
        privateSetsIn(results).map(([name, set]) => [
            name,
            [
                ...set.getHashedReadsList().map((read) => (read.hasVersion() ? 'reads' : 'misses')),
                ...set.getHashedWritesList().map((write) => (write.getIsDelete() ? 'removes' : 'writes')),
            ].sort(),
        ]),
    );
}

function eventOf(action: peer.ChaincodeAction): { readonly name: string; readonly payload: string } {
    const event = peer.ChaincodeEvent.deserializeBinary(action.getEvents_asU8());

    return { name: event.getEventName(), payload: Buffer.from(event.getPayload_asU8()).toString() };
}
