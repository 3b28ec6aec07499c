import { add, type Money } from '../kernel/money.js';

/** What of a thing one bank has under an id: of a financing, a packing credit, a payment. */
export interface Share {
    readonly bank: string;
    readonly id: string;
    readonly amount: Money;
}

/** What two sources say of one thing. */
export interface Sides<Told> {
    readonly inBook: Told;
    readonly inHistory: Told;
}

export interface DifferingShare {
    readonly bank: string;
    readonly id: string;
    /** Absent where the share is not there. */
    readonly inBook?: Money;
    readonly inHistory?: Money;
}

/** The shares that differ, in the order of their banks and ids. */
export function differingShares({ inBook, inHistory }: Sides<readonly Share[]>): readonly DifferingShare[] {
    const [here, there] = [byBankAndId(inBook), byBankAndId(inHistory)];

    return byKey(new Map([...here, ...there])).flatMap(([key, { bank, id }]) => {
        const [one, other] = [here.get(key), there.get(key)];
        return isSameMoney(one?.amount, other?.amount)
            ? []
            : [{ bank, id, ...(one && { inBook: one.amount }), ...(other && { inHistory: other.amount }) }];
    });
}

/** One that stands there twice counts twice. */
function byBankAndId(shares: readonly Share[]): ReadonlyMap<string, Share> {
    const known = new Map<string, Share>();
    for (const share of shares) {
        const key = `${share.bank} ${share.id}`;
        const before = known.get(key);
        const amount = before ? add(before.amount, share.amount) : share.amount;
        known.set(key, { ...share, amount });
    }

    return known;
}

/** What both say of an amount, where that is not the same. */
export function differingAmounts({ inBook, inHistory }: Sides<Money>): Sides<Money> | undefined {
    // Nothing is nothing in whatever currency.
    const isNothing = inBook.minorUnits === 0n && inHistory.minorUnits === 0n;

    return isNothing || isSameMoney(inBook, inHistory) ? undefined : { inBook, inHistory };
}

export function isSameMoney(one: Money | undefined, other: Money | undefined): boolean {
    return one?.minorUnits === other?.minorUnits && one?.currency === other?.currency;
}

/** The entries of a map in the order of their keys. */
export function byKey<Value>(entries: ReadonlyMap<string, Value>): readonly (readonly [string, Value])[] {
    return [...entries].sort(([one], [other]) => (one < other ? -1 : 1));
}
