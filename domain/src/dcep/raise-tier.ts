import { refusals } from '../kernel/refusal.js';
import type { RaiseTier } from './wallet-change.js';
import type { WalletIdentity } from './wallet-identity.js';
import { knownWallet, mustBeOpen, type Wallet } from './wallet.js';

const refusal = refusals({
    WALLET_MUST_NOT_BE_SUB_WALLET: 'conflict',
    WALLET_MUST_BE_OF_PERSON: 'conflict',
    TIER_MUST_BE_BETTER: 'conflict',
});

/** From that known worst to that known best. */
const tiersOfPersons: readonly Wallet['tier'][] = ['IV', 'III', 'II', 'I'];

export interface RaisedTier {
    readonly wallet: Wallet;
    readonly subWallets: readonly Wallet[];
    readonly identity: WalletIdentity;
}

/**
 * Raises the tier of a person whom the bank has come to know better, in the wallet and those under it. What it knows goes
 * to the central bank alone.
 */
export function raiseTier(
    { walletId, tier, holderName, document }: RaiseTier,
    { wallet, subWallets }: { readonly wallet: Wallet | undefined; readonly subWallets: readonly Wallet[] },
): RaisedTier {
    const known = knownWallet(wallet);
    mustBeOpen(known);
    if (known.parent !== undefined) {
        throw refusal('WALLET_MUST_NOT_BE_SUB_WALLET');
    }
    if (known.kind !== 'PERSON') {
        throw refusal('WALLET_MUST_BE_OF_PERSON');
    }
    if (tiersOfPersons.indexOf(tier) <= tiersOfPersons.indexOf(known.tier)) {
        throw refusal('TIER_MUST_BE_BETTER', { tier: known.tier });
    }

    return {
        wallet: { ...known, tier },
        subWallets: subWallets.map((each) => ({ ...each, tier })),
        identity: { walletId, bank: known.bank, kind: 'PERSON', tier, holderName, document },
    };
}
