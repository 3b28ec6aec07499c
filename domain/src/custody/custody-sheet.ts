import { z } from 'zod';
import { add, compare, moneySchema, sum, type Money } from '../kernel/money.js';
import { randomIdSchema } from '../kernel/salt.js';
import type { CustodyAccount } from './custody-account.js';
import type { CustodyWallet } from './custody-wallet.js';

export const custodySheetSchema = z.strictObject({
    institutionId: randomIdSchema,
    /** What its custody wallet is worth in coins. */
    inCoins: moneySchema,
    /** What all accounts together are worth, and how many they are. */
    onAccounts: moneySchema,
    accounts: z.int(),
    /** What is on its way between institutions. */
    underWay: moneySchema,
    /** Whether the coins are exactly worth the accounts and what is under way. */
    isBacked: z.boolean(),
});
/** The book of a payment institution beside the coins that stand behind it, added up anew from the records. */
export type CustodySheet = z.output<typeof custodySheetSchema>;

export function custodySheet(
    { institutionId, underWay }: CustodyWallet,
    { accounts, inCoins }: { readonly accounts: readonly CustodyAccount[]; readonly inCoins: Money },
): CustodySheet {
    const onAccounts = sum(
        'CNY',
        accounts.map(({ balance }) => balance),
    );

    return {
        institutionId,
        inCoins,
        onAccounts,
        accounts: accounts.length,
        underWay,
        isBacked: compare(inCoins, add(onAccounts, underWay)) === 0,
    };
}
