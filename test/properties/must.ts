import type { WrittenCoin } from './written-change.js';

/** Throws what is wrong unless it holds. */
export function must(holds: boolean, wrong: string): void {
    if (!holds) {
        throw new Error(wrong);
    }
}

export function worth(coins: Iterable<WrittenCoin>): bigint {
    return [...coins].reduce((sum, { fen }) => sum + fen, 0n);
}
