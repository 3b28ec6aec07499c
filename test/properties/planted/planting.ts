import type { Written, WrittenTransaction } from '../audit/written-blocks.js';

/** What was told, which ends with the payment of a customer. */
export type Told = readonly WrittenTransaction[];
export type Writes = readonly Written[];
export type Change = (change: (writes: Writes) => Writes) => (told: Told) => Told;

export interface Fault {
    readonly fault: string;
    /** What the audit says of it. */
    readonly found: string;
    readonly plant: (told: Told) => Told;
}

export type Record = Readonly<globalThis.Record<string, unknown>>;

export const stranger = '0'.repeat(32);
export const isOf =
    (kind: string) =>
    (written: Written): boolean =>
        written.key[0] === kind;

export const changed =
    (choose: (told: Told) => WrittenTransaction, change: (writes: Writes) => Writes) =>
    (told: Told): Told =>
        told.map((each) => (each === choose(told) ? { ...each, writes: change(each.writes) } : each));

/** The first transaction that writes a record of the kind, such a one. */
export const having =
    (kind: string, is: (record: Record) => boolean = () => true) =>
    (told: Told): WrittenTransaction =>
        told.find(({ writes }) =>
            writes.some((each) => isOf(kind)(each) && each.record !== undefined && is(each.record)),
        )!;
export const inOne =
    (choose: (told: Told) => WrittenTransaction): Change =>
    (change) =>
        changed(choose, change);

/** Changes the records of one kind, of those that were written and not taken away. */
export const altered =
    (kind: string, change: (record: NonNullable<Written['record']>) => object) =>
    (writes: Writes): Writes =>
        writes.map((each) =>
            isOf(kind)(each) && each.record ? { ...each, record: { ...each.record, ...change(each.record) } } : each,
        );

export const without =
    (kind: string) =>
    (writes: Writes): Writes =>
        writes.filter((each) => !isOf(kind)(each));

export const oneFenMore = (money: unknown): object => {
    const { amount, currency } = money as { readonly amount: string; readonly currency: string };
    const fen = String(BigInt(amount.replace('.', '')) + 1n).padStart(3, '0');
    return { amount: `${fen.slice(0, -2)}.${fen.slice(-2)}`, currency };
};
export const dearer = ({ amount }: Record): object => ({ amount: oneFenMore(amount) });

/** The same under another serial or id, wherever it is named. */
export const renamed = (written: Written, from: string, to: string): Written =>
    JSON.parse(JSON.stringify(written).replaceAll(from, to)) as Written;

export const owned = (): object => ({ owner: stranger, status: 'UNSPENT' });
