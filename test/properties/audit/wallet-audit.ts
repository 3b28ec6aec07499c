import type { Books } from './books.js';
import { losesSubWallet } from './family-audit.js';
import { isSignedBy } from './holder-check.js';
import { must, worth } from './must.js';
import type { WrittenChange } from './written-change.js';
import type { WrittenWallet, WrittenWalletChange } from './written-records.js';

/** From what to what each change leads, and whether the wallet has another key then. */
const changes: Readonly<Record<WrittenWalletChange['change'], readonly [string, string, boolean]>> = {
    STOPPED: ['OPEN', 'STOPPED', false],
    KEY_REPLACED: ['STOPPED', 'OPEN', true],
    KEY_CHANGED: ['OPEN', 'OPEN', true],
    TIER_RAISED: ['OPEN', 'OPEN', false],
    SUB_WALLET_OPENED: ['OPEN', 'OPEN', false],
    CLOSED: ['OPEN', 'CLOSED', false],
};

/** Throws unless each wallet is opened, or changes in a way that is told, at the hands of whoever may do it. */
export function mustBecome(change: WrittenChange, books: Books): void {
    for (const wallet of change.wallets) {
        const before = books.wallets.get(wallet.walletId);
        const told = change.walletChanges.filter(({ walletId }) => walletId === wallet.walletId);
        if (before === undefined) {
            must(wallet.status === 'OPEN' && told.length === 0, 'a wallet begins otherwise than open');
            continue;
        }
        if (told.length === 0 && losesSubWallet(wallet, before, change)) {
            continue;
        }
        const [what] = told;
        must(what !== undefined && told.length === 1, 'a wallet changes without a word of it');
        const [from, to, hasOtherKey] = changes[what.change];
        must(
            before.status === from &&
                wallet.status === to &&
                (before.holderKey !== wallet.holderKey) === hasOtherKey &&
                before.payeeClass === wallet.payeeClass,
            'a wallet becomes what it cannot',
        );
        mustBeOrdered(what, { wallet, before, books });
    }
}

interface Changing {
    readonly wallet: WrittenWallet;
    readonly before: WrittenWallet;
    readonly books: Books;
}

function mustBeOrdered(what: WrittenWalletChange, changing: Changing): void {
    const { wallet, books } = changing;
    if (what.change === 'KEY_CHANGED') {
        must(isSigned(what, changing), 'a key is changed, and not as its holder signed');
    }
    if (what.change === 'CLOSED') {
        must(isSigned(what, changing), 'a wallet is closed, and not as its holder signed');
        must(!books.isFrozen(wallet.walletId), 'a frozen wallet is closed');
        const left = [...books.live.values()].filter(({ owner }) => owner === wallet.walletId);
        must(worth(left) === 0n, 'a wallet is closed with money in it');
    }
}

/** By the wallet's own key, which may change and close a sub-wallet also while nothing leaves it for its parent's sake. */
function isSigned(
    { changeId, change, interestTo, signed }: WrittenWalletChange,
    { wallet, before, books }: Changing,
): boolean {
    const { walletId, holderKey } = wallet;
    const { channel, bank } = books;
    const terms =
        change === 'KEY_CHANGED'
            ? { purpose: 'cohong key change', holderKey }
            : { purpose: 'cohong closing', interestTo };

    return isSignedBy(before.holderKey, { channel, bank, nonce: changeId, walletId, ...terms }, signed);
}

/** Throws if anything comes to a wallet that is closed for good. */
export function mustComeToNoClosed({ made }: WrittenChange, { wallets }: Books): void {
    must(!made.some(({ owner }) => wallets.get(owner)?.status === 'CLOSED'), 'a closed wallet is given money');
}
