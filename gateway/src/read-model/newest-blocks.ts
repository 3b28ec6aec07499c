import type { z } from 'zod';
import { StatusCode } from '@hyperledger/fabric-gateway';
import type { TransactionStatus } from '../fabric/commit-status.js';
import type { Committed } from '../fabric/ledger.js';
import type { ReadBlock } from './block.js';
import { readRecordKey } from './record-key.js';
import { readRecord, type RecordPlace } from './records.js';

/** Where one record lies. */
export interface RecordAddress<Schema extends z.ZodType> extends Omit<RecordPlace<Schema>, 'collections'> {
    readonly collection: string;
    /** What tells it from others of its kind. */
    readonly key: readonly string[];
}

/** More than come between a block and the answer to whoever waits for it. */
const mostBlocks = 16;

/** The blocks that were read last, so that what became of an act, and what it has written, is told without asking anybody. */
export class NewestBlocks {
    readonly #blocks = new Map<number, ReadBlock>();

    keep(block: ReadBlock): void {
        this.#blocks.set(block.number, block);
        this.#blocks.delete(block.number - mostBlocks);
    }

    /** What became of a transaction; undefined when it is in none of them. */
    statusOf(transactionId: string): TransactionStatus | undefined {
        for (const block of [...this.#blocks.values()].reverse()) {
            const code = codeIn(block, transactionId);
            if (code !== undefined) {
                return { transactionId, code, blockNumber: BigInt(block.number) };
            }
        }

        return undefined;
    }

    /** A record as a transaction wrote it; undefined when it did not, or its block is none of the newest. */
    written<Schema extends z.ZodType>(
        { transactionId, blockNumber }: Pick<Committed, 'transactionId' | 'blockNumber'>,
        { chaincode, collection, kind, key, schema }: RecordAddress<Schema>,
    ): z.output<Schema> | undefined {
        const transaction = this.#blocks.get(Number(blockNumber))?.transactions.find(({ id }) => id === transactionId);
        const place = transaction?.places.find(
            (each) => each.chaincode === chaincode && (each.collection ?? '') === collection,
        );
        const value = place?.writes?.find((write) => isKey(write.key, kind, key))?.value;

        return value && readRecord(schema, { collection, value: value.toString('utf8') });
    }
}

/** Of a second copy of an envelope it says nothing: what became of the first counts. */
function codeIn({ transactions, invalid }: ReadBlock, transactionId: string): TransactionStatus['code'] | undefined {
    if (transactions.some(({ id }) => id === transactionId)) {
        return StatusCode.VALID;
    }

    return invalid.find(({ id, code }) => id === transactionId && code !== StatusCode.DUPLICATE_TXID)?.code;
}

function isKey(written: string, kind: string, key: readonly string[]): boolean {
    const found = readRecordKey(written);

    return found?.kind === kind && found.parts.join(' ') === key.join(' ');
}
