import type { Network } from '@hyperledger/fabric-gateway';
import { common, ledger, peer } from '@hyperledger/fabric-protos';
import { createHash } from 'node:crypto';

/** What a transaction wrote into a private collection of `dcep`. */
export interface Written {
    readonly collection: string;
    /** The kind of the record and the parts of its key. */
    readonly key: readonly string[];
    /** Absent where the key was taken away. */
    readonly record: Readonly<Record<string, unknown>> | undefined;
}

/** A valid transaction of a chaincode, in the order of the blocks. */
export interface WrittenTransaction {
    readonly id: string;
    /** As its creator dates it. */
    readonly at: Date;
    readonly writes: readonly Written[];
}

/**
 * What the transactions of these blocks wrote into the private collections of `dcep` that the peer's organisation
 * holds, read from Fabric's own messages. Each value must be the one whose hash stands in the block: so it is what the
 * endorsers signed, whatever the peer has kept.
 */
export async function writtenIn(
    network: Network,
    { from, until }: { readonly from: number; readonly until: number },
): Promise<WrittenTransaction[]> {
    const transactions: WrittenTransaction[] = [];
    if (from === until) {
        return transactions;
    }
    const stream = await network.getBlockAndPrivateDataEvents({ startBlock: BigInt(from) });
    try {
        for await (const delivered of stream) {
            transactions.push(...transactionsIn(delivered));
            if (delivered.getBlock()!.getHeader()!.getNumber() === until - 1) {
                break;
            }
        }
    } finally {
        stream.close();
    }

    return transactions;
}

function transactionsIn(delivered: peer.BlockAndPrivateData): WrittenTransaction[] {
    const block = delivered.getBlock()!;
    const codes = block.getMetadata()!.getMetadataList_asU8()[common.BlockMetadataIndex.TRANSACTIONS_FILTER]!;

    return block
        .getData()!
        .getDataList_asU8()
        .flatMap((bytes, index) => {
            const payload = common.Payload.deserializeBinary(
                common.Envelope.deserializeBinary(bytes).getPayload_asU8(),
            );
            const header = common.ChannelHeader.deserializeBinary(payload.getHeader()!.getChannelHeader_asU8());
            const isOurs = header.getType() === common.HeaderType.ENDORSER_TRANSACTION;
            if (!isOurs || codes[index] !== peer.TxValidationCode.VALID) {
                return [];
            }
            const inClear = delivered.getPrivateDataMapMap().get(index);
            const at = header.getTimestamp()!.toDate();
            return [{ id: header.getTxId(), at, writes: inClear ? writesOf(inClear, hashesOf(payload)) : [] }];
        });
}

function writesOf(inClear: ledger.rwset.TxPvtReadWriteSet, hashes: ReadonlySet<string>): Written[] {
    return inClear
        .getNsPvtRwsetList()
        .filter((namespace) => namespace.getNamespace() === 'dcep')
        .flatMap((namespace) => namespace.getCollectionPvtRwsetList())
        .flatMap((collection) =>
            ledger.rwset.kvrwset.KVRWSet.deserializeBinary(collection.getRwset_asU8())
                .getWritesList()
                .map((write) => writtenBy(write, { collection: collection.getCollectionName(), hashes })),
        );
}

function writtenBy(
    write: ledger.rwset.kvrwset.KVWrite,
    { collection, hashes }: { readonly collection: string; readonly hashes: ReadonlySet<string> },
): Written {
    const value = write.getIsDelete() ? undefined : write.getValue_asU8();
    const hash = addressed(collection, sha256(write.getKey()), value && sha256(value));
    if (!hashes.has(hash)) {
        throw new Error(`${collection}: what the peer has in clear is not what was endorsed`);
    }

    return {
        collection,
        key: write.getKey().split('\0').slice(1, -1),
        record: value && (JSON.parse(Buffer.from(value).toString()) as Record<string, unknown>),
    };
}

/** The hashes of all that a transaction wrote in private, as its endorsers signed them. */
function hashesOf(payload: common.Payload): Set<string> {
    const [action] = peer.Transaction.deserializeBinary(payload.getData_asU8()).getActionsList();
    const endorsed = peer.ChaincodeActionPayload.deserializeBinary(action!.getPayload_asU8()).getAction()!;
    const response = peer.ProposalResponsePayload.deserializeBinary(endorsed.getProposalResponsePayload_asU8());
    const results = peer.ChaincodeAction.deserializeBinary(response.getExtension_asU8()).getResults_asU8();
    const sets = ledger.rwset.TxReadWriteSet.deserializeBinary(results)
        .getNsRwsetList()
        .flatMap((namespace) => namespace.getCollectionHashedRwsetList());

    return new Set(
        sets.flatMap((set) =>
            ledger.rwset.kvrwset.HashedRWSet.deserializeBinary(set.getHashedRwset_asU8())
                .getHashedWritesList()
                .map((write) =>
                    addressed(
                        set.getCollectionName(),
                        hex(write.getKeyHash_asU8()),
                        write.getIsDelete() ? undefined : hex(write.getValueHash_asU8()),
                    ),
                ),
        ),
    );
}

function addressed(collection: string, key: string, value: string | undefined): string {
    return `${collection} ${key} ${value ?? 'taken away'}`;
}

function sha256(bytes: string | Uint8Array): string {
    return createHash('sha256').update(bytes).digest('hex');
}

function hex(bytes: Uint8Array): string {
    return Buffer.from(bytes).toString('hex');
}
