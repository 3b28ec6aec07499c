import { setTimeout as wait } from 'node:timers/promises';

const [second, hour, day] = [1_000, 3_600_000, 86_400_000];

/** How long to wait, so that midnight in China is not within the milliseconds that something takes. */
export function untilMidnightIsFar(now: number, takes: number): number {
    const left = day - ((now + 8 * hour) % day);

    return left < takes ? left + second : 0;
}

/** For tests that count by the day: none begins on one day and ends on the next. Most take less than two minutes. */
export async function midnightIsFar(takes = 120 * second): Promise<void> {
    await wait(untilMidnightIsFar(Date.now(), takes));
}
