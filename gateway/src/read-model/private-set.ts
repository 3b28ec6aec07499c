import { ledger } from '@hyperledger/fabric-protos';
import { createHash } from 'node:crypto';

const { KVRWSet } = ledger.rwset.kvrwset;

/** A write in clear. Its key is as Fabric has it, its value absent where it takes the key away. */
export interface Write {
    readonly key: string;
    readonly value: Buffer | undefined;
}

/** What a transaction wrote into private collections, as far as the own peer has it in clear. */
export type PrivateSet = ReadonlyMap<string, readonly Write[]>;

export function privateSetOf(set: ledger.rwset.TxPvtReadWriteSet): PrivateSet {
    return new Map(
        set
            .getNsPvtRwsetList()
            .flatMap((ofChaincode) =>
                ofChaincode
                    .getCollectionPvtRwsetList()
                    .map((ofCollection) => [
                        placeOf(ofChaincode.getNamespace(), ofCollection.getCollectionName()),
                        writesOf(ofCollection.getRwset_asU8()),
                    ]),
            ),
    );
}

/** One name for a collection of a chaincode. */
export function placeOf(chaincode: string, collection: string): string {
    return `${chaincode}/${collection}`;
}

/** The writes of a marshalled read-write set. */
export function writesOf(bytes: Uint8Array): Write[] {
    return KVRWSet.deserializeBinary(bytes)
        .getWritesList()
        .map((write) => ({
            key: write.getKey(),
            value: write.getIsDelete() ? undefined : Buffer.from(write.getValue_asU8()),
        }));
}

/**
 * The writes that a block has by their hashes alone, in clear.
 * Undefined when the peer lacks any of them: it then says nothing, and has them once it has asked others.
 */
export function disclosed(hashed: Uint8Array, inClear: readonly Write[]): Write[] | undefined {
    const byKeyHash = new Map(inClear.map((write) => [sha256(Buffer.from(write.key)), write]));
    const writes = ledger.rwset.kvrwset.HashedRWSet.deserializeBinary(hashed)
        .getHashedWritesList()
        .map((hashedWrite) => {
            const write = byKeyHash.get(hex(hashedWrite.getKeyHash_asU8()));
            const isGone = hashedWrite.getIsDelete() || hashedWrite.getIsPurge();
            const isIt = isGone || (write?.value && sha256(write.value) === hex(hashedWrite.getValueHash_asU8()));
            return write !== undefined && isIt
                ? { key: write.key, value: isGone ? undefined : write.value }
                : undefined;
        });

    return writes.every((write) => write !== undefined) ? writes : undefined;
}

function sha256(bytes: Buffer): string {
    return createHash('sha256').update(bytes).digest('hex');
}

function hex(bytes: Uint8Array): string {
    return Buffer.from(bytes).toString('hex');
}
