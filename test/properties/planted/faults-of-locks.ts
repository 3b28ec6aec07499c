import {
    altered,
    changed,
    isOf,
    owned,
    stranger,
    without,
    type Change,
    type Fault,
    type Told,
    type Writes,
} from './planting.js';
import type { WrittenTransaction } from '../audit/written-blocks.js';

const lockIn =
    (status: string) =>
    (told: Told): WrittenTransaction =>
        told.find(({ writes }) => writes.some((each) => isOf('lock')(each) && each.record?.['status'] === status))!;
const [inLock, inClaim, inReturn] = ['HELD', 'CLAIMED', 'RETURNED'].map(
    (status) => (change: (writes: Writes) => Writes) => changed(lockIn(status), change),
) as [Change, Change, Change];

/** Dates the transaction in which a lock ends after the escape of the lock, or before it. */
const endedAt =
    (status: string, minutesAfterEscape: number) =>
    (told: Told): Told =>
        told.map((each) => {
            if (each !== lockIn(status)(told)) {
                return each;
            }
            const { escapeAt } = each.writes.find(isOf('lock'))!.record as { readonly escapeAt: string };
            return { ...each, at: new Date(new Date(escapeAt).getTime() + minutesAfterEscape * 60_000) };
        });

/** The same of coins that wait for a condition. */
export const faultsOfLocks: readonly Fault[] = [
    {
        fault: 'a coin that is locked and stands as one to be spent',
        found: 'a state is not that of its coin',
        plant: inLock(altered('coin-status', () => ({ status: 'UNSPENT' }))),
    },
    {
        fault: 'coins that wait longer than their holder has signed',
        found: 'a payment is not as the holder signed it',
        plant: inLock(altered('lock', () => ({ escapeAt: '2099-12-31T00:00:00.000Z' }))),
    },
    {
        fault: 'coins that were locked and are spent by no claim',
        found: 'a payment spends what waits',
        plant: inClaim((writes) => altered('coin-end', () => ({ status: 'SPENT' }))(without('lock')(writes))),
    },
    {
        fault: 'coins that were locked and are released by no lock',
        found: 'what is released is not what locks and devices release',
        plant: inReturn(without('lock')),
    },
    {
        fault: 'coins that were locked and reach somebody else',
        found: 'a lock gives other coins than are due',
        plant: inClaim((writes) => altered('coin', owned)(altered('coin-status', owned)(writes))),
    },
    {
        fault: 'a lock whose payee is changed when it is claimed',
        found: 'a lock ends that is not held so',
        plant: inClaim(altered('lock', () => ({ payee: stranger }))),
    },
    {
        fault: 'a lock that is claimed without a word of it',
        found: 'a claim is not told as the payment that it is',
        plant: inClaim(without('transfer')),
    },
    {
        fault: 'a lock that is claimed twice',
        found: 'a coin ends that is not live',
        plant: (told: Told): Told =>
            told.flatMap((each) => (each === lockIn('CLAIMED')(told) ? [each, { ...each, id: 'again' }] : [each])),
    },
    {
        fault: 'a lock that is claimed after its escape',
        found: 'a lock is claimed after its escape',
        plant: endedAt('CLAIMED', 0),
    },
    {
        fault: 'a lock that is returned while it can be claimed',
        found: 'a lock is returned while it can be claimed',
        plant: endedAt('RETURNED', 29),
    },
    {
        fault: 'a wallet that locks coins though it is frozen',
        found: 'a frozen wallet pays',
        plant: (told: Told): Told => {
            const { payer } = lockIn('HELD')(told).writes.find(isOf('lock'))!.record as { readonly payer: string };
            const freeze = { collection: 'frozen', key: ['freeze', payer], record: { walletId: payer } };
            return told.flatMap((each) =>
                each === lockIn('HELD')(told) ? [{ id: 'freeze', at: each.at, writes: [freeze] }, each] : [each],
            );
        },
    },
];
