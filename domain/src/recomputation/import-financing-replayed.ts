import { z } from 'zod';
import {
    importFinancingDecisionCodes,
    importFinancingSchema,
    type ImportFinancing,
} from '../import-financing/import-financing.js';
import { canonicalJson } from '../kernel/json.js';
import { moneySchema, subtract } from '../kernel/money.js';
import { instantSchema } from '../kernel/time.js';

/** What customs has otherwise than the bank is no matter of a policy, and not told. */
const decisionSchema = z.strictObject({
    code: z.enum(importFinancingDecisionCodes),
    available: moneySchema.exactOptional(),
    /** By how much more was asked for than that. */
    excess: moneySchema.exactOptional(),
});
type Decision = z.output<typeof decisionSchema>;

const paymentSchema = importFinancingSchema.pick({
    bank: true,
    importFinancingId: true,
    funds: true,
    declarationNumber: true,
    importerUscc: true,
    amount: true,
});

export const changedImportFinancingSchema = paymentSchema.extend({
    decidedAt: instantSchema,
    was: decisionSchema,
    wouldBe: decisionSchema,
});
/** A request to pay for imports that would have been answered otherwise. */
export type ChangedImportFinancing = z.output<typeof changedImportFinancingSchema>;

export const changedImportDisbursementSchema = paymentSchema.extend({ paidAt: instantSchema, code: z.string() });
/** A seller that could not have been paid when it was: the reservation was over by then, or not covered. */
export type ChangedImportDisbursement = z.output<typeof changedImportDisbursementSchema>;

/** The request, where its two answers differ. */
export function changedImportFinancing(
    was: ImportFinancing,
    wouldBe: ImportFinancing,
): ChangedImportFinancing | undefined {
    const [before, after] = [decisionOf(was), decisionOf(wouldBe)];

    return before === undefined || after === undefined || canonicalJson(before) === canonicalJson(after)
        ? undefined
        : { ...importPaymentOf(was), decidedAt: was.decidedAt ?? was.requestedAt, was: before, wouldBe: after };
}

/** What tells a request from others. */
export function importPaymentOf(importFinancing: ImportFinancing): z.output<typeof paymentSchema> {
    const { bank, importFinancingId, funds, declarationNumber, importerUscc, amount } = importFinancing;

    return { bank, importFinancingId, funds, declarationNumber, importerUscc, amount };
}

function decisionOf({ decision, amount }: ImportFinancing): Decision | undefined {
    if (decision === undefined) {
        return undefined;
    }
    const { code, available } = decision;

    return { code, ...(available && { available, excess: subtract(amount, available) }) };
}
