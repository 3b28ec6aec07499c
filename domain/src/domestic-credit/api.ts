import { z } from 'zod';
import { domesticPolicyBookSchema, domesticPolicySchema } from './domestic-policy.js';

export const setDomesticPoliciesSchema = z.strictObject({ policies: z.array(domesticPolicySchema).min(1).max(10) });
export type SetDomesticPolicies = z.output<typeof setDomesticPoliciesSchema>;

export const readDomesticPoliciesSchema = z.strictObject({});
/** What a reader of the policies gets. */
export const domesticPoliciesReadSchema = domesticPolicyBookSchema;
