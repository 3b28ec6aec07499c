import { z } from 'zod';
import { importDeclarationSchema } from '../import-declaration/import-declaration.js';
import { declarationNumberSchema } from '../kernel/identifiers/declaration-number.js';
import { moneySchema } from '../kernel/money.js';
import { mspIdSchema } from '../party/member.js';
import { batchOf, meansSchema, recordRepaymentSchema } from '../receivable/api.js';
import { financedImportSchema } from './financed-import.js';
import { importFinancingPolicySchema } from './import-financing-policy.js';
import { importFinancingSchema } from './import-financing.js';

const byId = importFinancingSchema.pick({ importFinancingId: true });

export const setImportFinancingPolicySchema = importFinancingPolicySchema;
export const readImportFinancingPoliciesSchema = z.strictObject({});

export const requestImportFinancingSchema = importFinancingSchema.pick({
    importFinancingId: true,
    funds: true,
    declarationNumber: true,
    releaseCode: true,
    importerUscc: true,
    importerName: true,
    contractReference: true,
    invoices: true,
    amount: true,
    dueOn: true,
});
export type RequestImportFinancing = z.output<typeof requestImportFinancingSchema>;

export const withdrawImportFinancingSchema = byId;

/** What the maker proposes and the checker approves. */
export const disburseImportFinancingSchema = byId.extend({ means: meansSchema });
export type DisburseImportFinancing = z.output<typeof disburseImportFinancingSchema>;

export const repayImportFinancingSchema = recordRepaymentSchema
    .pick({ repaymentId: true, amount: true, means: true })
    .extend(byId.shape);
export type RepayImportFinancing = z.output<typeof repayImportFinancingSchema>;

/** A bank names no bank: it is its own. A regulator names the one it looks at. */
export const readImportFinancingSchema = byId.extend({ bank: mspIdSchema.exactOptional() });

export const readFinancedImportSchema = z.strictObject({ declarationNumber: declarationNumberSchema });

/** An import declaration, who pays for its goods, and what is left: for the regulators' people. */
export const financedImportReadSchema = financedImportSchema.pick({ allocations: true }).extend({
    declaration: importDeclarationSchema,
    /** What may still be lent. */
    lendable: moneySchema,
    /** What may still be paid out of the importer's own funds. */
    payable: moneySchema,
    /** False when customs has changed the declaration, or a lower cap applies, so that more lies on it than it bears. */
    isCovered: z.boolean(),
});
export type FinancedImportRead = z.output<typeof financedImportReadSchema>;

export const importFinancingItemSchema = importFinancingSchema.pick({ bank: true, importFinancingId: true });
export type ImportFinancingItem = z.output<typeof importFinancingItemSchema>;

export const decideImportFinancingsSchema = batchOf(importFinancingItemSchema);
export const settleImportFinancingsSchema = batchOf(importFinancingItemSchema);
