import type { Sha256 } from '../kernel/sha256.js';

/** One step on the way from a leaf to the top: the hash beside it, and on which side that stands. */
export interface ProofStep {
    readonly side: 'LEFT' | 'RIGHT';
    readonly hash: string;
}

/** Leaves and nodes begin differently, so that nobody passes the text of two hashes off as a fact (RFC 6962, 2.1). */
export function leafHash(text: string, sha256: Sha256): string {
    return sha256(`fact\n${text}`);
}

export function nodeHash(left: string, right: string, sha256: Sha256): string {
    return sha256(`node\n${left}\n${right}`);
}

/** The hash over all leaves. Of one that has nobody beside it the hash goes up as it is. */
export function topOf(leaves: readonly string[], sha256: Sha256): string {
    const [top = '', ...others] = leaves;

    return others.length === 0 ? top : topOf(levelAbove(leaves, sha256), sha256);
}

/** What it takes to come from one leaf to the top, and nothing of what the other leaves say. */
export function proofOf(leaves: readonly string[], index: number, sha256: Sha256): readonly ProofStep[] {
    if (leaves.length <= 1) {
        return [];
    }
    const isRight = index % 2 === 1;
    const beside = leaves[isRight ? index - 1 : index + 1];
    const step: readonly ProofStep[] = beside === undefined ? [] : [{ side: isRight ? 'LEFT' : 'RIGHT', hash: beside }];

    return [...step, ...proofOf(levelAbove(leaves, sha256), Math.floor(index / 2), sha256)];
}

function levelAbove(level: readonly string[], sha256: Sha256): readonly string[] {
    return Array.from({ length: Math.ceil(level.length / 2) }, (_, index) => {
        const [left = '', right] = level.slice(2 * index, 2 * index + 2);
        return right === undefined ? left : nodeHash(left, right, sha256);
    });
}
