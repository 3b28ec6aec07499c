import { mustBeOfHolder } from '../dcep/holder-order.js';
import { zero } from '../kernel/money.js';
import { refusals } from '../kernel/refusal.js';
import type { Instant } from '../kernel/time.js';
import type { SetAccountKey } from './api.js';
import { knownAccount, type CustodyAccount } from './custody-account.js';

const refusal = refusals({
    CUSTODY_ACCOUNT_MUST_BE_NEW: 'conflict',
    KEY_MUST_BE_ANOTHER: 'invalid',
});

export interface AccountFacts {
    readonly account: CustodyAccount | undefined;
    /** Whether the institution's key verifies the signature. */
    readonly isSigned: boolean;
    readonly now: Instant;
}

/** Opens an account for a customer whom the institution names by a key. */
export function openAccount(order: SetAccountKey, { account, isSigned, now }: AccountFacts): CustodyAccount {
    mustBeOfInstitution(order, { keyVersion: 1, isSigned, now });
    if (account !== undefined) {
        throw refusal('CUSTODY_ACCOUNT_MUST_BE_NEW');
    }
    const { institutionId, accountId, holderKey, keyVersion } = order;

    return { accountId, institutionId, holderKey, keyVersion, balance: zero('CNY'), openedAt: now };
}

/** Gives an account another key, for a customer who has lost the old one. Whose it is only the institution can say. */
export function replaceAccountKey(order: SetAccountKey, { account, isSigned, now }: AccountFacts): CustodyAccount {
    const known = knownAccount(account);
    mustBeOfInstitution(order, { keyVersion: known.keyVersion + 1, isSigned, now });
    if (order.holderKey === known.holderKey) {
        throw refusal('KEY_MUST_BE_ANOTHER');
    }

    return { ...known, holderKey: order.holderKey, keyVersion: order.keyVersion };
}

function mustBeOfInstitution(
    order: SetAccountKey,
    { keyVersion, isSigned, now }: { readonly keyVersion: number } & Omit<AccountFacts, 'account'>,
): void {
    mustBeOfHolder(order, { wallet: { status: 'OPEN', keyVersion }, isSigned, now });
}
