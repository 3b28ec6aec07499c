import type { z } from 'zod';
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

/** The blocks that were read last, so that what an act has written can be told without asking anybody. */
export class NewestBlocks {
    readonly #blocks = new Map<number, ReadBlock>();

    keep(block: ReadBlock): void {
        this.#blocks.set(block.number, block);
        this.#blocks.delete(block.number - mostBlocks);
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

function isKey(written: string, kind: string, key: readonly string[]): boolean {
    const found = readRecordKey(written);

    return found?.kind === kind && found.parts.join(' ') === key.join(' ');
}
