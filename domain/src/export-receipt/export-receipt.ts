import { z } from 'zod';
import { exchangeRateSchema } from '../exchange-rate/exchange-rate.js';
import { declarationNumberSchema } from '../kernel/identifiers/declaration-number.js';
import { usccSchema } from '../kernel/identifiers/uscc.js';
import { moneySchema } from '../kernel/money.js';
import { randomIdSchema } from '../kernel/salt.js';
import { dateSchema, instantSchema } from '../kernel/time.js';
import { mspIdSchema } from '../party/member.js';
import { paymentReferenceSchema, shareSchema } from '../receivable/financing.js';

/** What a registrar may answer to a receipt, in the order in which it looks. All but the first refuse. */
export const receiptDecisionCodes = [
    'PROCEEDS_ARE_COLLECTED',
    'DECLARATION_MUST_BE_KNOWN_BY_ITS_RELEASE_CODE',
    'EXPORTER_MUST_BE_CONSIGNOR',
    'CURRENCY_MUST_MATCH_DECLARATION',
    'RECEIPT_MUST_BE_COUNTED_ONCE',
] as const;
export type ReceiptDecisionCode = (typeof receiptDecisionCodes)[number];

export const exportReceiptStatuses = ['RECORDED', 'MATCHED', 'REFUSED'] as const;

export const exportReceiptSchema = z.strictObject({
    receiptId: randomIdSchema,
    /** Where the money came in, in whose vault the record lies. */
    bank: mspIdSchema,
    /** The bank's own name of the payment. A repayment of a loan out of it goes by the same. */
    reference: paymentReferenceSchema,
    exporterUscc: usccSchema,
    amount: moneySchema,
    receivedOn: dateSchema,
    /** What of it pays for which declared goods, by the numbers of the declarations: all or none. */
    shares: z.array(shareSchema),
    /** What turns the amount into the currency of the shares, where that is another. */
    exchangeRate: exchangeRateSchema.exactOptional(),
    registeredAt: instantSchema,
    status: z.enum(exportReceiptStatuses),
    decidedAt: instantSchema.exactOptional(),
    decision: z
        .strictObject({
            code: z.enum(receiptDecisionCodes),
            /** Which of the declarations failed. */
            declarationNumber: declarationNumberSchema.exactOptional(),
        })
        .exactOptional(),
});
/** Money that a foreign buyer has paid for declared goods, and what became of its declarations. */
export type ExportReceipt = z.output<typeof exportReceiptSchema>;

export const countedReceiptSchema = exportReceiptSchema.pick({ bank: true, reference: true, receiptId: true });
/** That a payment was counted under its name: only the regulators' registry holds it. */
export type CountedReceipt = z.output<typeof countedReceiptSchema>;
