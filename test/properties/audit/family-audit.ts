import type { Books } from './books.js';
import { isSignedBy } from './holder-check.js';
import { must, same } from './must.js';
import type { WrittenChange } from './written-change.js';
import type { WrittenWallet } from './written-records.js';

/** Throws unless wallets are under others as their holders have signed, and each names those that are open under it. */
export function mustBeFamilies(change: WrittenChange, books: Books): void {
    const after = new Map([...books.wallets, ...change.wallets.map((each) => [each.walletId, each] as const)]);
    for (const wallet of change.wallets) {
        const before = books.wallets.get(wallet.walletId);
        must(before === undefined || before.parent === wallet.parent, 'a wallet is under another than before');
        if (before === undefined && wallet.parent !== undefined) {
            mustBeOpenedUnder(wallet, { change, books });
        }
    }
    for (const headId of new Set(change.wallets.map(({ walletId, parent = walletId }) => parent))) {
        const { status, subWallets = [] } = after.get(headId)!;
        const under = [...after.values()].filter((each) => each.parent === headId && each.status !== 'CLOSED');
        const ids = under.map(({ walletId }) => walletId);
        must(status !== 'CLOSED' || under.length === 0, 'a wallet is closed before those under it');
        must(same(subWallets, ids), 'a wallet names others than are under it');
    }
}

/** Whether a wallet is the one that it was, but for one under it that is closed: that is told of the closed one. */
export function losesSubWallet(wallet: WrittenWallet, before: WrittenWallet, { wallets }: WrittenChange): boolean {
    const isClosing = wallets.some(({ parent, status }) => parent === wallet.walletId && status === 'CLOSED');
    const rest = (of: WrittenWallet): string[] =>
        Object.entries(of)
            .filter(([name]) => name !== 'subWallets' && name !== 'salt')
            .map(([name, value]) => `${name} ${JSON.stringify(value)}`);

    return isClosing && same(rest(wallet), rest(before));
}

function mustBeOpenedUnder(
    { walletId, parent: parentId = '', holderKey, limits, payeeClass }: WrittenWallet,
    { change, books }: { readonly change: WrittenChange; readonly books: Books },
): void {
    const { channel, bank } = books;
    const parent = books.wallets.get(parentId);
    const told = change.walletChanges.find((each) => each.walletId === parentId);
    const terms = { purpose: 'cohong sub-wallet', channel, bank, nonce: told?.changeId, parent: parentId };
    must(
        isSignedBy(parent?.holderKey, { ...terms, walletId, holderKey, limits }, told?.signed),
        'a wallet is opened under another, and not as its holder signed',
    );
    must(parent?.payeeClass === payeeClass, 'a wallet is paid for another purpose than the one that it is under');
}
