import { mustNotBeFrozen } from '../freeze/freeze.js';
import type { Money } from '../kernel/money.js';
import { refusals } from '../kernel/refusal.js';
import { mustBeOfHolder, type SignatureFacts } from './holder-order.js';
import type { ChangeKey, CloseWallet, KeyReplacement, RaiseTier } from './wallet-change.js';
import type { WalletIdentity } from './wallet-identity.js';
import { knownWallet, mustBeOpen, type Wallet } from './wallet.js';

const refusal = refusals({
    WALLET_MUST_BE_STOPPED: 'conflict',
    KEY_MUST_BE_ANOTHER: 'invalid',
    WALLET_MUST_BE_OF_PERSON: 'conflict',
    TIER_MUST_BE_BETTER: 'conflict',
    WALLET_MUST_BE_EMPTY: 'conflict',
});

/** A wallet under an id that the bank may not know. */
type Found = Wallet | undefined;

/** Stops a wallet whose holder has lost its key. Nobody signs for it: who has lost the key cannot. */
export function stopWallet(wallet: Found): Wallet {
    const known = knownWallet(wallet);
    mustBeOpen(known);

    return { ...known, status: 'STOPPED' };
}

/**
 * Gives a stopped wallet a key that its holder has brought, and opens it again. The bank has seen anew who the holder
 * is; the wallet must have been stopped, so that no key is replaced behind the back of a holder who still has one.
 */
export function replaceKey({ holderKey }: KeyReplacement, wallet: Wallet): Wallet {
    const { status } = wallet;
    if (status !== 'STOPPED') {
        throw refusal('WALLET_MUST_BE_STOPPED', { status });
    }

    return { ...withKey(wallet, holderKey), status: 'OPEN' };
}

/** Gives a wallet another key, as the present one signs. */
export function changeKey(order: ChangeKey, facts: SignatureFacts): Wallet {
    mustBeOfHolder(order, facts);

    return withKey(facts.wallet, order.holderKey);
}

/** From that known worst to that known best. */
const tiersOfPersons: readonly Wallet['tier'][] = ['IV', 'III', 'II', 'I'];

/** Raises the tier of a person whom the bank has come to know better. What it knows goes to the central bank alone. */
export function raiseTier(
    { walletId, tier, holderName, document }: RaiseTier,
    wallet: Found,
): { readonly wallet: Wallet; readonly identity: WalletIdentity } {
    const known = knownWallet(wallet);
    mustBeOpen(known);
    if (known.kind !== 'PERSON') {
        throw refusal('WALLET_MUST_BE_OF_PERSON');
    }
    if (tiersOfPersons.indexOf(tier) <= tiersOfPersons.indexOf(known.tier)) {
        throw refusal('TIER_MUST_BE_BETTER', { tier: known.tier });
    }

    return {
        wallet: { ...known, tier },
        identity: { walletId, bank: known.bank, kind: 'PERSON', tier, holderName, document },
    };
}

export interface ClosingFacts extends SignatureFacts {
    readonly isFrozen: boolean;
    /** All that is in it, what is locked or on a device too, and the interest that is due to it. */
    readonly balance: Money;
}

/** Closes a wallet for good, as its holder signs. A frozen one stays: what comes to it belongs to a case. */
export function closeWallet(order: CloseWallet, facts: ClosingFacts): Wallet {
    const { wallet, isFrozen, balance } = facts;
    mustNotBeFrozen({ isPayerFrozen: isFrozen });
    mustBeOfHolder(order, facts);
    if (balance.minorUnits !== 0n) {
        throw refusal('WALLET_MUST_BE_EMPTY');
    }

    return { ...wallet, status: 'CLOSED' };
}

function withKey(wallet: Wallet, holderKey: string): Wallet {
    if (holderKey === wallet.holderKey) {
        throw refusal('KEY_MUST_BE_ANOTHER');
    }

    return { ...wallet, holderKey, keyVersion: wallet.keyVersion + 1 };
}
