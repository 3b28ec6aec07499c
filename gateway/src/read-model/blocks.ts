import type { CloseableAsyncIterable, Network } from '@hyperledger/fabric-gateway';
import type { peer } from '@hyperledger/fabric-protos';
import { readBlock, type ReadBlock } from './block.js';
import { heldPlaces, lifecycle } from './membership.js';

/** A stream of blocks as the peer sends them. Closing it ends it. */
export type Blocks = CloseableAsyncIterable<peer.BlockAndPrivateData>;

export interface BlockReading {
    /** The channel, as a user who may follow it sees it. */
    readonly network: Network;
    readonly mspId: string;
    /** Given the stream, for whoever would end it from outside. */
    readonly opened?: (stream: Blocks) => void;
}

/** The own peer's blocks from one on, for ever; each with the private collections that its members hold in clear by then. */
export async function* blocksFrom(
    first: number,
    { network, mspId, opened }: BlockReading,
): AsyncGenerator<{ readonly block: ReadBlock; readonly held: ReadonlySet<string> }> {
    let held = await heldPlaces(network, mspId);
    const stream = await network.getBlockAndPrivateDataEvents({ startBlock: BigInt(first) });
    opened?.(stream);
    try {
        for await (const delivered of stream) {
            const block = readBlock(delivered);
            if (changesDefinitions(block)) {
                held = await heldPlaces(network, mspId);
            }
            yield { block, held };
        }
    } finally {
        stream.close();
    }
}

/** Every transaction reads its chaincode's definition, and so names the namespace of definitions; few write there. */
function changesDefinitions({ transactions }: ReadBlock): boolean {
    return transactions.some(({ places }) =>
        places.some(({ chaincode, writes = [] }) => chaincode === lifecycle && writes.length > 0),
    );
}
