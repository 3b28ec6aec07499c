import type { WaitingItem } from './tasks.js';

const shortestHoldMilliseconds = 500;
const longestHoldMilliseconds = 60_000;

interface Remembered {
    readonly firstSeenAt: number;
    readonly failures: number;
    readonly heldUntil: number;
}

/**
 * Which waiting items a registrar may act on now.
 *
 * A standby leaves every item to the first in line for a while, counted from when it saw the item itself: it trusts no
 * time that others wrote. An item that failed is held back, longer each time, so that it cannot keep the others waiting.
 */
export class Patience {
    readonly #standbyMilliseconds: number;
    #remembered: ReadonlyMap<string, Remembered> = new Map();

    constructor(standbySeconds: number) {
        this.#standbyMilliseconds = standbySeconds * 1_000;
    }

    /** Notes what waits now, forgets what does so no more, and gives what may be acted on. */
    due(items: readonly WaitingItem[], now: number): readonly WaitingItem[] {
        this.#remembered = new Map(
            items.map((item) => [
                keyOf(item),
                this.#remembered.get(keyOf(item)) ?? { firstSeenAt: now, failures: 0, heldUntil: 0 },
            ]),
        );

        return items.filter((item) => {
            const { firstSeenAt = now, heldUntil = 0 } = this.#remembered.get(keyOf(item)) ?? {};
            return now - firstSeenAt >= this.#standbyMilliseconds && now >= heldUntil;
        });
    }

    hold(item: WaitingItem, now: number): void {
        const { firstSeenAt = now, failures = 0 } = this.#remembered.get(keyOf(item)) ?? {};
        const hold = Math.min(shortestHoldMilliseconds * 2 ** failures, longestHoldMilliseconds);
        this.#remembered = new Map([
            ...this.#remembered,
            [keyOf(item), { firstSeenAt, failures: failures + 1, heldUntil: now + hold }],
        ]);
    }
}

function keyOf({ task, bank = '', id, number = 0 }: WaitingItem): string {
    return `${task} ${bank} ${id} ${number}`;
}
