import { describe, expect, it } from '@jest/globals';
import { canonicalJson, toWire } from '../../kernel/json.js';
import { signed } from '../../approval/testing/samples.js';
import { amountBandOf, classOf, tenorBandOf } from './bands.js';
import { marketPolicySchema } from './market-policy.js';
import { marketPolicyAt, setMarketPolicies } from './set-market-policies.js';
import { policy } from './testing/samples.js';

const setAt = '2026-03-31T01:00:00.000Z';
const later = { ...policy, effectiveFrom: '2026-04-15', crowd: 5 };
const cny = (minorUnits: bigint) => ({ currency: 'CNY', minorUnits });

describe('the policy of the market', () => {
    const first = setMarketPolicies([policy], { book: undefined, setAt, signed });
    const book = setMarketPolicies([later], { book: first, setAt, signed });

    it('is that of the day in China, whatever was set since', () => {
        const crowdAt = (at: string): number => marketPolicyAt(book, at).crowd;

        expect([crowdAt('2026-04-14T15:59:59.999Z'), crowdAt('2026-04-14T16:00:00.000Z')]).toEqual([3, 5]);
        expect(marketPolicySchema.parse(JSON.parse(canonicalJson(policy)))).toEqual(policy);
    });

    it.each<[string, () => unknown]>([
        ['MARKET_MUST_HAVE_POLICY', () => marketPolicyAt(book, '2019-12-31T15:59:59.999Z')],
        ['MARKET_MUST_HAVE_POLICY', () => marketPolicyAt(undefined, setAt)],
        ['POLICY_MUST_NOT_BEGIN_IN_THE_PAST', () => setMarketPolicies([policy], { book, setAt, signed })],
        ['DEBTOR_MUST_HAVE_CLASS', () => classOf('JunkBankMSP', policy)],
        ['AMOUNT_MUST_HAVE_BAND', () => amountBandOf({ currency: 'USD', minorUnits: 1n }, policy)],
    ])('refuses: %s (%#)', (code, refused) => {
        expect(refused).toThrow(code);
    });

    it.each([
        [1, { aboveDays: 0, upToDays: 92, months: 3 }],
        [92, { aboveDays: 0, upToDays: 92, months: 3 }],
        [93, { aboveDays: 92, upToDays: 184, months: 6 }],
        [366, { aboveDays: 184, upToDays: 366, months: 12 }],
        [367, { aboveDays: 366 }],
    ])('puts %i days into a band', (days, band) => {
        expect(tenorBandOf(days, policy)).toEqual(band);
    });

    it.each([
        [0n, { upTo: cny(100_000_000n) }],
        [100_000_000n, { upTo: cny(100_000_000n) }],
        [100_000_001n, { above: cny(100_000_000n), upTo: cny(500_000_000n) }],
        [1_000_000_001n, { above: cny(1_000_000_000n) }],
    ])('puts %i fen into a band', (fen, band) => {
        expect(amountBandOf(cny(fen), policy)).toEqual(band);
    });

    const isRead = (change: object): boolean => marketPolicySchema.safeParse(toWire({ ...policy, ...change })).success;
    const [three, six] = policy.tenors as [(typeof policy.tenors)[number], (typeof policy.tenors)[number]];

    it.each<[string, object]>([
        ['a crowd of two', { crowd: 2 }],
        ['a bank in two classes', { classes: [...policy.classes, { bank: 'PearlBankMSP', bankClass: 'OTHER' }] }],
        ['tenors that do not rise', { tenors: [six, three] }],
        ['tenors whose names do not rise', { tenors: [six, { ...three, upToDays: 400 }] }],
        ['edges that do not rise', { amountEdges: [cny(2n), cny(2n)] }],
    ])('has no %s', (_, change) => {
        expect(isRead({})).toBe(true);
        expect(isRead({ amountEdges: [cny(2n), { currency: 'USD', minorUnits: 1n }, cny(3n)] })).toBe(true);
        expect(isRead(change)).toBe(false);
    });
});
