import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { seed } from '../../../../test/seed.js';
import { compare, type Money } from '../../kernel/money.js';
import { buyerLimitsSchema, type BuyerLimit, type Exposure } from './limits.js';
import { atStake, mustBeWithinLimits } from './within-limits.js';

const cny = (minorUnits: bigint): Money => ({ currency: 'CNY', minorUnits });
const debtorBank = 'PearlBankMSP';
const exposure: Exposure = { debtorBank, countryCode: 'CN', programme: 'Domestic', amount: cny(40n), days: 90 };
const ofBank: BuyerLimit = { debtorBank, amount: cny(100n), maxDays: 180 };
const ofCountry: BuyerLimit = { countryCode: 'CN', amount: cny(120n) };
const ofProgramme: BuyerLimit = { programme: 'Domestic', amount: cny(90n), maxDays: 100 };
const limits = [ofBank, ofCountry, ofProgramme];
const elsewhere: Exposure = { ...exposure, debtorBank: 'HarbourBankMSP', countryCode: 'SG', programme: 'Trade' };

describe('the limits of a buyer', () => {
    it('bind nobody who has set none', () => {
        expect(() =>
            mustBeWithinLimits({ ...exposure, days: 999 }, { limits: [], standing: [exposure] }),
        ).not.toThrow();
    });

    it('let through what fills the tightest of them to the last fen', () => {
        const standing = [{ ...exposure, amount: cny(50n) }];

        expect(() => mustBeWithinLimits(exposure, { limits, standing })).not.toThrow();
        expect(() => mustBeWithinLimits({ ...exposure, days: 100 }, { limits, standing })).not.toThrow();
    });

    it('count of what stands that alone which they are for', () => {
        const standing = [exposure, elsewhere, { ...exposure, programme: 'Trade' }];

        expect([ofBank, ofCountry, ofProgramme].map((limit) => atStake(limit, standing))).toEqual([
            cny(80n),
            cny(80n),
            cny(40n),
        ]);
    });

    // Each row breaks the rule it names and every rule below it, so the table also fixes the order.
    const dollars: Exposure = { ...exposure, amount: { currency: 'USD', minorUnits: 1_000n }, days: 999 };
    const standing = [exposure, exposure];
    it.each<[string, Exposure, { all?: readonly BuyerLimit[]; limitedBy?: string }]>([
        ['CLAIM_MUST_BE_UNDER_LIMIT', dollars, {}],
        ['CLAIM_MUST_BE_UNDER_LIMIT', elsewhere, {}],
        ['TENOR_MUST_BE_WITHIN_LIMIT', { ...exposure, days: 181 }, { limitedBy: 'debtorBank' }],
        ['TENOR_MUST_BE_WITHIN_LIMIT', { ...exposure, days: 101 }, { limitedBy: 'programme' }],
        ['EXPOSURE_MUST_BE_WITHIN_LIMIT', exposure, { limitedBy: 'debtorBank' }],
        ['EXPOSURE_MUST_BE_WITHIN_LIMIT', exposure, { all: [ofProgramme], limitedBy: 'programme' }],
        ['EXPOSURE_MUST_BE_WITHIN_LIMIT', exposure, { all: [{ amount: cny(119n) }], limitedBy: 'currency' }],
    ])('refuse: %s (%#)', (code, wished, { all = limits, ...detail }) => {
        const refused = () => mustBeWithinLimits(wished, { limits: [...all], standing });

        expect(refused).toThrow(expect.objectContaining({ code, detail }));
    });

    it('are never passed, whatever is asked in whatever order', () => {
        const banks = fc.constantFrom('PearlBankMSP', 'HarbourBankMSP');
        const wishes = fc.array(
            fc.record({ bank: banks, country: fc.constantFrom('CN', 'SG'), fen: fc.bigInt({ min: 1n, max: 80n }) }),
            { maxLength: 12 },
        );
        fc.assert(
            fc.property(wishes, (wished) => {
                const taken: Exposure[] = [];
                for (const { bank, country, fen } of wished) {
                    const next = { ...exposure, debtorBank: bank, countryCode: country, amount: cny(fen) };
                    try {
                        mustBeWithinLimits(next, { limits: [ofBank, ofCountry], standing: taken });
                        taken.push(next);
                    } catch (error) {
                        expect(String(error)).toMatch(/MUST_BE_(UNDER|WITHIN)_LIMIT/);
                    }
                }
                for (const limit of [ofBank, ofCountry]) {
                    expect(compare(atStake(limit, taken), limit.amount)).toBeLessThanOrEqual(0);
                }
            }),
            { seed },
        );
    });

    it('are one for each kind of claim and currency', () => {
        const wire = { debtorBank, amount: { amount: '1.00', currency: 'CNY' } };

        expect(buyerLimitsSchema.safeParse([wire, { ...wire, countryCode: 'CN' }]).success).toBe(true);
        expect(buyerLimitsSchema.safeParse([wire, { ...wire, maxDays: 90 }]).success).toBe(false);
    });
});
