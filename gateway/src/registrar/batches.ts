import { tasks, type WaitingItem } from './tasks.js';

/** At most so many in one transaction, so that it stays small and one conflict spoils little. */
export const batchSize = 20;

/**
 * Puts what waits into batches of one task each.
 *
 * Within a task every bank has its turn, each with its oldest item first: a bank that asks a thousand times makes
 * itself wait and nobody else.
 */
export function batchesOf(items: readonly WaitingItem[], size = batchSize): readonly (readonly WaitingItem[])[] {
    return tasks.flatMap((task) => chunks(inTurn(items.filter((item) => item.task === task)), size));
}

function inTurn(items: readonly WaitingItem[]): readonly WaitingItem[] {
    const banks = [...new Set(items.map(({ bank }) => bank))];
    const queues = banks.map((bank) =>
        items.filter((item) => item.bank === bank).sort(({ since: a = '' }, { since: b = '' }) => (a < b ? -1 : 1)),
    );
    const rounds = Math.max(0, ...queues.map(({ length }) => length));

    return Array.from({ length: rounds }, (_, round) =>
        queues.flatMap((queue) => queue.slice(round, round + 1)),
    ).flat();
}

function chunks<Item>(items: readonly Item[], size: number): readonly (readonly Item[])[] {
    return Array.from({ length: Math.ceil(items.length / size) }, (_, chunk) =>
        items.slice(chunk * size, (chunk + 1) * size),
    );
}
