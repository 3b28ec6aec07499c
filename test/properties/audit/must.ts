import type { WrittenCoin } from './written-records.js';

/** Throws what is wrong unless it holds. */
export function must(holds: boolean, wrong: string): asserts holds {
    if (!holds) {
        throw new Error(wrong);
    }
}

export function worth(coins: Iterable<WrittenCoin>): bigint {
    return [...coins].reduce((sum, { fen }) => sum + fen, 0n);
}

/** The same, in whatever order. */
export function same(one: readonly string[], other: readonly string[]): boolean {
    return [...one].sort().join() === [...other].sort().join();
}
