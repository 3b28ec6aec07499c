import { createHash } from 'node:crypto';
import { ledger } from '@hyperledger/fabric-protos';

const { QueryReads, QueryReadsMerkleSummary } = ledger.rwset.kvrwset;

type KeyRead = ledger.rwset.kvrwset.KVRead;

/** The most reads of a range that a peer writes out; of more it writes hashes, each of at most one more than this. */
export const maxDegree = 50;

/**
 * What stands for the reads of a long range: a tree of hashes cut off at the first level that is short enough.
 * Undefined if the range is short and its reads are written out.
 */
export function merkleSummary(
    reads: readonly KeyRead[],
    degree = maxDegree,
): ledger.rwset.kvrwset.QueryReadsMerkleSummary | undefined {
    if (reads.length <= degree) return undefined;
    let hashes = inGroups(reads, degree + 1).map(hashOfReads);
    let level = 1;
    while (hashes.length > degree) {
        hashes = inGroups(hashes, degree + 1).map(combined);
        level += 1;
    }
    const summary = new QueryReadsMerkleSummary();
    summary.setMaxDegree(degree);
    summary.setMaxLevel(level);
    summary.setMaxLevelHashesList(hashes);
    return summary;
}

function inGroups<T>(items: readonly T[], size: number): T[][] {
    return Array.from({ length: Math.ceil(items.length / size) }, (_, group) =>
        items.slice(group * size, (group + 1) * size),
    );
}

function hashOfReads(reads: KeyRead[]): Uint8Array {
    const message = new QueryReads();
    message.setKvReadsList(reads);
    return createHash('sha256').update(message.serializeBinary()).digest();
}

/** A hash that is left over alone climbs as it is. */
function combined(hashes: readonly Uint8Array[]): Uint8Array {
    const [first] = hashes;
    if (hashes.length === 1 && first !== undefined) return first;
    const all = createHash('sha256');
    for (const hash of hashes) all.update(hash);
    return all.digest();
}
