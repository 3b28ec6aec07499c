import type { ledger } from '@hyperledger/fabric-protos';
import { peer } from '@hyperledger/fabric-protos';

import { type ByteKey, fromByteKey, hashKey, toByteKey } from './byte-key.js';
import { keyAfter, type Keyspace, type Keyspaces, type Revision } from './keyspace.js';
import { merkleSummary } from './merkle.js';
import { keyRead } from './recording.js';
import { versionOf, type NamespaceResults } from './rwset.js';
import { sameVersion, type Version } from './version.js';

const { VALID, MVCC_READ_CONFLICT, PHANTOM_READ_CONFLICT } = peer.TxValidationCode;

type ReadCheck = typeof VALID | typeof MVCC_READ_CONFLICT | typeof PHANTOM_READ_CONFLICT;

/**
 * Whether what a transaction read still holds. The store already shows the earlier transactions of the same block:
 * the first one to write a key wins, and the later ones who read it are refused.
 */
export function checkReads(results: readonly NamespaceResults[], store: Keyspaces, blockNumber: number): ReadCheck {
    for (const { namespace, set, collections } of results) {
        const states = store.of(namespace);
        const stale = set
            .getReadsList()
            .some((read) => isStale(states.last(toByteKey(read.getKey())), versionOf(read.getVersion()), blockNumber));
        if (stale) return MVCC_READ_CONFLICT;
        if (set.getRangeQueriesInfoList().some((range) => hasPhantom(states, range, blockNumber))) {
            return PHANTOM_READ_CONFLICT;
        }
        for (const { collection, set: hashed } of collections) {
            const hashes = store.of(namespace, collection);
            const staleHash = hashed
                .getHashedReadsList()
                .some((read) =>
                    isStale(hashes.last(hashKey(read.getKeyHash_asU8())), versionOf(read.getVersion()), blockNumber),
                );
            if (staleHash) return MVCC_READ_CONFLICT;
        }
    }
    return VALID;
}

/** A key that this block touched is stale even if it was absent before and is absent again. */
function isStale(last: Revision | undefined, read: Version | undefined, blockNumber: number): boolean {
    if (last?.version.blockNumber === blockNumber) return true;
    return !sameVersion(last?.value === undefined ? undefined : last.version, read);
}

/** Reads the range again and compares row by row; a row more, a row less or a row rewritten is a phantom. */
function hasPhantom(states: Keyspace, range: ledger.rwset.kvrwset.RangeQueryInfo, blockNumber: number): boolean {
    const rows = rowsNow(states, range, blockNumber);
    const summary = range.getReadsMerkleHashes();
    if (summary !== undefined) return !hasSummary(rows, summary);
    for (const read of range.getRawReads()?.getKvReadsList() ?? []) {
        const { value: row } = rows.next();
        if (row?.key !== toByteKey(read.getKey())) return true;
        if (!sameVersion(row.revision.version, versionOf(read.getVersion()))) return true;
    }
    return rows.next().done !== true;
}

type CurrentRow = { readonly key: ByteKey; readonly revision: Revision };

function* rowsNow(
    states: Keyspace,
    range: ledger.rwset.kvrwset.RangeQueryInfo,
    blockNumber: number,
): Generator<CurrentRow, undefined> {
    const height = blockNumber + 1;
    const endKey = toByteKey(range.getEndKey());
    // Whoever stopped early has seen the last key itself, but nothing behind it.
    const end = range.getItrExhausted() ? endKey : keyAfter(endKey);
    let row = states.first({ start: toByteKey(range.getStartKey()), end, height });
    while (row !== undefined) {
        yield row;
        row = states.first({ start: keyAfter(row.key), end, height });
    }
}

/** Of a long range the transaction carries hashes only: they are made again and must be the same. */
function hasSummary(rows: Iterable<CurrentRow>, summary: ledger.rwset.kvrwset.QueryReadsMerkleSummary): boolean {
    const reads = Array.from(rows, ({ key, revision }) => keyRead(fromByteKey(key), revision.version));
    // No peer writes a smaller degree, of which no tree could be made.
    const now = summary.getMaxDegree() < 2 ? undefined : merkleSummary(reads, summary.getMaxDegree());
    return now !== undefined && Buffer.compare(now.serializeBinary(), summary.serializeBinary()) === 0;
}
