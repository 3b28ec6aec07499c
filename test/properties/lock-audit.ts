import { must } from './must.js';
import { fenOf, type WrittenChange, type WrittenLock } from './written-change.js';

/** So long after the last claim a lock may be returned, since a transaction may be dated a quarter of an hour off. */
const millisecondsBetween = 30 * 60_000;

/** The locks that a transaction ends: those that are claimed and those that are returned. */
export function endedLocks({ locks }: WrittenChange): WrittenLock[] {
    return locks.filter(({ status }) => status !== 'HELD');
}

/** What was locked goes to the payee before the escape, or back to the payer after it, once and whole. */
export function mustEnd(
    lock: WrittenLock,
    { change, held }: { readonly change: WrittenChange; readonly held: ReadonlyMap<string, WrittenLock> },
): void {
    const { lockId, payer, payee, serial, amount, status } = lock;
    const isClaimed = status === 'CLAIMED';
    const to = isClaimed ? payee : payer;
    const children = change.made.filter(({ parents }) => parents.includes(serial));
    const told = change.transfers.filter(({ transferId }) => transferId === lockId);

    must(isClaimed || status === 'RETURNED', 'a lock ends as nothing that is known');
    must(termsOf(lock) === termsOf(held.get(serial)), 'a lock ends that is not held so');
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
