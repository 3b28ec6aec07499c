import { add, subtract, sum, type Money } from '../kernel/money.js';
import { amountOf, type ValuedGoods } from '../receivable/financing-base.js';

/**
 * Terms between which nothing differs but freight, then insurance, in this order: customs notes FCA and FAS as FOB, CPT as
 * C&F, CIP as CIF. What the others add or leave out is declared nowhere, so they compare with themselves alone.
 */
const levels: readonly (readonly string[])[] = [
    ['FCA', 'FAS', 'FOB'],
    ['CPT', 'CFR'],
    ['CIP', 'CIF'],
];

/** The declared value under another Incoterm; undefined where the declaration does not tell it in its own currency. */
export function valueUnder(incotermCode: string, goods: ValuedGoods): Money | undefined {
    const { totalValue, freight, insurance } = goods;
    if (incotermCode === goods.incotermCode) {
        return totalValue;
    }
    const [from, to] = [levelOf(goods.incotermCode), levelOf(incotermCode)];
    if (from === -1 || to === -1) {
        return undefined;
    }
    const between = [freight, insurance]
        .slice(Math.min(from, to), Math.max(from, to))
        .map((charge) => amountOf(charge, goods));
    const areKnown = between.every((amount) => amount?.currency === totalValue.currency);
    if (!areKnown) {
        return undefined;
    }
    const difference = sum(
        totalValue.currency,
        between.filter((amount) => amount !== undefined),
    );

    return to > from ? add(totalValue, difference) : subtract(totalValue, difference);
}

function levelOf(incotermCode: string): number {
    return levels.findIndex((terms) => terms.includes(incotermCode));
}
