import { describe, expect, it } from '@jest/globals';
import { holdingAfter, holdingStatuses, holdingSteps, type HoldingStatus, type HoldingStep } from './holding-status.js';

/** The machine as the reference draws it (§3.2) from settlement on: from, by, to. */
const allowed: readonly (readonly [HoldingStatus, HoldingStep, HoldingStatus])[] = [
    ['HELD', 'OFFER', 'OFFERED'],
    ['HELD', 'SPLIT', 'SPLIT'],
    ['HELD', 'RETURN', 'RETURNED'],
    ['MATURED', 'RETURN', 'RETURNED'],
    ['OVERDUE', 'RETURN', 'RETURNED'],
    ['WRITTEN_OFF', 'RETURN', 'RETURNED'],
    ['HELD', 'MATURE', 'MATURED'],
    ['HELD', 'COLLECT', 'COLLECTED'],
    ['OFFERED', 'TAKE_BACK', 'HELD'],
    ['OFFERED', 'SELL', 'SOLD'],
    ['OFFERED', 'MATURE', 'MATURED'],
    ['OFFERED', 'COLLECT', 'COLLECTED'],
    ['MATURED', 'COLLECT', 'COLLECTED'],
    ['MATURED', 'MISS_MATURITY', 'OVERDUE'],
    ['OVERDUE', 'COLLECT', 'COLLECTED_LATE'],
    ['OVERDUE', 'WRITE_OFF', 'WRITTEN_OFF'],
    ['WRITTEN_OFF', 'COLLECT', 'COLLECTED_LATE'],
];

describe('the machine of a holding', () => {
    it.each(allowed)('lets %s %s, to be %s', (from, step, to) => {
        expect(holdingAfter(from, step)).toBe(to);
    });

    it.each(holdingStatuses)('refuses %s every other step: HOLDING_MUST_STAND_AT_THIS_ACT', (status) => {
        for (const step of holdingSteps.filter(
            (each) => !allowed.some(([from, by]) => from === status && by === each),
        )) {
            expect(() => holdingAfter(status, step)).toThrow('HOLDING_MUST_STAND_AT_THIS_ACT');
        }
    });
});
