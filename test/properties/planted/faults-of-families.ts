import { altered, changed, isOf, stranger, type Fault, type Told, type Writes } from './planting.js';
import type { WrittenTransaction } from '../audit/written-blocks.js';

type Fields = Readonly<Record<string, unknown>>;

const isSubWallet = (record: Fields): boolean => 'parent' in record;
const isTold =
    (change: string, walletId: unknown) =>
    ({ writes }: WrittenTransaction): boolean =>
        writes.some(
            ({ key: [kind], record }) =>
                kind === 'wallet-change' && record?.['change'] === change && record['walletId'] === walletId,
        );
const openingOf = (told: Told): WrittenTransaction =>
    told.find(({ writes }) => writes.some(({ record }) => record?.['change'] === 'SUB_WALLET_OPENED'))!;
/** The first that was opened under another, as it was written then. */
const subWalletOf = (told: Told): Fields =>
    openingOf(told).writes.find((each) => isOf('wallet')(each) && isSubWallet(each.record!))!.record!;
const closingOf = (told: Told): WrittenTransaction => told.find(isTold('CLOSED', subWalletOf(told)['walletId']))!;
const closingOfParent = (told: Told): WrittenTransaction => told.find(isTold('CLOSED', subWalletOf(told)['parent']))!;
const inOpening = (change: (writes: Writes) => Writes) => changed(openingOf, change);
const inClosing = (change: (writes: Writes) => Writes) => changed(closingOf, change);
const alteredSubWallet = (more: object) => altered('wallet', (record) => (isSubWallet(record) ? more : {}));
const alteredParent = (more: object) => altered('wallet', (record) => (isSubWallet(record) ? {} : more));

/** Something else that was written, just before the sub-wallet pays. */
const beforePayment = (told: Told, writes: Writes): Told => {
    const { walletId } = subWalletOf(told);
    const payment = told.find((each) =>
        each.writes.some((written) => isOf('transfer')(written) && written.record?.['from'] === walletId),
    )!;

    return told.flatMap((each) => (each === payment ? [{ id: 'planted', at: each.at, writes }, each] : [each]));
};

/** The same of wallets under others. */
export const faultsOfFamilies: readonly Fault[] = [
    {
        fault: 'a sub-wallet that is opened and not as the holder of its parent signed',
        found: 'a wallet is opened under another, and not as its holder signed',
        plant: inOpening(altered('wallet-change', () => ({ changeId: stranger }))),
    },
    {
        fault: 'a sub-wallet that has other limits than the holder of its parent signed',
        found: 'a wallet is opened under another, and not as its holder signed',
        plant: inOpening(alteredSubWallet({ limits: {} })),
    },
    {
        fault: 'a sub-wallet that is paid for what its parent is not',
        found: 'a wallet is paid for another purpose than the one that it is under',
        plant: inOpening(alteredSubWallet({ payeeClass: 'MEDICINE' })),
    },
    {
        fault: 'a sub-wallet that its parent does not name',
        found: 'a wallet names others than are under it',
        plant: inOpening(alteredParent({ subWallets: [] })),
    },
    {
        fault: 'a sub-wallet that changes its parent',
        found: 'a wallet is under another than before',
        plant: inClosing(alteredSubWallet({ parent: stranger })),
    },
    {
        fault: 'a parent that has another key when a wallet under it is closed',
        found: 'a wallet changes without a word of it',
        plant: inClosing(alteredParent({ holderKey: `04${'0'.repeat(128)}` })),
    },
    {
        fault: 'a parent that is closed before the wallet under it',
        found: 'a wallet is closed before those under it',
        plant: (told: Told): Told =>
            told
                .filter((each) => each !== closingOf(told))
                .flatMap((each) => (each === closingOfParent(told) ? [each, closingOf(told)] : [each])),
    },
    {
        fault: 'a sub-wallet that pays though its parent is stopped',
        found: 'a payment is not as the holder signed it',
        plant: (told: Told): Told => {
            const walletId = subWalletOf(told)['parent'];
            const wallet = openingOf(told).writes.find((each) => isOf('wallet')(each) && !isSubWallet(each.record!))!;
            const change = { key: ['wallet-change', stranger], record: { walletId, change: 'STOPPED' } };
            return beforePayment(told, [
                { ...wallet, record: { ...wallet.record, status: 'STOPPED' } },
                { ...change, collection: wallet.collection },
            ]);
        },
    },
    {
        fault: 'a sub-wallet that pays though its parent is frozen',
        found: 'a frozen wallet pays',
        plant: (told: Told): Told => {
            const walletId = String(subWalletOf(told)['parent']);
            return beforePayment(told, [{ collection: 'frozen', key: ['freeze', walletId], record: { walletId } }]);
        },
    },
];
