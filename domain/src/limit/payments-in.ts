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

/** The wallet in whose account an owner's money counts: of a sub-wallet its parent, of any other owner itself. */
export type FamilyOf = (owner: Owner) => Owner;

/**
 * The payments that a transaction makes, in their order: what was made of a coin belongs to one payment with it, and the
 * coins that follow it in the list of those that ended.
 */
export function paymentsIn({ spent, made }: SpentCoins, familyOf: FamilyOf): readonly CoinPayment[] {
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

    return parts.map((part) => paymentOf({ spent: part, made: madeOf.get(part[0]?.serial ?? '') ?? [] }, familyOf));
}

/**
 * What a wallet pays is whatever does not come back free to its family: neither its change, nor what it pays itself, nor
 * what goes from a wallet to one under it or back. What is locked counts when it is locked, and not again when it is
 * released. A refund counts nothing.
 */
function paymentOf({ spent, made }: SpentCoins, familyOf: FamilyOf): CoinPayment {
    const [{ owner: payer, status } = { owner: 'vault' as const, status: undefined }] = spent;
    const isFree = (each: MadeCoin): boolean =>
        each.givesBack !== undefined ||
        (familyOf(each.coin.owner) === familyOf(payer) && canBecome(each.status, 'SPENT'));
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
