import { z } from 'zod';
import { blockHeaderSchema } from '../kernel/block-header.js';
import { randomIdSchema } from '../kernel/salt.js';
import { sha256Schema } from '../kernel/sha256.js';
import { textSchema } from '../kernel/text.js';
import { mspIdSchema } from '../party/member.js';
import { batchOf } from '../receivable/api.js';
import { capitalAccountSchema, capitalReceiptSchema } from './capital-account.js';
import { capitalEnterpriseSchema } from './capital-enterprise.js';
import { capitalPaymentSchema, evidenceFindingSchema } from './capital-payment.js';
import { capitalPolicySchema } from './capital-policy.js';
import { capitalPopulationSchema } from './capital-population.js';

const { bank } = capitalAccountSchema.shape;
/** A bank names no bank: it is its own. A regulator names the one it looks at. */
const lookedAt = { bank: mspIdSchema.exactOptional() };

export const setCapitalPolicySchema = capitalPolicySchema;
export const readCapitalPoliciesSchema = z.strictObject({});

export const openCapitalAccountSchema = capitalAccountSchema
    .pick({ capitalAccountId: true, enterpriseUscc: true, kind: true })
    .extend({ currency: z.string().regex(/^[A-Z]{3}$/, 'must be a currency of ISO 4217') });
export type OpenCapitalAccount = z.output<typeof openCapitalAccountSchema>;

export const recordCapitalReceiptSchema = capitalReceiptSchema.omit({ bank: true, receivedAt: true });
export type RecordCapitalReceipt = z.output<typeof recordCapitalReceiptSchema>;

export const payFromCapitalSchema = capitalPaymentSchema.pick({
    capitalPaymentId: true,
    capitalAccountId: true,
    use: true,
    payee: true,
    amount: true,
    basis: true,
    reference: true,
});
export type PayFromCapital = z.output<typeof payFromCapitalSchema>;

/** The bank's finding, and the hash of the papers on which it rests. */
export const fileEvidenceSchema = z.strictObject({
    capitalPaymentId: randomIdSchema,
    finding: evidenceFindingSchema,
    evidenceSha256: sha256Schema,
});
export type FileEvidence = z.output<typeof fileEvidenceSchema>;

export const witnessSeedSchema = z.strictObject({ populationId: randomIdSchema, header: blockHeaderSchema });
export type WitnessSeed = z.output<typeof witnessSeedSchema>;

export const readCapitalAccountSchema = capitalAccountSchema.pick({ capitalAccountId: true }).extend(lookedAt);
export const readCapitalPaymentSchema = capitalPaymentSchema.pick({ capitalPaymentId: true }).extend(lookedAt);
export const readCapitalPopulationSchema = capitalPopulationSchema.pick({ populationId: true }).extend(lookedAt);

export const registerAccountsSchema = batchOf(z.strictObject({ bank, capitalAccountId: randomIdSchema }));
export const closePopulationsSchema = batchOf(z.strictObject({ bank, populationId: randomIdSchema }));
export const drawSamplesSchema = batchOf(
    z.strictObject({ bank, populationId: randomIdSchema, header: blockHeaderSchema }),
);
export const settleChecksSchema = batchOf(z.strictObject({ bank, capitalPaymentId: randomIdSchema }));

export const restoreEnterpriseSchema = capitalEnterpriseSchema
    .pick({ enterpriseUscc: true })
    .extend({ reason: textSchema(350) });
export type RestoreEnterprise = z.output<typeof restoreEnterpriseSchema>;
export const readEnterpriseSchema = capitalEnterpriseSchema.pick({ enterpriseUscc: true });
