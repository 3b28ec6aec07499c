import { describe, expect, it } from '@jest/globals';
import { dayWithIssue, dayWithRedemption } from './exchange-caps.js';
import { morning, policy, reserve, yuan } from './testing/samples.js';

const none = yuan(0n);
const day = '2026-03-31';
const today = { ...reserve, lastDay: { day, issued: yuan(900n), destroyed: yuan(450n) } };
const lastMoment = '2026-03-31T15:59:59.999Z';
const midnight = '2026-03-31T16:00:00.000Z';
const at = (instant: string) => ({ policy, at: instant });

describe('the caps of a day', () => {
    it('let pass what fills them to the fen', () => {
        expect(dayWithIssue(yuan(100n), today, at(lastMoment)).issued).toEqual(yuan(1_000n));
        expect(dayWithRedemption(yuan(50n), today, at(lastMoment)).destroyed).toEqual(yuan(500n));
    });

    it('count issues and redemptions apart', () => {
        expect(dayWithIssue(yuan(1n), today, at(morning))).toEqual({ ...today.lastDay, issued: yuan(901n) });
        expect(dayWithRedemption(yuan(1n), today, at(morning))).toEqual({ ...today.lastDay, destroyed: yuan(451n) });
    });

    it('are free again at midnight in China', () => {
        expect(dayWithIssue(yuan(1_000n), today, at(midnight))).toEqual({
            day: '2026-04-01',
            issued: yuan(1_000n),
            destroyed: none,
        });
    });

    it('stay those of the day that has begun for a client whose clock is behind', () => {
        const tomorrow = { ...reserve, lastDay: { day: '2026-04-01', issued: yuan(900n), destroyed: none } };

        expect(() => dayWithIssue(yuan(100n, 1n), tomorrow, at(lastMoment))).toThrow('ISSUE_MUST_NOT_EXCEED_DAILY_CAP');
        expect(dayWithIssue(yuan(100n), tomorrow, at(lastMoment)).day).toBe('2026-04-01');
    });

    it('do not bind where the policy states none', () => {
        const free = { policy: { ...policy, dailyCaps: {} }, at: morning };

        expect(dayWithIssue(yuan(1_000_000n), today, free).issued).toEqual(yuan(1_000_900n));
        expect(dayWithRedemption(yuan(1_000_000n), today, free).destroyed).toEqual(yuan(1_000_450n));
    });

    it('refuse one fen more: ISSUE_MUST_NOT_EXCEED_DAILY_CAP, REDEMPTION_MUST_NOT_EXCEED_DAILY_CAP', () => {
        expect(() => dayWithIssue(yuan(100n, 1n), today, at(lastMoment))).toThrow('ISSUE_MUST_NOT_EXCEED_DAILY_CAP');
        expect(() => dayWithRedemption(yuan(50n, 1n), today, at(lastMoment))).toThrow(
            'REDEMPTION_MUST_NOT_EXCEED_DAILY_CAP',
        );
    });
});
