import { z } from 'zod';
import { randomIdSchema } from '../kernel/salt.js';
import { mspIdSchema } from '../party/member.js';
import { walletAccountSchema } from './wallet-account.js';
import { limitsSchema, walletPolicySchema } from './wallet-policy.js';

export const setWalletPoliciesSchema = z.strictObject({
    /** In the order of their first days. */
    policies: z.array(walletPolicySchema).min(1).max(20),
    /** The bank that endorses beside the central bank, as for every act of money; it is bound no more than the others. */
    witness: mspIdSchema,
});
export type SetWalletPolicies = z.output<typeof setWalletPoliciesSchema>;

export const readWalletPoliciesSchema = z.strictObject({});
export const readAccountSchema = z.strictObject({ walletId: randomIdSchema });

/** What has come and gone of a wallet, and what the policy of the day lets it hold and pay. */
export const accountReadSchema = walletAccountSchema.extend({ limits: limitsSchema });
export type AccountRead = z.output<typeof accountReadSchema>;
