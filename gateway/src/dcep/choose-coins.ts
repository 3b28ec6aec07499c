/** So many coins one transaction spends at most. */
export const mostCoins = 100;

/** A spendable coin as the choice sees it. */
export interface SpendableCoin {
    readonly serial: string;
    readonly amount: { readonly minorUnits: bigint };
}

/**
 * The fewest coins that cover an amount: the largest first, and of those the smallest last coin that still suffices, so
 * that large coins are not broken for a small rest. The same coins in any order give the same choice.
 *
 * Gives nothing when all of them together are too little, or when it would take more than `most` coins.
 */
export function chooseCoins<Coin extends SpendableCoin>(
    coins: readonly Coin[],
    minorUnits: bigint,
    most = mostCoins,
): readonly Coin[] | undefined {
    if (minorUnits <= 0n) {
        return undefined;
    }

    const descending = [...coins].sort(byAmountThenSerial);
    const count = fewestToCover(descending, minorUnits);
    if (count === undefined || count > most) {
        return undefined;
    }

    const allButLast = descending.slice(0, count - 1);
    const rest = minorUnits - total(allButLast);
    const last = descending
        .slice(count - 1)
        .reverse()
        .find((coin) => coin.amount.minorUnits >= rest);

    return last === undefined ? undefined : [...allButLast, last];
}

function fewestToCover(descending: readonly SpendableCoin[], minorUnits: bigint): number | undefined {
    let covered = 0n;
    const index = descending.findIndex((coin) => (covered += coin.amount.minorUnits) >= minorUnits);

    return index === -1 ? undefined : index + 1;
}

function byAmountThenSerial(a: SpendableCoin, b: SpendableCoin): number {
    if (a.amount.minorUnits !== b.amount.minorUnits) {
        return a.amount.minorUnits > b.amount.minorUnits ? -1 : 1;
    }

    return a.serial < b.serial ? -1 : 1;
}

function total(coins: readonly SpendableCoin[]): bigint {
    return coins.reduce((sum, coin) => sum + coin.amount.minorUnits, 0n);
}
