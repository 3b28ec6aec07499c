import { decimalOf, dividedBy, fractionOf, plus, whole, type Fraction } from '../../kernel/fraction.js';
import { refusals } from '../../kernel/refusal.js';
import { addDays, chinaDate, type CalendarDate, type Instant } from '../../kernel/time.js';
import type { Deal } from '../deal/deal.js';
import { findClass, tenorBandOf } from '../market/bands.js';
import type { MarketPolicy, MarketPolicyBook } from '../market/market-policy.js';
import { marketPolicyAt } from '../market/set-market-policies.js';
import { yieldOf } from '../pricing/yield-of.js';
import { isHidden } from './is-hidden.js';
import type { CountedDeal, CurvePoint, QuoteCurve } from './quote-curve.js';

const refusal = refusals({
    DAY_OF_CURVE_MUST_BE_OVER: 'conflict',
    DEAL_MUST_BE_SETTLED: 'conflict',
    DEAL_MUST_BE_RECENT: 'conflict',
});

/** For how long a deal waits until there are enough like it: after that it tells nothing of the market. */
export const daysToWait = 30;

export interface PublishingFacts {
    /** Of which no curve tells yet. */
    readonly deals: readonly Deal[];
    readonly policies: MarketPolicyBook | undefined;
    readonly at: Instant;
}

export interface CurvePublished {
    readonly curve: QuoteCurve;
    readonly counted: readonly CountedDeal[];
}

/**
 * Tells at what rates claims were sold, of deals that were settled and of each but once, so that nothing can be had by taking one
 * curve off another. What would give a bank away waits for more like it.
 */
export function publishCurve(day: CalendarDate, { deals, policies, at }: PublishingFacts): CurvePublished {
    if (day >= chinaDate(at)) {
        throw refusal('DAY_OF_CURVE_MUST_BE_OVER');
    }
    const policy = marketPolicyAt(policies, at);
    deals.forEach((deal) => {
        mustBeSettledBy(day, deal);
    });
    const told = cellsOf(deals, policy).filter((cell) => isHidden(cell.deals, policy.crowd));

    return {
        curve: { day, postedAt: at, points: told.map(pointOf) },
        counted: told.flatMap((cell) => cell.deals.map(({ dealId }) => ({ dealId, day, postedAt: at }))),
    };
}

function mustBeSettledBy(day: CalendarDate, { status, settlement }: Deal): void {
    if (status !== 'SETTLED' || settlement === undefined) {
        throw refusal('DEAL_MUST_BE_SETTLED', { status });
    }
    const settledOn = chinaDate(settlement.payment.at);
    if (settledOn > day || settledOn < addDays(day, -daysToWait)) {
        throw refusal('DEAL_MUST_BE_RECENT');
    }
}

/** Deals that are told of together. */
interface Cell extends Pick<CurvePoint, 'bankClass' | 'currency' | 'months'> {
    readonly deals: readonly Deal[];
}

/** In one order at every peer. A debtor without a class and a tenor without a name are in no cell, and told of nowhere. */
function cellsOf(deals: readonly Deal[], policy: MarketPolicy): readonly Cell[] {
    const cells = new Map<string, Cell>();
    for (const deal of deals) {
        const { claim, settlement } = deal;
        const bankClass = findClass(claim.debtorBank, policy);
        const { months } = tenorBandOf(settlement?.pricing.days ?? 0, policy);
        if (bankClass !== undefined && months !== undefined) {
            const { currency } = claim.amount;
            const name = `${bankClass} ${currency} ${String(months).padStart(3, '0')}`;
            cells.set(name, { bankClass, currency, months, deals: [...(cells.get(name)?.deals ?? []), deal] });
        }
    }

    return [...cells.entries()].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, cell]) => cell);
}

/** The mean of the yields, each deal as much as any other: by amounts a large one would show. */
function pointOf({ deals, ...cell }: Cell): CurvePoint {
    const total = deals.map(yieldOfDeal).reduce(plus, whole(0n));

    return {
        ...cell,
        percentPerYear: decimalOf(dividedBy(total, whole(BigInt(deals.length))), 2),
        deals: deals.length,
    };
}

/** However its rate was quoted: what the buyer has paid, and what it is paid. */
function yieldOfDeal({ claim, settlement, pricing: agreed }: Deal): Fraction {
    const { days, yearDays, proceeds } = settlement?.pricing ?? agreed;
    const price = whole(proceeds.minorUnits);

    return fractionOf(yieldOf({ amount: claim.amount, price, method: 'SIMPLE_YIELD', days, yearDays }));
}
