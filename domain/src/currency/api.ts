import { z } from 'zod';
import { mspIdSchema } from '../party/member.js';
import { currencyPolicySchema } from './currency-policy.js';

export const setCurrencyPoliciesSchema = z.strictObject({
    /** In the order of their first days. */
    policies: z.array(currencyPolicySchema).min(1).max(20),
    /** The bank that endorses beside the central bank, as for every act of money; it is bound no more than the others. */
    witness: mspIdSchema,
});
export type SetCurrencyPolicies = z.output<typeof setCurrencyPoliciesSchema>;

export const readCurrencyPoliciesSchema = z.strictObject({});
