import { describe, expect, it } from '@jest/globals';
import { offeredClaim } from '../quote/request-quotes.js';
import { title } from '../title/testing/samples.js';
import { rediscountOf } from './rediscount.js';
import { claim, policy } from './testing/samples.js';

const at = '2026-03-03T02:00:00.000Z';
const held = offeredClaim({ claim, title });
const facts = { policy, at };

describe('rediscount', () => {
    it('is open to a claim that meets all that the policy asks for', () => {
        expect(rediscountOf(held, facts)).toEqual({ isCandidate: true, obstacles: [] });
        expect(rediscountOf({ ...held, resaleCount: 2, maturity: '2026-08-30' }, facts)?.isCandidate).toBe(true);
    });

    it.each<[string, Partial<typeof held>]>([
        ['BANK_CLASS', { debtorBank: 'HaizhouBankMSP' }],
        ['BANK_CLASS', { debtorBank: 'JunkBankMSP' }],
        ['CURRENCY', { amount: { currency: 'USD', minorUnits: 1n } }],
        ['UNDERTAKING', { undertaking: 'ACCEPTANCE' }],
        ['TENOR', { maturity: '2026-08-31' }],
        ['TENOR', { maturity: '2026-03-03' }],
        ['RESALE_COUNT', { resaleCount: 3 }],
    ])('tells what stands in the way: %s (%#)', (obstacle, change) => {
        expect(rediscountOf({ ...held, ...change }, facts)).toEqual({ isCandidate: false, obstacles: [obstacle] });
    });

    it('is not spoken of where no policy does', () => {
        const { rediscount, ...silent } = policy;

        expect(rediscount?.mostDays).toBe(180);
        expect([undefined, silent].map((each) => rediscountOf(held, { ...facts, policy: each }))).toEqual([
            undefined,
            undefined,
        ]);
    });
});
