import { describe, expect, it } from '@jest/globals';
import { emptyAccount } from '../limit/wallet-account.js';
import { changeKey, replaceKey, stopWallet } from './change-key.js';
import { closeWallet, type ClosingFacts } from './close-wallet.js';
import { mustBeOfHolder } from './holder-order.js';
import { openSubWallet } from './open-sub-wallet.js';
import { raiseTier } from './raise-tier.js';
import { outcomeOf } from './testing/outcome-of.js';
import { idOf, minting, morning, person, wallet } from './testing/samples.js';
import { raiseTierSchema } from './wallet-change.js';
import { walletTransitions, type Wallet } from './wallet.js';

const { walletId } = wallet;
const changeId = idOf(9);
const holderKey = `04${'1'.repeat(128)}`;
const signed = { keyVersion: 1, validUntil: morning, signature: '00'.repeat(64) };
const facts = { isSigned: true, now: morning };
const closing: Omit<ClosingFacts, 'wallet'> = {
    ...minting,
    isSigned: true,
    parent: undefined,
    isFrozen: false,
    account: emptyAccount(wallet),
    payee: undefined,
    isTransferIdTaken: false,
    coins: [],
};

/** Everything that can be done about a wallet; each gives the state that it leads to. */
const acts: Readonly<Record<string, (of: Wallet) => string>> = {
    pay: (of) => {
        mustBeOfHolder(signed, { wallet: of, ...facts });
        return of.status;
    },
    stop: (of) => stopWallet(of).status,
    'replace key': (of) => replaceKey({ walletId, holderKey }, of).status,
    'change key': (of) => changeKey({ changeId, walletId, holderKey, ...signed }, { wallet: of, ...facts }).status,
    'raise tier': (of) =>
        raiseTier(raiseTierSchema.strip().parse({ ...person, changeId, walletId }), { wallet: of, subWallets: [] })
            .wallet.status,
    'open under': (of) =>
        openSubWallet(
            { openingId: changeId, walletId: idOf(8), parent: walletId, holderKey, ...signed },
            { wallet: of, ...facts },
        ).parent.status,
    close: (of) => closeWallet({ changeId, walletId, ...signed, coins: [] }, { ...closing, wallet: of }).wallet.status,
};

const open = 'WALLET_MUST_BE_OPEN';
const stopped = 'WALLET_MUST_BE_STOPPED';
const table: readonly (readonly [Wallet['status'], ...string[]])[] = [
    ['OPEN', 'OPEN', 'STOPPED', stopped, 'OPEN', 'OPEN', 'OPEN', 'CLOSED'],
    ['STOPPED', open, open, 'OPEN', open, open, open, open],
    ['CLOSED', open, open, stopped, open, open, open, open],
];

describe('each act on a wallet, in each of its states', () => {
    it('is in the table', () => {
        expect(table.map(([state]) => state)).toEqual(Object.keys(walletTransitions));
        expect(table.every((row) => row.length === 1 + Object.keys(acts).length)).toBe(true);
    });

    it.each(table)(
        '%s: pay → %s, stop → %s, replace key → %s, change key → %s, raise tier → %s, open under → %s, close → %s',
        (status, ...outcomes) => {
            const of: Wallet = { ...wallet, kind: 'PERSON', tier: 'IV', status };

            expect(Object.values(acts).map((act) => outcomeOf(() => act(of)))).toEqual(outcomes);
        },
    );
});
