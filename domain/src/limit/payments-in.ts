import { canBecome, type Owner } from '../dcep/coin.js';
import type { EndedCoin, MadeCoin, SpentCoins } from '../dcep/spend-coins.js';
import { subtract, sum, zero, type Money } from '../kernel/money.js';

/** One order to pay, as its coins show it. */
export interface CoinPayment {
    readonly payer: Owner;
    /** Whether its payer orders it now. What was locked, loaded or sent was ordered when it left. */
    readonly isOrdered: boolean;
    /** What counts against the payer's limits. */
    readonly counted: Money;
    readonly made: readonly MadeCoin[];
}

/**
 * The payments that a transaction makes, in their order: what was made of a coin belongs to one payment with it, and the
 * coins that follow it in the list of those that ended.
 */
export function paymentsIn({ spent, made }: SpentCoins): readonly CoinPayment[] {
    const madeOf = new Map<string, MadeCoin[]>();
    for (const each of made) {
        const [first = ''] = each.coin.parents;
        const others = madeOf.get(first);
        if (others === undefined) {
            madeOf.set(first, [each]);
        } else {
            others.push(each);
        }
    }
    const parts: EndedCoin[][] = [];
    for (const each of spent) {
        const last = parts.at(-1);
        if (last === undefined || madeOf.has(each.serial) || last[0]?.owner !== each.owner) {
            parts.push([each]);
        } else {
            last.push(each);
        }
    }

    return parts.map((part) => paymentOf(part, madeOf.get(part[0]?.serial ?? '') ?? []));
}

/**
 * What a wallet pays is whatever does not come back to it free: neither its change nor what it pays itself. What is
 * locked counts when it is locked, and not again when it is released. A refund counts nothing.
 */
function paymentOf(spent: readonly EndedCoin[], made: readonly MadeCoin[]): CoinPayment {
    const [{ owner: payer, status } = { owner: 'vault' as const, status: undefined }] = spent;
    const isFree = (each: MadeCoin): boolean =>
        each.givesBack !== undefined || (each.coin.owner === payer && canBecome(each.status, 'SPENT'));
    const gone = sum(
        'CNY',
        spent.map(({ amount }) => amount),
    );
    const back = sum(
        'CNY',
        made.filter(isFree).map(({ coin }) => coin.amount),
    );

    const isOrdered = status === 'SPENT';

    return { payer, isOrdered, made, counted: isOrdered ? subtract(gone, back) : zero('CNY') };
}
