import type { Books } from './books.js';
import { isOrdered } from './holder-check.js';
import { must, worth } from './must.js';
import type { WrittenChange } from './written-change.js';
import type { WrittenWallet, WrittenWalletChange } from './written-records.js';

/** From what to what each change leads, and whether the wallet has another key then. */
const changes: Readonly<Record<WrittenWalletChange['change'], readonly [string, string, boolean]>> = {
    STOPPED: ['OPEN', 'STOPPED', false],
    KEY_REPLACED: ['STOPPED', 'OPEN', true],
    KEY_CHANGED: ['OPEN', 'OPEN', true],
    TIER_RAISED: ['OPEN', 'OPEN', false],
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
        if (what.change === 'KEY_CHANGED') {
            must(isSigned(what, wallet, books), 'a key is changed, and not as its holder signed');
        }
        if (what.change === 'CLOSED') {
            must(isSigned(what, wallet, books), 'a wallet is closed, and not as its holder signed');
            must(!books.isFrozen(wallet.walletId), 'a frozen wallet is closed');
            const left = [...books.live.values()].filter(({ owner }) => owner === wallet.walletId);
            must(worth(left) === 0n, 'a wallet is closed with money in it');
        }
    }
}

function isSigned({ changeId, change, signed }: WrittenWalletChange, wallet: WrittenWallet, books: Books): boolean {
    const { walletId, holderKey } = wallet;
    const terms = { nonce: changeId, walletId, ...(change === 'KEY_CHANGED' && { holderKey }) };
    const purpose = change === 'KEY_CHANGED' ? 'cohong key change' : 'cohong closing';

    return isOrdered({ purpose, ...terms }, { books, walletId, signed });
}

/** Throws if anything comes to a wallet that is closed for good. */
export function mustComeToNoClosed({ made }: WrittenChange, { wallets }: Books): void {
    must(!made.some(({ owner }) => wallets.get(owner)?.status === 'CLOSED'), 'a closed wallet is given money');
}
