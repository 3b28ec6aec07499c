import { must } from './must.js';
import { keyOfPosition, type Nets } from './net-audit.js';
import { fenOf } from './written-change.js';

const hour = 3_600_000;

/** Throws unless a cycle may be settled: its day is over, every bank has laid down its net, and the nets add up. */
export function mustSettle(cycleId: string, at: Date, { banks, contributions, outcomes }: Nets): void {
    const laidDown = banks.map((bank) => contributions.get(keyOfPosition(cycleId, bank)));
    must(!outcomes.has(cycleId), 'a cycle ends twice');
    must(at.getTime() >= endOfDay(cycleId), 'a cycle is settled before its day is over');
    must(
        laidDown.every((each) => each !== undefined),
        'a cycle is settled without a bank',
    );
    const sum = (of: 'pays' | 'receives'): bigint => laidDown.reduce((all, each) => all + fenOf(each[of]), 0n);
    must(sum('pays') === sum('receives'), 'a cycle is settled though it does not add up');
}

/** Throws unless a cycle may fail, which is when the day after its own is over too. */
export function mustFail(cycleId: string, at: Date, { outcomes }: Nets): void {
    must(!outcomes.has(cycleId), 'a cycle ends twice');
    must(at.getTime() >= endOfDay(cycleId) + 24 * hour, 'a cycle fails before its time is over');
}

export function chinaDay(at: Date): string {
    return new Date(at.getTime() + 8 * hour).toISOString().slice(0, 10);
}

export function endOfDay(cycleId: string): number {
    return Date.parse(`${cycleId.slice(0, 10)}T16:00:00.000Z`);
}
