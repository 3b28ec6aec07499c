import { z } from 'zod';
import { amlPolicySchema } from './aml-policy.js';

/** In the order of their first days. */
export const setAmlPoliciesSchema = z.strictObject({ policies: z.array(amlPolicySchema).min(1).max(20) });
export const readAmlPoliciesSchema = z.strictObject({});
