import { describe, expect, it } from '@jest/globals';
import { canonicalJson } from '../../kernel/json.js';
import { addDays } from '../../kernel/time.js';
import { atDay, traded } from '../deal/testing/samples.js';
import type { Deal } from '../deal/deal.js';
import { policy } from '../market/testing/samples.js';
import { isHidden } from './is-hidden.js';
import { daysToWait, publishCurve, type PublishingFacts } from './publish-curve.js';
import { quoteCurveSchema } from './quote-curve.js';

const day = '2026-03-10';
const policies = { policies: [policy] };
/** Of the seller of the samples; proceeds of 999 000 for a million earn 1 000 / 999 000 · 360 / 36 = 1.001… per cent. */
const sold = (id: number, buyer: string, more: { proceeds?: bigint; days?: number; seller?: string } = {}): Deal => {
    const { proceeds = 99_900_000n, days = 36, seller = traded.seller } = more;
    const pricing = { ...traded.pricing, days, proceeds: { currency: 'CNY', minorUnits: proceeds } };
    const payment = { means: 'OUTSIDE', uetr: 'eb6305c9-1f7a-4f3e-9c1d-2b6a7d8e9f01', at: atDay(day) } as const;

    return {
        ...traded,
        ...{ dealId: String(id).repeat(32), seller, buyer },
        status: 'SETTLED',
        settlement: { pricing, payment },
    };
};
const three = [
    sold(1, 'OneBankMSP'),
    sold(2, 'TwoBankMSP', { proceeds: 99_800_000n }),
    sold(3, 'ThreeBankMSP', { proceeds: 99_700_000n }),
];
const publishing = (deals: readonly Deal[], more: Partial<PublishingFacts> = {}) =>
    publishCurve(day, { deals, policies, at: '2026-03-10T16:00:00.000Z', ...more });
const points = (deals: readonly Deal[], more: Partial<PublishingFacts> = {}) => publishing(deals, more).curve.points;

describe('a curve of quotes', () => {
    it('tells what the buyers of three deals earn on average, to the basis point, and remembers the deals', () => {
        const { curve, counted } = publishing(three);

        expect(curve).toEqual({
            day,
            postedAt: '2026-03-10T16:00:00.000Z',
            // 1.001001, 2.004008 and 3.009027 per cent.
            points: [{ bankClass: 'STATE_OR_JOINT_STOCK', currency: 'CNY', months: 3, percentPerYear: '2', deals: 3 }],
        });
        expect(counted).toEqual(three.map(({ dealId }) => ({ dealId, day, postedAt: curve.postedAt })));
        expect(quoteCurveSchema.parse(JSON.parse(canonicalJson(curve)))).toEqual(curve);
    });

    it('tells by class, currency and tenor, and of none of them what would be too few', () => {
        const ofYear = [4, 5, 6].map((id) => sold(id, `Bank${id}MSP`, { days: 366 }));
        const inDollars = {
            ...sold(7, 'OneBankMSP'),
            claim: { ...traded.claim, amount: { currency: 'USD', minorUnits: 100_000_000n } },
        };
        const unclassed = { ...sold(8, 'OneBankMSP'), claim: { ...traded.claim, debtorBank: 'JunkBankMSP' } };
        const long = [1, 2, 3].map((id) => sold(id, `Bank${id}MSP`, { days: 367 }));

        expect(points([...ofYear, inDollars, unclassed, ...three])).toMatchObject([{ months: 3 }, { months: 12 }]);
        expect(points(long)).toEqual([]);
        expect(publishing([...three.slice(1), ...ofYear]).counted.map(({ dealId }) => dealId[0])).toEqual([
            '4',
            '5',
            '6',
        ]);
    });

    it('has nothing to tell where nothing was settled', () => {
        expect(publishing([])).toEqual({
            curve: { day, postedAt: '2026-03-10T16:00:00.000Z', points: [] },
            counted: [],
        });
    });

    it('does not depend on the order in which deals are read', () => {
        expect(points([...three].reverse())).toEqual(points(three));
    });

    const settledOn = (on: string): Deal => {
        const deal = sold(1, 'OneBankMSP');
        const { settlement } = deal as Required<Deal>;

        return { ...deal, settlement: { ...settlement, payment: { ...settlement.payment, at: atDay(on) } } };
    };

    it('waits for more like a deal, thirty days', () => {
        const first = settledOn(addDays(day, -daysToWait));

        expect(points([first, ...three.slice(1)])).toHaveLength(1);
    });

    const unsettled = { ...traded, status: 'ACKNOWLEDGED' } as const;
    // Each row breaks the rule it names and every rule below it, so the table also fixes the order.
    it.each<[string, readonly Deal[], Partial<PublishingFacts>]>([
        ['DAY_OF_CURVE_MUST_BE_OVER', [unsettled], { policies: undefined, at: '2026-03-10T15:59:59.999Z' }],
        ['MARKET_MUST_HAVE_POLICY', [unsettled], { policies: undefined }],
        ['DEAL_MUST_BE_SETTLED', [{ ...unsettled, settlement: settledOn('2026-03-11').settlement! }], {}],
        ['DEAL_MUST_BE_SETTLED', [{ ...settledOn(day), status: 'UNDER_RESERVE' }], {}],
        ['DEAL_MUST_BE_RECENT', [settledOn('2026-03-11')], {}],
        ['DEAL_MUST_BE_RECENT', [settledOn(addDays(day, -daysToWait - 1))], {}],
    ])('is refused: %s (%#)', (code, deals, more) => {
        expect(() => publishing([...three, ...deals], more)).toThrow(code);
    });
});

describe('a deal among others', () => {
    const of = (...pairs: readonly string[]) => pairs.map((pair) => ({ seller: pair[0] ?? '', buyer: pair[1] ?? '' }));

    it.each<[boolean, string, readonly string[]]>([
        [true, 'three between six banks', ['AB', 'CD', 'EF']],
        [true, 'three that one bank has sold, which knows them all', ['SA', 'SB', 'SC']],
        [true, 'four, of which each bank knows two or all', ['HP', 'PH', 'HB', 'BH']],
        [false, 'two', ['AB', 'CD']],
        [false, 'three of two buyers', ['AB', 'CB', 'ED']],
        [false, 'six of which one bank has bought four', ['AB', 'CB', 'DB', 'EB', 'AF', 'CG']],
        [true, 'six of which one bank has bought three', ['AB', 'CB', 'DB', 'EF', 'AF', 'CG']],
        [false, 'four of two buyers', ['AB', 'CB', 'DE', 'FE']],
        [false, 'many of one buyer', ['AB', 'CB', 'DB', 'EB', 'FB']],
        [false, 'three of which a bank knows two, and so the third', ['AB', 'BC', 'DE']],
        [false, 'four of which a bank knows three', ['AB', 'CA', 'AD', 'EF']],
        [true, 'five of which a bank knows three', ['AB', 'CA', 'AD', 'EF', 'GH']],
    ])('is hidden: %s (%s)', (hidden, _, pairs) => {
        expect(isHidden(of(...pairs), 3)).toBe(hidden);
    });

    it('is hidden among more where the policy asks for more', () => {
        const four = of('AB', 'CD', 'EF', 'GH');

        expect([3, 4, 5].map((crowd) => isHidden(four, crowd))).toEqual([true, true, false]);
        expect(isHidden([...four, ...of('AC')], 4)).toBe(true);
        expect(isHidden([...four, ...of('AH')], 5)).toBe(false);
    });
});
