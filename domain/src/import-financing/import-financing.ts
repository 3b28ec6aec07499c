import { z } from 'zod';
import { releaseCodeSchema } from '../declaration/declaration.js';
import { declarationNumberSchema } from '../kernel/identifiers/declaration-number.js';
import { usccSchema } from '../kernel/identifiers/uscc.js';
import { moneySchema } from '../kernel/money.js';
import { randomIdSchema } from '../kernel/salt.js';
import { textSchema } from '../kernel/text.js';
import { dateSchema, instantSchema } from '../kernel/time.js';
import { mspIdSchema } from '../party/member.js';
import {
    alertSchema,
    extensionSchema,
    financingSchema,
    invoiceNumberSchema,
    repaymentSchema,
    writeOffSchema,
} from '../receivable/financing.js';
import { maximumMismatches, mismatchSchema } from '../receivable/mismatches.js';
import { reversalSchema } from '../receivable/reversal.js';

/**
 * Where a payment for imported goods stands.
 *
 *     REQUESTED ─► RESERVED ─► DISBURSED ─► REPAID
 *         │            │           └─► WRITTEN_OFF ─► REPAID
 *         ├─► REFUSED  ├─► PAID
 *         └─► WITHDRAWN ◄── RESERVED ──► EXPIRED
 *
 * A loan is DISBURSED as long as anything of it is outstanding; what the importer paid itself is PAID for good. A payment
 * that came back is REVERSED.
 */
export const importFinancingStatuses = [
    'REQUESTED',
    'REFUSED',
    'RESERVED',
    'WITHDRAWN',
    'EXPIRED',
    'DISBURSED',
    'PAID',
    'WRITTEN_OFF',
    'REPAID',
    'REVERSED',
] as const;

/** What a registrar may answer to a request, in the order in which it looks. All but the first refuse. */
export const importFinancingDecisionCodes = [
    'AMOUNT_IS_RESERVED',
    'DUE_DATE_MUST_BE_NAMED',
    'DUE_DATE_MUST_BE_WITHIN_TENOR',
    'DECLARATION_MUST_BE_KNOWN_BY_ITS_RELEASE_CODE',
    'DECLARATION_MUST_BE_RELEASED',
    'IMPORTER_MUST_BE_CONSIGNEE',
    'CURRENCY_MUST_MATCH_DECLARATION',
    'IMPORT_MUST_BE_RECENT',
    'AMOUNT_MUST_NOT_EXCEED_AVAILABLE',
] as const;
export type ImportFinancingDecisionCode = (typeof importFinancingDecisionCodes)[number];

/** Whose money pays the seller: the bank's, or the importer's own. */
export const fundsSchema = z.enum(['LOAN', 'OWN_FUNDS']);
export type Funds = z.output<typeof fundsSchema>;

export const importRepaymentSchema = repaymentSchema.pick({
    repaymentId: true,
    amount: true,
    payment: true,
    receivedAt: true,
});

export const importFinancingSchema = z.strictObject({
    importFinancingId: randomIdSchema,
    /** The importer's bank, in whose vault the record lies. */
    bank: mspIdSchema,
    funds: fundsSchema,
    /** That of the goods, which have come in. */
    declarationNumber: declarationNumberSchema,
    releaseCode: releaseCodeSchema,
    importerUscc: usccSchema,
    /** As the bank's own books call it. */
    importerName: textSchema(140).exactOptional(),
    /** Of the contract with the seller, by which the goods are paid for. */
    contractReference: textSchema(35),
    /** The seller's invoices that are paid. */
    invoices: z.array(invoiceNumberSchema).min(1).max(50).exactOptional(),
    amount: moneySchema,
    /** The last day, in China, on which a loan is repaid in time, as last extended; a holiday puts it off. */
    dueOn: dateSchema.exactOptional(),
    extensions: z.array(extensionSchema).exactOptional(),
    requestedAt: instantSchema,
    status: z.enum(importFinancingStatuses),
    decidedAt: instantSchema.exactOptional(),
    decision: z
        .strictObject({
            code: z.enum(importFinancingDecisionCodes),
            /** What may still be lent or paid for the goods, where that is less than the amount. */
            available: moneySchema.exactOptional(),
            /** What customs has otherwise than the bank: it sees it before it pays. */
            mismatches: z.array(mismatchSchema).max(maximumMismatches).exactOptional(),
        })
        .exactOptional(),
    /** A reservation not used by then may be expired by a registrar; time alone frees nothing. */
    reservedUntil: instantSchema.exactOptional(),
    /** How the seller was paid. */
    disbursement: financingSchema.shape.disbursement,
    /** That the seller was not paid after all. */
    reversal: reversalSchema.pick({ reason: true, at: true }).exactOptional(),
    /** That the bank has given the loan up. It is owed all the same. */
    writeOff: writeOffSchema.exactOptional(),
    /** Lent and not repaid yet. Nothing is before the seller is paid, nor ever of the importer's own funds. */
    outstanding: moneySchema,
    repayments: z.array(importRepaymentSchema),
    alerts: z.array(alertSchema),
});
/** One payment for goods that have come in (进口货到付款), out of a loan or the importer's own funds, and all that became of it. */
export type ImportFinancing = z.output<typeof importFinancingSchema>;
