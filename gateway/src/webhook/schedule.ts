/** How long an event waits after its first failures; after more of them, the longest again and again. */
const waitSeconds = [5, 30, 120, 600, 1_800, 3_600] as const;
const longestSeconds = 3_600;
/** By this part of itself a wait is made longer by chance, so that what failed together does not come back together. */
const jitter = 0.2;

/** Longer than a weekend: what fails on a Friday night is mended on Monday. */
export const patienceHours = 72;

/** How long to wait after an event has failed so often. `chance` lies between 0 and 1. */
export function waitMilliseconds(failures: number, chance: number): number {
    const seconds = waitSeconds[failures - 1] ?? longestSeconds;

    return seconds * 1_000 * (1 + jitter * chance);
}

/** Whether an event that was first tried then, and has failed now, is given up. */
export function isGivenUp(firstTriedAt: Date, now: Date): boolean {
    return now.getTime() - firstTriedAt.getTime() >= patienceHours * 3_600_000;
}
