import { blockHashOf, type BlockHeader } from '@cohong/domain/kernel/block-header';
import { common, ledger, peer } from '@hyperledger/fabric-protos';
import type { Instant } from '@cohong/domain/kernel/time';
import { createHash } from 'node:crypto';
import type { TransactionStatus } from '../fabric/commit-status.js';
import { sha256 } from '../fabric/sha256.js';
import { privateSetOf, type PrivateSet } from './private-set.js';
import { readTransaction, timeOf, transactionIdOf, type ReadTransaction } from './transaction.js';

/** A block as the own peer delivers it, with the private data that this organisation holds. */
export interface ReadBlock {
    readonly number: number;
    /** What the next block must name as the one before it, in hexadecimal. */
    readonly hash: string;
    readonly previousHash: string;
    /** Those that changed something, in their order. */
    readonly transactions: readonly ReadTransaction[];
    /** Those that were ordered and found invalid: they changed nothing. */
    readonly invalid: readonly InvalidTransaction[];
}

export interface InvalidTransaction {
    readonly id: string;
    /** Why. */
    readonly code: TransactionStatus['code'];
}

/** A block that is not what its own header says. The peer that gave it cannot be believed. */
export class BrokenBlockError extends Error {
    constructor(message: string) {
        super(message);
        this.name = BrokenBlockError.name;
    }
}

/** Reads a block. @throws BrokenBlockError when its content does not match its header. */
export function readBlock(delivered: peer.BlockAndPrivateData): ReadBlock {
    const block = delivered.getBlock() ?? new common.Block();
    const header = headerOf(block);
    const { number, previousHash, dataHash } = header;
    const envelopes = block.getData()?.getDataList_asU8() ?? [];
    if (hashOfAll(envelopes) !== dataHash) {
        throw new BrokenBlockError(`the content of block ${number} does not match the hash in its header`);
    }
    const filter = block.getMetadata()?.getMetadataList_asU8()[common.BlockMetadataIndex.TRANSACTIONS_FILTER] ?? [];
    const codes = envelopes.map((_, index) => Number(filter[index]));
    const privateSets = delivered.getPrivateDataMapMap();

    return {
        number,
        hash: blockHashOf(header, sha256),
        previousHash,
        transactions: envelopes.flatMap((envelope, index) =>
            codes[index] === peer.TxValidationCode.VALID
                ? readTransaction(envelope, { index, privateSet: setOf(privateSets.get(index)) })
                : [],
        ),
        invalid: envelopes.flatMap((envelope, index) => {
            const code = codes[index] as TransactionStatus['code'];
            const id = code === peer.TxValidationCode.VALID ? undefined : transactionIdOf(envelope);
            return id === undefined ? [] : [{ id, code }];
        }),
    };
}

/** The header of a block: of the first one the hash before it is empty. */
export function headerOf(block: common.Block): BlockHeader {
    const header = block.getHeader() ?? new common.BlockHeader();

    return {
        number: header.getNumber(),
        previousHash: Buffer.from(header.getPreviousHash_asU8()).toString('hex'),
        dataHash: Buffer.from(header.getDataHash_asU8()).toString('hex'),
    };
}

/** The time that the last transaction of a block was given by its creator. */
export function timeOfBlock(block: common.Block): Instant {
    const envelopes = block.getData()?.getDataList_asU8() ?? [];

    return timeOf(envelopes.at(-1) ?? new Uint8Array()).toISOString();
}

function setOf(found: ledger.rwset.TxPvtReadWriteSet | undefined): PrivateSet {
    return privateSetOf(found ?? new ledger.rwset.TxPvtReadWriteSet());
}

function hashOfAll(envelopes: readonly Uint8Array[]): string {
    const hash = createHash('sha256');
    envelopes.forEach((envelope) => hash.update(envelope));

    return hash.digest('hex');
}
