import type { Books } from './books.js';
import { isText, sorted } from './holder-check.js';
import { must, same } from './must.js';
import { fenOf, type WrittenChange } from './written-change.js';
import type { WrittenLoad, WrittenStatement } from './written-records.js';

/** Coins that leave a device, and what is to be made of them. */
export interface Released {
    readonly coins: readonly string[];
    readonly due: readonly { readonly owner: string; readonly fen: bigint }[];
}

/** What lies on a device of a load still: coins, and their worth. */
export function openOf({ loadId, coins }: WrittenLoad, { onDevices }: Books): Map<string, bigint> {
    return new Map(
        coins
            .filter(({ serial }) => onDevices.get(serial) === loadId)
            .map(({ serial, amount }) => [serial, fenOf(amount)]),
    );
}

/** All that a transaction takes off devices: to payees, and back to the wallets of the devices. */
export function releasedFromDevices(change: WrittenChange, books: Books): Released[] {
    const paid = change.offlinePayments.map(({ terms }): Released => {
        const gone = taken(books.loads.get(terms.loadId), terms.coins, books);
        return { coins: [...gone.keys()], due: gone.size === 0 ? [] : [{ owner: terms.to, fen: sum(gone) }] };
    });
    const back = change.loads.flatMap((load): Released[] => {
        const before = books.loads.get(load.loadId);
        const given = before && givenBack(before, load);
        if (given === undefined) {
            return [];
        }
        const gone = taken(before, given, books);
        return [{ coins: [...gone.keys()], due: [...gone.values()].map((fen) => ({ owner: load.walletId, fen })) }];
    });

    return [...paid, ...back].filter(({ coins }) => coins.length > 0);
}

/** What comes off a device goes to whom it was signed to, once and whole. */
export function mustTakeOffDevices({ coins, due }: Released, { made }: WrittenChange): void {
    const children = made.filter(({ parents }) => same(parents, coins));
    must(
        same(
            children.map(({ owner, fen }) => `${owner} ${fen}`),
            due.map(({ owner, fen }) => `${owner} ${fen}`),
        ),
        'a device gives other coins than are due',
    );
}

/** The serials that go back to the wallet: what the device says it has, or what is left when payees had their time. */
function givenBack(before: WrittenLoad, after: WrittenLoad): readonly string[] | undefined {
    return after.returned !== undefined && before.returned === undefined
        ? after.coins.map(({ serial }) => serial)
        : unloadingIn(before, after)?.terms.coins;
}

/** What the device has said to give back, if it says so in this transaction. */
export function unloadingIn(before: WrittenLoad, after: WrittenLoad): WrittenStatement | undefined {
    return after.statements.slice(before.statements.length).find(({ kind }) => kind === 'UNLOADING');
}

function taken(load: WrittenLoad | undefined, wanted: readonly string[], books: Books): Map<string, bigint> {
    must(load !== undefined, 'a device gives what it was not loaded with');

    return new Map([...openOf(load, books)].filter(([serial]) => wanted.includes(serial)));
}

function sum(coins: ReadonlyMap<string, bigint>): bigint {
    return [...coins.values()].reduce((total, fen) => total + fen, 0n);
}

/** Whether the key of a device has signed what it says. */
export function isSaid({ kind, terms, signature }: WrittenStatement, key: string, { channel, bank }: Books): boolean {
    return isText(key, textOf({ kind, terms }, { channel, bank }), signature);
}

export function textOf(
    { kind, terms }: Pick<WrittenStatement, 'kind' | 'terms'>,
    where: { readonly channel: string; readonly bank: string },
): string {
    const purpose = kind === 'PAYMENT' ? 'cohong offline payment' : 'cohong unload device';

    return sorted({ purpose, ...where, ...terms });
}
