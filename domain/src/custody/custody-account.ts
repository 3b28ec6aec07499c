import { z } from 'zod';
import { compare, moneySchema, add, subtract, type Money } from '../kernel/money.js';
import { publicKeySchema } from '../kernel/p256.js';
import { refusals } from '../kernel/refusal.js';
import { randomIdSchema } from '../kernel/salt.js';
import { instantSchema } from '../kernel/time.js';

const refusal = refusals({
    CUSTODY_ACCOUNT_MUST_EXIST: 'not-found',
    ACCOUNT_MUST_COVER_AMOUNT: 'conflict',
});

export const custodyAccountSchema = z.strictObject({
    accountId: randomIdSchema,
    institutionId: randomIdSchema,
    /** The key of the customer, without which nothing leaves the account. The institution does not have it. */
    holderKey: publicKeySchema,
    keyVersion: z.int().min(1),
    balance: moneySchema,
    openedAt: instantSchema,
});
/** What a payment institution keeps for one customer. Who that is the institution knows, and nobody here. */
export type CustodyAccount = z.output<typeof custodyAccountSchema>;

/** The account, if the institution keeps it. */
export function knownAccount(account: CustodyAccount | undefined): CustodyAccount {
    if (account === undefined) {
        throw refusal('CUSTODY_ACCOUNT_MUST_EXIST');
    }

    return account;
}

export function credited(account: CustodyAccount, amount: Money): CustodyAccount {
    return { ...account, balance: add(account.balance, amount) };
}

/** An account owes nothing: what is not there cannot be paid. */
export function debited(account: CustodyAccount, amount: Money): CustodyAccount {
    if (compare(account.balance, amount) < 0) {
        throw refusal('ACCOUNT_MUST_COVER_AMOUNT');
    }

    return { ...account, balance: subtract(account.balance, amount) };
}

/** The accounts that are not what they were. */
export function changedOf(
    before: readonly CustodyAccount[],
    after: ReadonlyMap<string, CustodyAccount>,
): readonly CustodyAccount[] {
    return before.flatMap((account) => {
        const now = after.get(account.accountId);

        return now === undefined || now === account ? [] : [now];
    });
}
