import { blockHeaderHash, decode, validationCodesOf } from '@cohong/embedded-fabric';
import { common, peer } from '@hyperledger/fabric-protos';
import { hex } from './readable.js';
import { showTransaction, type ShownTransaction } from './transaction.js';

/** A block as everybody on the channel can read it. */
export interface ShownBlock {
    readonly number: number;
    /** The hash that the next block carries as its previous one. */
    readonly hash: string;
    readonly previousHash: string;
    readonly dataHash: string;
    /** The latest time that a creator of one of its transactions claims: a block has none of its own. */
    readonly time: string;
    readonly transactions: readonly ShownTransaction[];
}

export function showBlock(block: common.Block): ShownBlock {
    const header = block.getHeader() ?? new common.BlockHeader();
    const codes = validationCodesOf(block);
    const transactions = envelopesOf(block).map((envelope, index) =>
        showTransaction(envelope, { index, validationCode: codes[index] ?? peer.TxValidationCode.NOT_VALIDATED }),
    );
    return {
        number: header.getNumber(),
        hash: hex(blockHeaderHash(header)),
        previousHash: hex(header.getPreviousHash_asU8()),
        dataHash: hex(header.getDataHash_asU8()),
        time:
            transactions
                .map(({ time }) => time)
                .sort()
                .at(-1) ?? '',
        transactions,
    };
}

export function envelopesOf(block: common.Block): Uint8Array[] {
    return block.getData()?.getDataList_asU8() ?? [];
}

/** The number of the block whose configuration held when this one was ordered. */
export function configurationBlockOf(block: common.Block): number {
    const entry = block.getMetadata()?.getMetadataList_asU8()[common.BlockMetadataIndex.SIGNATURES];
    const metadata = decode(common.Metadata, entry ?? new Uint8Array(), 'Metadata');
    const ofOrderer = decode(common.OrdererBlockMetadata, metadata.getValue_asU8(), 'OrdererBlockMetadata');
    return ofOrderer.getLastConfig()?.getIndex() ?? 0;
}
