import { common, ledger, peer } from '@hyperledger/fabric-protos';
import { createHash } from 'node:crypto';
import type { TransactionStatus } from '../fabric/commit-status.js';
import { derElement, derInteger, derSequence } from '../fabric/der.js';
import { privateSetOf, type PrivateSet } from './private-set.js';
import { readTransaction, transactionIdOf, type ReadTransaction } from './transaction.js';

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
    const header = block.getHeader() ?? new common.BlockHeader();
    const number = header.getNumber();
    const envelopes = block.getData()?.getDataList_asU8() ?? [];
    if (!sha256(...envelopes).equals(header.getDataHash_asU8())) {
        throw new BrokenBlockError(`the content of block ${number} does not match the hash in its header`);
    }
    const filter = block.getMetadata()?.getMetadataList_asU8()[common.BlockMetadataIndex.TRANSACTIONS_FILTER] ?? [];
    const codes = envelopes.map((_, index) => Number(filter[index]));
    const privateSets = delivered.getPrivateDataMapMap();

    return {
        number,
        hash: headerHash(header).toString('hex'),
        previousHash: Buffer.from(header.getPreviousHash_asU8()).toString('hex'),
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

function setOf(found: ledger.rwset.TxPvtReadWriteSet | undefined): PrivateSet {
    return privateSetOf(found ?? new ledger.rwset.TxPvtReadWriteSet());
}

function headerHash(header: common.BlockHeader): Buffer {
    const octets = 0x04;

    return sha256(
        derSequence(
            derInteger(BigInt(header.getNumber())),
            derElement(octets, header.getPreviousHash_asU8()),
            derElement(octets, header.getDataHash_asU8()),
        ),
    );
}

function sha256(...parts: readonly Uint8Array[]): Buffer {
    const hash = createHash('sha256');
    parts.forEach((part) => hash.update(part));

    return hash.digest();
}
