import type { Books } from './books.js';
import { isOrdered } from './holder-check.js';
import { must } from './must.js';
import { fenOf, type WrittenChange } from './written-change.js';
import type { WrittenLock, WrittenTransfer } from './written-records.js';

/** So long after the last claim a lock may be returned, since a transaction may be dated a quarter of an hour off. */
const millisecondsBetween = 30 * 60_000;

/** The locks that a transaction ends: those that are claimed and those that are returned. */
export function endedLocks({ locks }: WrittenChange): WrittenLock[] {
    return locks.filter(({ status }) => status !== 'HELD');
}

/** What was locked goes to the payee before the escape, or back to the payer after it, once and whole. */
export function mustEnd(
    lock: WrittenLock,
    { change, books }: { readonly change: WrittenChange; readonly books: Books },
): void {
    const { lockId, payer, serial, amount, status } = lock;
    const isClaimed = status === 'CLAIMED';
    const children = change.made.filter(({ parents }) => parents.includes(serial));
    const told = change.transfers.filter(({ transferId }) => transferId === lockId);
    const to = isClaimed ? payeeOf(lock, told, books) : payer;

    must(isClaimed || status === 'RETURNED', 'a lock ends as nothing that is known');
    must(termsOf(lock) === termsOf(books.held.get(serial)), 'a lock ends that is not held so');
    mustBeInTime(lock, change.at);
    must(
        children.map(({ owner, fen, parents }) => `${owner} ${fen} of ${parents.join()}`).join() ===
            `${to} ${fenOf(amount)} of ${serial}`,
        'a lock gives other coins than are due',
    );
    must(
        told.map(({ from, coins, outputs }) => `${from} ${coins.join()} ${JSON.stringify(outputs)}`).join() ===
            (isClaimed ? `${payer} ${serial} ${JSON.stringify([{ amount, to }])}` : ''),
        'a claim is not told as the payment that it is',
    );
}

/** Money for a purpose goes where whoever it was given to has signed, if that is a wallet of a class that it is for. */
function payeeOf({ lockId, payee, condition }: WrittenLock, told: readonly WrittenTransfer[], books: Books): string {
    if (condition.kind !== 'PURPOSE') {
        return payee;
    }
    const to = told[0]?.outputs[0]?.to ?? 'nobody';
    const { payeeClass = 'none' } = books.wallets.get(to) ?? {};
    must(condition.payeeClasses?.includes(payeeClass) === true, 'money for a purpose goes astray');
    must(!books.isFrozen(payee), 'a frozen wallet pays for a purpose');
    const order = { books, walletId: payee, signed: told[0]?.signed };
    must(
        isOrdered({ purpose: 'cohong pay for purpose', lockId, to }, order),
        'money for a purpose is not as its holder signed',
    );

    return to;
}

function mustBeInTime({ escapeAt, status }: WrittenLock, at: Date): void {
    const escape = new Date(escapeAt).getTime();
    if (status === 'CLAIMED') {
        must(at.getTime() < escape, 'a lock is claimed after its escape');
    } else {
        must(at.getTime() >= escape + millisecondsBetween, 'a lock is returned while it can be claimed');
    }
}

/** What was signed of a lock, in one text. */
function termsOf(lock: WrittenLock | undefined): string {
    return JSON.stringify(lock && [lock.lockId, lock.payer, lock.payee, lock.amount, lock.serial, lock.escapeAt]);
}
