import { createHash } from 'node:crypto';
import { common } from '@hyperledger/fabric-protos';

const metadataIndex = common.BlockMetadataIndex;

export interface BlockRequest {
    readonly number: number;
    readonly previousHash: Uint8Array;
    readonly envelopes: readonly Uint8Array[];
    /** One validation code for each envelope. */
    readonly validationCodes: readonly number[];
    /** As peers add it to all blocks but the first. */
    readonly commitHash?: Uint8Array;
    /** The number of the newest block with a configuration, itself included. */
    readonly lastConfigurationBlock: number;
}

/** Puts ordered and judged transactions into a block, with the five metadata entries that every reader of blocks expects. */
export function buildBlock(request: BlockRequest): common.Block {
    const { number, previousHash, envelopes } = request;
    const header = new common.BlockHeader();
    header.setNumber(number);
    header.setPreviousHash(previousHash);
    header.setDataHash(blockDataHash(envelopes));
    const data = new common.BlockData();
    data.setDataList([...envelopes]);
    const block = new common.Block();
    block.setHeader(header);
    block.setData(data);
    block.setMetadata(buildMetadata(request));
    return block;
}

/** Nobody signs the block: one process orders and commits, there is nobody to convince. */
function buildMetadata({ validationCodes, commitHash, lastConfigurationBlock }: BlockRequest): common.BlockMetadata {
    const lastConfiguration = new common.LastConfig();
    lastConfiguration.setIndex(lastConfigurationBlock);
    const ordererMetadata = new common.OrdererBlockMetadata();
    ordererMetadata.setLastConfig(lastConfiguration);
    const entries: Uint8Array[] = Object.values(metadataIndex).map(() => new Uint8Array());
    entries[metadataIndex.SIGNATURES] = metadataEntry(ordererMetadata.serializeBinary());
    entries[metadataIndex.LAST_CONFIG] = metadataEntry(lastConfiguration.serializeBinary());
    entries[metadataIndex.TRANSACTIONS_FILTER] = Uint8Array.from(validationCodes);
    if (commitHash !== undefined) entries[metadataIndex.COMMIT_HASH] = metadataEntry(commitHash);
    const metadata = new common.BlockMetadata();
    metadata.setMetadataList(entries);
    return metadata;
}

function metadataEntry(value: Uint8Array): Uint8Array {
    const entry = new common.Metadata();
    entry.setValue(value);
    return entry.serializeBinary();
}

/** The validation code of each transaction of a block. */
export function validationCodesOf(block: common.Block): Uint8Array {
    return block.getMetadata()?.getMetadataList_asU8()[metadataIndex.TRANSACTIONS_FILTER] ?? new Uint8Array();
}

/** The peer's hash over what the block and those before it changed; empty in a block that no peer has committed. */
export function commitHashOf(block: common.Block): Uint8Array {
    const entry = block.getMetadata()?.getMetadataList_asU8()[metadataIndex.COMMIT_HASH] ?? new Uint8Array();
    return common.Metadata.deserializeBinary(entry).getValue_asU8();
}

export function blockDataHash(envelopes: readonly Uint8Array[]): Uint8Array {
    const hash = createHash('sha256');
    for (const envelope of envelopes) {
        hash.update(envelope);
    }

    return hash.digest();
}

/** The hash that the next block's header holds: over ASN.1, not over protobuf, so that its bytes are never in doubt. */
export function blockHeaderHash(header: common.BlockHeader): Uint8Array {
    const content = Buffer.concat([
        derElement(0x02, positiveInteger(header.getNumber())),
        derElement(0x04, header.getPreviousHash_asU8()),
        derElement(0x04, header.getDataHash_asU8()),
    ]);
    return createHash('sha256').update(derElement(0x30, content)).digest();
}

/** What is wrong with a block as the one after another, or as the first; undefined if nothing is. */
export function brokenLink(before: common.Block | undefined, block: common.Block): string | undefined {
    const header = headerOf(block);
    const number = header.getNumber();
    const next = before === undefined ? 0 : headerOf(before).getNumber() + 1;
    if (number !== next) return `block ${number} stands where block ${next} should`;
    const dataHash = blockDataHash(block.getData()?.getDataList_asU8() ?? []);
    if (Buffer.compare(dataHash, header.getDataHash_asU8()) !== 0) return `block ${number} does not match its hash`;
    const previousHash = before === undefined ? new Uint8Array() : blockHeaderHash(headerOf(before));
    const follows = Buffer.compare(previousHash, header.getPreviousHash_asU8()) === 0;
    return follows ? undefined : `block ${number} does not follow the block before it`;
}

function headerOf(block: common.Block): common.BlockHeader {
    return block.getHeader() ?? new common.BlockHeader();
}

/** All parts of a header are hashes and one number: no length reaches the 128 that would need a longer form. */
function derElement(tag: number, content: Uint8Array): Uint8Array {
    return Buffer.concat([Uint8Array.of(tag, content.length), content]);
}

/** A leading zero keeps a high first bit from making the number negative. */
function positiveInteger(value: number): Uint8Array {
    const digits = value.toString(16);
    const bytes = Buffer.from(digits.padStart(digits.length + (digits.length % 2), '0'), 'hex');
    return (bytes[0] ?? 0) >= 0x80 ? Buffer.concat([Uint8Array.of(0), bytes]) : bytes;
}
