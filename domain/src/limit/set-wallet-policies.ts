import { addDated, inForceOn } from '../kernel/dated-book.js';
import { chinaDate, type Instant } from '../kernel/time.js';
import type { WalletPolicy, WalletPolicyBook } from './wallet-policy.js';

/** Adds policies to the book. */
export function setWalletPolicies(
    policies: readonly WalletPolicy[],
    { book, setAt }: { readonly book: WalletPolicyBook | undefined; readonly setAt: Instant },
): WalletPolicyBook {
    return { policies: addDated(policies, { entries: book?.policies ?? [], addedAt: setAt }) };
}

/** The policy that applies at an instant; undefined before the first, when nothing is limited. */
export function walletPolicyAt(book: WalletPolicyBook | undefined, at: Instant): WalletPolicy | undefined {
    return inForceOn(book?.policies ?? [], chinaDate(at));
}
