import { setTimeout as pause } from 'node:timers/promises';

export interface BatchLimits<Item> {
    readonly most: number;
    /** A batch ends with the item that makes it heavier. */
    readonly heaviest: number;
    readonly weightOf: (item: Item) => number;
    /** How long a batch that is not full waits for more. */
    readonly waitMilliseconds: number;
}

/** Puts items into batches as they come: full ones while many come, and small ones while few do, so that none waits. */
export async function* batched<Item>(
    source: AsyncIterable<readonly Item[]>,
    { most, heaviest, weightOf, waitMilliseconds }: BatchLimits<Item>,
): AsyncGenerator<readonly Item[], void> {
    const items = source[Symbol.asyncIterator]();
    let batch: Item[] = [];
    let weight = 0;
    let next = items.next();
    for (;;) {
        const come = batch.length === 0 ? await next : await Promise.race([next, pause(waitMilliseconds)]);
        if (come === undefined) {
            yield batch;
            [batch, weight] = [[], 0];
            continue;
        }
        if (come.done === true) {
            break;
        }
        for (const item of come.value) {
            batch.push(item);
            weight += weightOf(item);
            if (batch.length >= most || weight > heaviest) {
                yield batch;
                [batch, weight] = [[], 0];
            }
        }
        next = items.next();
    }
    if (batch.length > 0) {
        yield batch;
    }
}
