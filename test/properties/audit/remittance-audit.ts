import { waits, type Books } from './books.js';
import { isOrdered } from './holder-check.js';
import { must, worth } from './must.js';
import { stateOf, without, type Part } from './part.js';
import { fenOf, type WrittenChange } from './written-change.js';
import type { WrittenOrder, WrittenRemittance } from './written-records.js';

/** What is known of remittances before a transaction, at all banks. */
export interface Remittances {
    readonly known: Map<string, WrittenRemittance>;
    readonly orders: Map<string, WrittenOrder>;
}

const nexts: Readonly<Record<string, readonly string[]>> = {
    new: ['PENDING', 'ACCEPTED'],
    PENDING: ['ACCEPTED', 'REFUSED', 'TAKEN_BACK'],
    REFUSED: ['TAKEN_BACK'],
};

/** Throws unless each remittance of a transaction is written alike at both of its banks, and becomes what it can. */
export function mustBeTwins(changes: readonly WrittenChange[], { known }: Remittances): void {
    for (const { bank, remittances } of changes) {
        for (const remittance of remittances) {
            const { remittanceId, payerBank, payeeBank, status } = remittance;
            const other = changes.find((each) => each.bank === (bank === payerBank ? payeeBank : payerBank));
            const twin = other?.remittances.find((each) => each.remittanceId === remittanceId);
            must(JSON.stringify(twin) === JSON.stringify(remittance), 'the twins of a remittance differ');
            must(
                (nexts[known.get(remittanceId)?.status ?? 'new'] ?? []).includes(status),
                'a remittance becomes what it cannot',
            );
        }
    }
}

/** What a transaction did to a bank's coins besides its remittances. Throws the first thing that is wrong with these. */
export function withoutRemittances(change: WrittenChange, place: Books, all: Remittances): WrittenChange {
    return change.remittances.reduce(
        (rest, remittance) => without(rest, partOf(remittance, change, { place, all })),
        change,
    );
}

function partOf(
    remittance: WrittenRemittance,
    change: WrittenChange,
    { place, all }: { readonly place: Books; readonly all: Remittances },
): Part {
    const { remittanceId, payerBank } = remittance;
    const order = change.orders.find((each) => each.remittanceId === remittanceId) ?? all.orders.get(remittanceId);
    const isPayer = change.bank === payerBank;
    if (all.known.has(remittanceId)) {
        return ended(remittance, change, { isPayer, from: returnedTo(order?.from, place) });
    }

    return isPayer ? paid(remittance, order, { change, place }) : arrived(remittance, change);
}

/** The coin that was on its way ends at the payee's bank, and one is made for the payee, or for the payer again. */
function ended(
    { status, serial, payee, amount }: WrittenRemittance,
    change: WrittenChange,
    { isPayer, from }: { readonly isPayer: boolean; readonly from: string | undefined },
): Part {
    const isGone = change.ended.some((each) => each.serial === serial && each.status === 'RELEASED');
    must(isPayer || status === 'REFUSED' || isGone, 'what was on its way is there still');
    const owner = status === 'ACCEPTED' ? payee : from;
    const isMadeHere = status === (isPayer ? 'TAKEN_BACK' : 'ACCEPTED');
    const made = change.made.filter(({ parents }) => parents[0] === serial);
    must(made.length === (isMadeHere ? 1 : 0), 'a remittance ends in other than one coin');
    must(
        made.every((coin) => coin.owner === owner && coin.fen === fenOf(amount)),
        'a remittance ends with somebody else, or in another amount',
    );

    return { ended: isGone ? [serial] : [], made, states: made.map(() => stateOf(owner)) };
}

/** Whom a payment that ends in nothing goes back to: the bank keeps it where the wallet was closed meanwhile. */
export function returnedTo(from: string | undefined, { wallets }: Books): string | undefined {
    return from !== undefined && wallets.get(from)?.status === 'CLOSED' ? 'vault' : from;
}

/** At the payer's bank: coins of the payer end, as it has signed, and what they are worth above comes back. */
function paid(
    remittance: WrittenRemittance,
    order: WrittenOrder | undefined,
    { change, place }: { readonly change: WrittenChange; readonly place: Books },
): Part {
    must(order !== undefined, 'a remittance is nobody’s order');
    const { from, coins } = order;
    const inputs = coins.map((serial) => place.live.get(serial)).filter((coin) => coin !== undefined);
    const made = change.made.filter(({ parents }) => parents[0] === coins[0]);
    must(
        inputs.length === coins.length && inputs.every(({ owner }) => owner === from),
        'a remittance spends coins of others',
    );
    must(!coins.some((serial) => waits(place, serial)), 'a remittance spends what waits');
    must(worth(inputs) === worth(made) + fenOf(remittance.amount), 'a remittance makes or loses money');
    must(
        made.every(({ owner }) => owner === from),
        'the change of a remittance goes astray',
    );
    must(!place.isFrozen(from), 'a frozen wallet sends money away');
    must(from === 'vault' || isSigned(remittance, order, place), 'a remittance is not as the holder signed it');

    return { ended: coins, made, states: made.map(() => stateOf(from)) };
}

/** At the payee's bank: one coin of the amount, that tells not of what it was made. */
function arrived({ remittanceId, serial, payee, amount, status }: WrittenRemittance, change: WrittenChange): Part {
    const made = change.made.filter((coin) => coin.serial === serial);
    const owner = payee === 'vault' ? 'vault' : remittanceId;
    must(
        made.length === 1 && made.every((coin) => coin.owner === owner && coin.fen === fenOf(amount)),
        'a remittance brings other than it says',
    );
    must(
        made.every(({ parents }) => parents.length === 0),
        'a remittance tells of what it was made',
    );
    must((status === 'ACCEPTED') === (payee === 'vault'), 'a remittance is accepted before its bank has');

    return { ended: [], made, states: [payee === 'vault' ? 'IN_VAULT' : 'PENDING'] };
}

function isSigned(
    { payeeBank, payee, amount, acceptBy, message }: WrittenRemittance,
    { remittanceId, from, coins, signed }: WrittenOrder,
    books: Books,
): boolean {
    const terms = { payeeBank, payee, amount, acceptBy, message };
    const order = { purpose: 'cohong remittance', walletId: from, nonce: remittanceId, coins, ...terms };

    return isOrdered(order, { books, walletId: from, signed });
}
