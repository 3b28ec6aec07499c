import { z } from 'zod';
import type { CapitalReceipt } from '../capital-account/capital-account.js';
import type { ExportReceipt } from '../export-receipt/export-receipt.js';
import type { ImportFinancing } from '../import-financing/import-financing.js';
import type { Money } from '../kernel/money.js';
import { refusals } from '../kernel/refusal.js';
import { randomIdSchema } from '../kernel/salt.js';
import { chinaDate, type CalendarDate } from '../kernel/time.js';
import type { OutwardPayment } from '../tax-form/outward-payment.js';
import type { Payee } from '../tax-form/tax-form.js';
import type { Direction } from './bop-rules.js';

const refusal = refusals({ PAYMENT_MUST_BE_FINAL: 'conflict', PAYMENT_MUST_GO_ABROAD: 'invalid' });

/** The records of the ledger that are payments from or to abroad. */
export const paymentKinds = [
    'EXPORT_RECEIPT',
    'CAPITAL_RECEIPT',
    'OUTWARD_PAYMENT',
    'IMPORT_PAYMENT',
    'SIGHT_PAYMENT',
    'CLAIM_PAYMENT',
    'REIMBURSEMENT',
] as const;
export type PaymentKind = (typeof paymentKinds)[number];

/** Of these a credit has several, by number. */
const numberedKinds: readonly PaymentKind[] = ['SIGHT_PAYMENT', 'REIMBURSEMENT'];

export const paymentAddressSchema = z
    .strictObject({
        kind: z.enum(paymentKinds),
        /** Its own, or that of the credit under which it has a number. */
        paymentId: randomIdSchema,
        number: z.int().min(1).max(999).exactOptional(),
    })
    .refine(({ kind, number }) => numberedKinds.includes(kind) === (number !== undefined), {
        path: ['number'],
        message: 'must be given of what is paid at sight or reimbursed under a credit, and of no other',
    });
/** Which record of its vault a bank means. */
export type PaymentAddress = z.output<typeof paymentAddressSchema>;

/** A payment from or to abroad, as the bank's own record has it. */
export interface CrossBorderPayment extends PaymentAddress {
    readonly bank: string;
    readonly direction: Direction;
    readonly enterpriseUscc: string;
    readonly amount: Money;
    /** The bank's own name of it. */
    readonly reference: string;
    /** The day in China on which the money came in or went out. */
    readonly day: CalendarDate;
    /** Who is paid, and on what contract. Of a receipt no record says who has paid. */
    readonly payee?: Payee;
    readonly contractReference?: string;
    /** What it is for. */
    readonly declarationNumbers?: readonly string[];
    readonly taxFormNumber?: string;
}

/** Refuses what has not gone out, or came back. */
export function mustBeFinal<Made>(made: Made | undefined, status: string): Made {
    if (made === undefined) {
        throw refusal('PAYMENT_MUST_BE_FINAL', { status });
    }

    return made;
}

/** Refuses what was not paid by a Chinese company to somebody abroad; whose it is otherwise. */
export function mustGoAbroad(payerUscc: string | undefined, payeeCountry: string): string {
    if (payerUscc === undefined || payeeCountry === 'CN') {
        throw refusal('PAYMENT_MUST_GO_ABROAD');
    }

    return payerUscc;
}

/** What a buyer has paid. One that a registrar has not matched may be the second record of another. */
export function ofExportReceipt(receipt: ExportReceipt): CrossBorderPayment {
    const { receiptId, status, bank, exporterUscc, amount, reference, receivedOn, shares } = receipt;
    if (status !== 'MATCHED') {
        throw refusal('PAYMENT_MUST_BE_FINAL', { status });
    }

    return {
        kind: 'EXPORT_RECEIPT',
        paymentId: receiptId,
        bank,
        direction: 'RECEIVED',
        enterpriseUscc: exporterUscc,
        amount,
        reference,
        day: receivedOn,
        declarationNumbers: [...new Set(shares.map(({ declarationNumber }) => declarationNumber))],
    };
}

/** What has come in of an enterprise's capital; whose it is, its account says. */
export function ofCapitalReceipt({
    receiptId,
    bank,
    amount,
    reference,
    receivedAt,
}: CapitalReceipt): Omit<CrossBorderPayment, 'enterpriseUscc'> {
    return {
        kind: 'CAPITAL_RECEIPT',
        paymentId: receiptId,
        bank,
        direction: 'RECEIVED',
        amount,
        reference,
        day: chinaDate(receivedAt),
    };
}

/** What was paid abroad for a service. */
export function ofOutwardPayment(outward: OutwardPayment): CrossBorderPayment {
    const { outwardPaymentId, bank, payerUscc, payee, contractReference, amount, form, status } = outward;
    const payment = mustBeFinal(outward.payment, status);

    return {
        kind: 'OUTWARD_PAYMENT',
        paymentId: outwardPaymentId,
        bank,
        direction: 'PAID',
        enterpriseUscc: payerUscc,
        amount,
        reference: payment.reference,
        day: chinaDate(payment.paidAt),
        payee,
        contractReference,
        ...(form && { taxFormNumber: form.formNumber }),
    };
}

/** What the seller of goods that have come in was paid. Coins go to the importer, at home: who pays the seller then is not told. */
export function ofImportPayment(paid: ImportFinancing): CrossBorderPayment {
    const { importFinancingId, bank, importerUscc, contractReference, amount, declarationNumber } = paid;
    const { status } = paid;
    const { payment, paidAt } = mustBeFinal(status === 'REVERSED' ? undefined : paid.disbursement, status);
    if (payment.means !== 'OUTSIDE') {
        throw refusal('PAYMENT_MUST_GO_ABROAD');
    }

    return {
        kind: 'IMPORT_PAYMENT',
        paymentId: importFinancingId,
        bank,
        direction: 'PAID',
        enterpriseUscc: importerUscc,
        amount,
        reference: payment.reference,
        day: chinaDate(paidAt),
        contractReference,
        declarationNumbers: [declarationNumber],
    };
}
