import { z } from 'zod';
import { canonicalJson } from '../kernel/json.js';
import { moneySchema, subtract } from '../kernel/money.js';
import { instantSchema } from '../kernel/time.js';
import {
    packingCreditDecisionCodes,
    packingCreditSchema,
    type PackingCredit,
} from '../packing-credit/packing-credit.js';

const decisionSchema = z.strictObject({
    code: z.enum(packingCreditDecisionCodes),
    available: moneySchema.exactOptional(),
    /** By how much more was asked for than that. */
    excess: moneySchema.exactOptional(),
});
type Decision = z.output<typeof decisionSchema>;

const creditSchema = packingCreditSchema.pick({
    bank: true,
    packingCreditId: true,
    exporterUscc: true,
    order: true,
    amount: true,
});

export const changedCreditSchema = creditSchema.extend({
    decidedAt: instantSchema,
    was: decisionSchema,
    wouldBe: decisionSchema,
});
/** A request for a loan on an order that would have been answered otherwise. */
export type ChangedCredit = z.output<typeof changedCreditSchema>;

export const changedCreditDisbursementSchema = creditSchema.extend({ paidAt: instantSchema, code: z.string() });
/** A loan on an order that could not have been paid out when it was: its reservation was over by then. */
export type ChangedCreditDisbursement = z.output<typeof changedCreditDisbursementSchema>;

/** The request, where its two answers differ. */
export function changedCredit(was: PackingCredit, wouldBe: PackingCredit): ChangedCredit | undefined {
    const [before, after] = [decisionOf(was), decisionOf(wouldBe)];

    return before === undefined || after === undefined || canonicalJson(before) === canonicalJson(after)
        ? undefined
        : { ...creditOf(was), decidedAt: was.decidedAt ?? was.requestedAt, was: before, wouldBe: after };
}

/** What tells a request from others. */
export function creditOf(packingCredit: PackingCredit): z.output<typeof creditSchema> {
    const { bank, packingCreditId, exporterUscc, order, amount } = packingCredit;

    return { bank, packingCreditId, exporterUscc, order, amount };
}

function decisionOf({ decision, amount }: PackingCredit): Decision | undefined {
    const available = decision?.available;

    return decision && { ...decision, ...(available && { excess: subtract(amount, available) }) };
}
