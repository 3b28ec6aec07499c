import { z } from 'zod';
import { declarationStatusSchema, releaseCodeSchema } from '../declaration/declaration.js';
import { exchangeRateSchema } from '../exchange-rate/exchange-rate.js';
import { describedDocumentsSchema } from '../fingerprint/described-document.js';
import { documentAnswerSchema } from '../fingerprint/match-document.js';
import { declarationNumberSchema } from '../kernel/identifiers/declaration-number.js';
import { mspIdSchema } from '../party/member.js';
import { randomIdSchema } from '../kernel/salt.js';
import { usccSchema } from '../kernel/identifiers/uscc.js';
import { moneySchema } from '../kernel/money.js';
import { textSchema } from '../kernel/text.js';
import { dateSchema, instantSchema } from '../kernel/time.js';
import { maximumMismatches, mismatchSchema } from './mismatches.js';
import { presentationSchema } from '../presentation/presentation.js';
import { reversalSchema } from './reversal.js';

/**
 * Where a financing stands.
 *
 *     REQUESTED ─► RESERVED ─► DISBURSED ─► PARTIALLY_REPAID ─► REPAID ─► RELEASED
 *         ├──────► REFUSED        ├──────────────────┼───────────┘
 *         │                       └──────────────────┴─► WRITTEN_OFF ─► REPAID
 *         └──────► WITHDRAWN ◄── RESERVED ──► EXPIRED
 *
 * A pay-out that did not happen is REVERSED. A reversed repayment leads back to where the loan stood without it.
 */
export const financingStatuses = [
    'REQUESTED',
    'REFUSED',
    'RESERVED',
    'WITHDRAWN',
    'EXPIRED',
    'DISBURSED',
    'PARTIALLY_REPAID',
    'WRITTEN_OFF',
    'REPAID',
    'RELEASED',
    'REVERSED',
] as const;
export type FinancingStatus = (typeof financingStatuses)[number];

/** What a registrar may answer to a request, in the order in which it looks. All but the first refuse. */
export const decisionCodes = [
    'AMOUNT_IS_RESERVED',
    'DUE_DATE_MUST_BE_NAMED',
    'DUE_DATE_MUST_BE_WITHIN_TENOR',
    'PRESENTATION_MUST_BE_OPEN',
    'DECLARATION_MUST_BE_KNOWN_BY_ITS_RELEASE_CODE',
    'DECLARATION_MUST_BE_RELEASED',
    'EXPORTER_MUST_BE_CONSIGNOR',
    'CURRENCY_MUST_MATCH_DECLARATION',
    'FOB_VALUE_MUST_BE_KNOWN',
    'AMOUNT_MUST_NOT_EXCEED_AVAILABLE',
    'TRANSPORT_DOCUMENT_MUST_BE_DECLARED',
    'PRESENTATION_MUST_NOT_BE_FINANCED',
    'INVOICE_MUST_NOT_BE_FINANCED',
    'INVOICE_MUST_NOT_BE_PAID',
    'TRANSPORT_DOCUMENT_MUST_NOT_BE_FINANCED',
] as const;
export type DecisionCode = (typeof decisionCodes)[number];

/** The name of a payment outside the ledger: printable, so that it can be shown, and short. */
export const paymentReferenceSchema = z
    .string()
    .regex(/^[\x21-\x7e](?:[\x20-\x7e]{0,62}[\x21-\x7e])?$/, 'must be 1 to 64 printable ASCII characters');

/** Money that left or reached the bank, in coins of the ledger or by a payment outside it. */
export const paymentSchema = z.discriminatedUnion('means', [
    z.strictObject({ means: z.literal('E_CNY'), walletId: randomIdSchema, transactionId: z.string().min(1) }),
    z.strictObject({ means: z.literal('OUTSIDE'), reference: paymentReferenceSchema }),
    /** With the presentation that is financed: its own record says how. */
    z.strictObject({ means: z.literal('PRESENTATION') }),
    /** Before the goods were declared, on their order: the record of that loan says how. */
    z.strictObject({ means: z.literal('PACKING_CREDIT'), packingCreditId: randomIdSchema }),
]);
export type Payment = z.output<typeof paymentSchema>;

export const repaymentSourceSchema = z.enum(['EXPORT_PROCEEDS', 'OTHER_FUNDS']);
export type RepaymentSource = z.output<typeof repaymentSourceSchema>;

export const repaymentSchema = z.strictObject({
    repaymentId: randomIdSchema,
    amount: moneySchema,
    /** All the buyer paid, where that is more than what repaid this loan. */
    proceeds: moneySchema.exactOptional(),
    /** Proceeds use up the declaration: the buyer has paid. Other funds free it. */
    source: repaymentSourceSchema,
    payment: paymentSchema,
    receivedAt: instantSchema,
    /** Whether a registrar has carried it into the registry. */
    isNoted: z.boolean(),
    /** What it has then taken off each declaration, and noted as collected there, in the order of the shares. */
    onDeclarations: z.array(z.strictObject({ repaid: moneySchema, collected: moneySchema })).exactOptional(),
});
export type Repayment = z.output<typeof repaymentSchema>;

export const alertSchema = z.strictObject({
    /** Which one, of a financing that stands on several. */
    declarationNumber: declarationNumberSchema.exactOptional(),
    declarationVersion: z.int().positive(),
    declarationStatus: declarationStatusSchema,
    /** What could still be financed on the declaration when the alert was raised. */
    available: moneySchema,
    /** False when the declaration no longer bears what was reserved and lent on it: nothing more may be paid out. */
    isCovered: z.boolean(),
    raisedAt: instantSchema,
});
/** Customs changed a declaration on which the bank holds a reservation or a loan. */
export type Alert = z.output<typeof alertSchema>;

/** As the bank's own books call the exporter: for people who read lists. Claims are compared by the credit code. */
export const exporterNameSchema = textSchema(140);

/** As the exporter numbers it. However it is written, it is one invoice of that exporter. */
export const invoiceNumberSchema = textSchema(35);

export const shareSchema = z.strictObject({
    declarationNumber: declarationNumberSchema,
    releaseCode: releaseCodeSchema,
    amount: moneySchema,
});
/** How much of an amount rests on one of several declarations. */
export type Share = z.output<typeof shareSchema>;

export const extensionSchema = z.strictObject({
    /** The day on which the loan was due before. */
    from: dateSchema,
    until: dateSchema,
    reason: textSchema(500),
    at: instantSchema,
});
/** More time that the bank has given its borrower. Each stays in the record. */
export type Extension = z.output<typeof extensionSchema>;

export const writeOffSchema = z.strictObject({
    /** What was outstanding then. */
    amount: moneySchema,
    /** Why the bank does not expect to be repaid. */
    reason: textSchema(500),
    at: instantSchema,
});

export const financingSchema = z.strictObject({
    financingId: randomIdSchema,
    /** The lender, in whose vault the record lies. */
    bank: mspIdSchema,
    /** The one declaration on which it rests whole, if it names no shares. */
    declarationNumber: declarationNumberSchema.exactOptional(),
    releaseCode: releaseCodeSchema.exactOptional(),
    /** The documents under a letter of credit that it finances. */
    presentation: presentationSchema.pick({ creditId: true, number: true }).exactOptional(),
    /** What of it rests on which declaration, by their numbers: all or none. */
    shares: z.array(shareSchema).exactOptional(),
    /** What turns the amount into the currency of the shares, where that is another. */
    exchangeRate: exchangeRateSchema.exactOptional(),
    /** The exporter's invoices that it finances. Each is financed once, whatever the amount. */
    invoices: z.array(invoiceNumberSchema).exactOptional(),
    /** Its documents as the bank describes them, by which they are found again also where they were altered. */
    documents: describedDocumentsSchema.exactOptional(),
    exporterUscc: usccSchema,
    exporterName: exporterNameSchema.exactOptional(),
    /** On which words of customs the bank has asked, if it says so. */
    verificationIds: z.array(randomIdSchema).min(1).max(20).exactOptional(),
    amount: moneySchema,
    /** The last day, in China, on which it is repaid in time, as last extended; of older loans nobody has said it. */
    dueOn: dateSchema.exactOptional(),
    extensions: z.array(extensionSchema).exactOptional(),
    requestedAt: instantSchema,
    status: z.enum(financingStatuses),
    decidedAt: instantSchema.exactOptional(),
    decision: z
        .strictObject({
            code: z.enum(decisionCodes),
            available: moneySchema.exactOptional(),
            /** Which of several failed. */
            declarationNumber: declarationNumberSchema.exactOptional(),
            invoiceNumber: invoiceNumberSchema.exactOptional(),
            /** Of the transport document. */
            documentReference: textSchema(35).exactOptional(),
            /** What each of the documents is like, in their order, where any is like another: the bank looks closer. */
            documents: z.array(documentAnswerSchema).exactOptional(),
            /** What customs has otherwise than the documents: the bank sees it before it pays out. */
            mismatches: z.array(mismatchSchema).max(maximumMismatches).exactOptional(),
        })
        .exactOptional(),
    /** A reservation not used by then may be expired by a registrar; time alone frees nothing. */
    reservedUntil: instantSchema.exactOptional(),
    disbursement: z.strictObject({ payment: paymentSchema, paidAt: instantSchema }).exactOptional(),
    /** That the bank has given the loan up. It is owed all the same, and stays among what is outstanding. */
    writeOff: writeOffSchema.exactOptional(),
    /** Reserved or lent and not yet repaid, as the bank's book says it. */
    outstanding: moneySchema,
    repayments: z.array(repaymentSchema),
    /** Entries that were recorded wrongly, each taken back by one of its own. */
    reversals: z.array(reversalSchema).exactOptional(),
    alerts: z.array(alertSchema),
});
/** One bank's request to lend against an export declaration or a presentation, and all that became of it. */
export type Financing = z.output<typeof financingSchema>;
