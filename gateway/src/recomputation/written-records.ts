import type { z } from 'zod';
import { publicState } from '../read-model/places.js';
import { readRecordKey } from '../read-model/record-key.js';
import { readRecord } from '../read-model/records.js';
import type { ReadTransaction } from '../read-model/transaction.js';

/** A record as a transaction has left it; one without a value was taken away. */
export interface Written {
    readonly collection: string;
    readonly kind: string;
    readonly parts: readonly string[];
    readonly value: string | undefined;
}

/** The records of one chaincode that a transaction has written, where its reader sees them in clear. */
export function recordsOf({ places }: ReadTransaction, of: 'trade' | 'dcep'): readonly Written[] {
    return places
        .filter(({ chaincode }) => chaincode === of)
        .flatMap(({ collection = publicState, writes = [] }) =>
            writes.flatMap(({ key, value }) => {
                const named = readRecordKey(key);
                return named === undefined ? [] : [{ collection, ...named, value: value?.toString('utf8') }];
            }),
        );
}

interface Wanted<Schema extends z.ZodType> {
    readonly collection: string;
    readonly kind: string;
    readonly schema: Schema;
}

/** Those of one kind in one place. */
export function read<Schema extends z.ZodType>(
    written: readonly Written[],
    { collection, kind, schema }: Wanted<Schema>,
): z.output<Schema>[] {
    return written.flatMap((each) =>
        each.collection === collection && each.kind === kind && each.value !== undefined
            ? [readRecord(schema, { collection, value: each.value })]
            : [],
    );
}
