import { z } from 'zod';
import { declarationNumberSchema } from '../kernel/identifiers/declaration-number.js';
import { usccSchema } from '../kernel/identifiers/uscc.js';
import { moneySchema } from '../kernel/money.js';
import { randomIdSchema } from '../kernel/salt.js';
import { instantSchema } from '../kernel/time.js';
import { releaseCodeSchema } from '../declaration/declaration.js';
import { mspIdSchema } from '../party/member.js';
import { decisionCodes, exporterNameSchema, financingSchema, repaymentSchema } from '../receivable/financing.js';
import { orderSchema } from './order.js';

/**
 * Where a packing credit stands.
 *
 *     REQUESTED ─► RESERVED ─► DISBURSED ─► REPAID ─► RELEASED
 *         ├──────► REFUSED        └───────► CONVERTED
 *         └──────► WITHDRAWN ◄── RESERVED ──► EXPIRED
 *
 * It is DISBURSED as long as anything is outstanding, however much was repaid or converted.
 */
export const packingCreditStatuses = [
    'REQUESTED',
    'REFUSED',
    'RESERVED',
    'WITHDRAWN',
    'EXPIRED',
    'DISBURSED',
    'REPAID',
    'RELEASED',
    /** The last that was outstanding stands on a declaration now. */
    'CONVERTED',
] as const;

/** What a registrar may answer to a request, in the order in which it looks. All but the first refuse. */
export const packingCreditDecisionCodes = [
    'AMOUNT_IS_RESERVED',
    'LATEST_SHIPMENT_MUST_NOT_HAVE_PASSED',
    'ORDER_MUST_BE_WORTH_WHAT_WAS_SHOWN_FIRST',
    'AMOUNT_MUST_NOT_EXCEED_WHAT_ORDER_BEARS',
] as const;

/** What it may answer to a conversion: that first, then all that it may answer to who lends on the declaration. */
export const conversionDecisionCodes = ['CONVERSION_MUST_NOT_EXCEED_OUTSTANDING', ...decisionCodes] as const;

const { decision: financingDecisionSchema } = financingSchema.shape;

export const conversionSchema = financingSchema
    .pick({ invoices: true, documents: true, amount: true, dueOn: true, requestedAt: true, decidedAt: true })
    .extend({
        declarationNumber: declarationNumberSchema,
        releaseCode: releaseCodeSchema,
        status: z.enum(['REQUESTED', 'CONVERTED', 'REFUSED']),
        decision: financingDecisionSchema
            .unwrap()
            .extend({ code: z.enum(conversionDecisionCodes) })
            .exactOptional(),
        /** The loan on the declaration that it became. */
        financingId: randomIdSchema.exactOptional(),
    });
/** One wish to have a part of the credit, or all of it, stand on a declaration instead of the order; and what became of it. */
export type Conversion = z.output<typeof conversionSchema>;

export const packingCreditSchema = z.strictObject({
    packingCreditId: randomIdSchema,
    /** The lender, in whose vault the record lies. */
    bank: mspIdSchema,
    exporterUscc: usccSchema,
    exporterName: exporterNameSchema.exactOptional(),
    order: orderSchema,
    amount: moneySchema,
    requestedAt: instantSchema,
    status: z.enum(packingCreditStatuses),
    decidedAt: instantSchema.exactOptional(),
    decision: z
        .strictObject({
            code: z.enum(packingCreditDecisionCodes),
            /** What may still be advanced on the order, where that is less than the amount. */
            available: moneySchema.exactOptional(),
        })
        .exactOptional(),
    /** A reservation not used by then may be expired by a registrar; time alone frees nothing. */
    reservedUntil: instantSchema.exactOptional(),
    disbursement: financingSchema.shape.disbursement,
    /** Reserved or lent on the order, neither repaid nor converted yet, as the bank's book says it. */
    outstanding: moneySchema,
    repayments: z.array(repaymentSchema),
    conversions: z.array(conversionSchema),
});
/** Order finance: one bank's loan for goods that are still to be made or bought (打包贷款), and all that became of it. */
export type PackingCredit = z.output<typeof packingCreditSchema>;

/** Its id is chosen by its bank, so that another bank may choose the same: both together name one credit. */
export type NamedPackingCredit = Pick<PackingCredit, 'bank' | 'packingCreditId'>;

/** Whether both name the same credit. */
export function isSamePackingCredit(one: NamedPackingCredit, other: NamedPackingCredit): boolean {
    return one.bank === other.bank && one.packingCreditId === other.packingCreditId;
}
