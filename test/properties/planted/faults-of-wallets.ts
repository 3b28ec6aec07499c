import { altered, changed, isOf, renamed, stranger, without, type Change, type Fault, type Told } from './planting.js';
import type { WrittenTransaction } from '../audit/written-blocks.js';

const changeTo =
    (change: string) =>
    (told: Told): WrittenTransaction =>
        told.find(({ writes }) =>
            writes.some((each) => isOf('wallet-change')(each) && each.record?.['change'] === change),
        )!;
const [inStop, inKeyChange, inClosing] = ['STOPPED', 'KEY_CHANGED', 'CLOSED'].map(
    (change) => (alter: Parameters<Change>[0]) => changed(changeTo(change), alter),
) as [Change, Change, Change];
const closedIn = (told: Told): string =>
    String(changeTo('CLOSED')(told).writes.find(isOf('wallet'))!.record!['walletId']);

/** The same of what becomes of wallets. */
export const faultsOfWallets: readonly Fault[] = [
    {
        fault: 'a wallet that changes without a word of it',
        found: 'a wallet changes without a word of it',
        plant: inStop(without('wallet-change')),
    },
    {
        fault: 'a wallet that its bank gives another key while it is open',
        found: 'a wallet becomes what it cannot',
        plant: inKeyChange(altered('wallet-change', () => ({ change: 'KEY_REPLACED' }))),
    },
    {
        fault: 'a key that is changed and not as its holder signed',
        found: 'a key is changed, and not as its holder signed',
        plant: inKeyChange(altered('wallet', () => ({ holderKey: `04${'0'.repeat(128)}` }))),
    },
    {
        fault: 'a wallet that is stopped and has another key',
        found: 'a wallet becomes what it cannot',
        plant: inStop(altered('wallet', () => ({ holderKey: `04${'0'.repeat(128)}` }))),
    },
    {
        fault: 'a wallet that is closed and not as its holder signed',
        found: 'a wallet is closed, and not as its holder signed',
        plant: inClosing(altered('wallet-change', () => ({ changeId: stranger }))),
    },
    {
        fault: 'a wallet that is closed with money in it',
        found: 'a wallet is closed with money in it',
        // What emptied it comes after it.
        plant: (told: Told): Told => {
            const closing = told.indexOf(changeTo('CLOSED')(told));
            return told.map((each, place) =>
                place === closing - 1 ? told[closing]! : place === closing ? told[closing - 1]! : each,
            );
        },
    },
    {
        fault: 'a wallet that is closed though it is frozen',
        found: 'a frozen wallet is closed',
        plant: (told: Told): Told => {
            const record = { walletId: closedIn(told) };
            const freeze = { collection: 'frozen', key: ['freeze', record.walletId], record };
            return told.flatMap((each) =>
                each === changeTo('CLOSED')(told) ? [{ id: 'freeze', at: each.at, writes: [freeze] }, each] : [each],
            );
        },
    },
    {
        fault: 'a wallet that pays though it is stopped',
        found: 'a payment is not as the holder signed it',
        plant: (told: Told): Told => {
            const payment = told.at(-1)!;
            const { from } = payment.writes.find(isOf('transfer'))!.record as { readonly from: string };
            const { collection } = payment.writes[0]!;
            const wallet = told
                .flatMap(({ writes }) => writes)
                .filter((each) => isOf('wallet')(each) && each.record?.['walletId'] === from)
                .at(-1)!;
            const stopped = { ...wallet, collection, record: { ...wallet.record, status: 'STOPPED' } };
            const change = {
                collection,
                key: ['wallet-change', stranger],
                record: { walletId: from, change: 'STOPPED' },
            };
            return [...told.slice(0, -1), { id: 'stop', at: payment.at, writes: [stopped, change] }, payment];
        },
    },
    {
        fault: 'money that comes to a wallet that is closed',
        found: 'a closed wallet is given money',
        plant: (told: Told): Told => {
            const paidOut = told
                .filter(({ writes }) =>
                    writes.some((each) => isOf('transfer')(each) && each.record?.['from'] === 'vault'),
                )
                .at(-1)!;
            const [{ to }] = paidOut.writes.find(isOf('transfer'))!.record!['outputs'] as [{ readonly to: string }];
            return changed(
                () => paidOut,
                (writes) => writes.map((each) => renamed(each, to, closedIn(told))),
            )(told);
        },
    },
];
