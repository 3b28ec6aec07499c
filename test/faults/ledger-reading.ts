import { type common, ledger, peer } from '@hyperledger/fabric-protos';

import { take, type Client } from '../conformance/register-network.js';
import { brokenLink, validationCodesOf } from '../../network/embedded/src/wire/block.js';
import { openEnvelope } from '../../network/embedded/src/wire/open.js';

/** A transaction as a peer of a member gives it out. */
export interface ReadTransaction {
    readonly txId: string;
    readonly isValid: boolean;
    /** The values of private data that the peer holds of it. */
    readonly privateValues: readonly string[];
}

/** What one member’s peer gives out of the chain, read on from time to time and checked block by block. */
export class LedgerReading {
    readonly transactions: ReadTransaction[] = [];
    #last: common.Block | undefined;
    #height = 0;

    get height(): number {
        return this.#height;
    }

    /** Reads on to a height; throws where a block does not follow the one before it, also the one that was read last time. */
    async readTo(height: number, client: Client): Promise<void> {
        if (height < this.#height) throw new Error(`There were ${this.#height} blocks, and are ${height}`);
        if (height === this.#height) return;
        const events = await client.network.getBlockAndPrivateDataEvents({ startBlock: BigInt(this.#height) });
        for (const event of await take(events, height - this.#height)) this.#add(event);
    }

    #add(event: peer.BlockAndPrivateData): void {
        const block = event.getBlock()!;
        const fault = brokenLink(this.#last, block);
        if (fault !== undefined) throw new Error(fault);
        const codes = validationCodesOf(block);
        for (const [number, envelope] of block.getData()!.getDataList_asU8().entries()) {
            this.transactions.push({
                txId: openEnvelope(envelope).channelHeader.getTxId(),
                isValid: codes[number] === peer.TxValidationCode.VALID,
                privateValues: privateValuesOf(event.getPrivateDataMapMap().get(number)),
            });
        }
        this.#last = block;
        this.#height += 1;
    }
}

function privateValuesOf(sets: ledger.rwset.TxPvtReadWriteSet | undefined): string[] {
    // Each organisation has its own approvals of chaincodes, which no other has.
    const ofChaincodes = sets?.getNsPvtRwsetList().filter((set) => set.getNamespace() !== '_lifecycle') ?? [];
    const collections = ofChaincodes.flatMap((set) => set.getCollectionPvtRwsetList());
    return collections
        .flatMap((set) => ledger.rwset.kvrwset.KVRWSet.deserializeBinary(set.getRwset_asU8()).getWritesList())
        .map((write) => Buffer.from(write.getValue_asU8()).toString());
}
