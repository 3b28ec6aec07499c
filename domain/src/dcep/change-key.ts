import { refusals } from '../kernel/refusal.js';
import { mustBeOfHolder, type SignatureFacts } from './holder-order.js';
import type { ChangeKey, KeyReplacement } from './wallet-change.js';
import { knownWallet, mustBeOpen, type Wallet } from './wallet.js';

const refusal = refusals({ WALLET_MUST_BE_STOPPED: 'conflict', KEY_MUST_BE_ANOTHER: 'invalid' });

/** Stops a wallet whose holder has lost its key. Nobody signs for it: who has lost the key cannot. */
export function stopWallet(wallet: Wallet | undefined): Wallet {
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

function withKey(wallet: Wallet, holderKey: string): Wallet {
    if (holderKey === wallet.holderKey) {
        throw refusal('KEY_MUST_BE_ANOTHER');
    }

    return { ...wallet, holderKey, keyVersion: wallet.keyVersion + 1 };
}
