import { dueDaySchema } from '@cohong/domain/balance-of-payments/api';
import { directions } from '@cohong/domain/balance-of-payments/bop-rules';
import {
    ofCapitalReceipt,
    ofExportReceipt,
    ofImportPayment,
    ofOutwardPayment,
    paymentAddressSchema,
    type CrossBorderPayment,
    type PaymentKind,
} from '@cohong/domain/balance-of-payments/cross-border-payment';
import { capitalReceiptSchema } from '@cohong/domain/capital-account/capital-account';
import { exportReceiptSchema } from '@cohong/domain/export-receipt/export-receipt';
import { importFinancingSchema } from '@cohong/domain/import-financing/import-financing';
import { moneySchema } from '@cohong/domain/kernel/money';
import { dateSchema } from '@cohong/domain/kernel/time';
import { mspIdSchema } from '@cohong/domain/party/member';
import { paymentReferenceSchema } from '@cohong/domain/receivable/financing';
import { outwardPaymentSchema } from '@cohong/domain/tax-form/outward-payment';
import { z } from 'zod';
import type { ReadModel } from '../read-model/read-model.js';
import type { ListQuestion } from '../read-model/records.js';
import type { Ledger } from '../fabric/ledger.js';
import { PaymentReportClient } from './payment-report-client.js';

export const unreportedPaymentSchema = z.object({
    bank: mspIdSchema,
    payment: paymentAddressSchema,
    direction: z.enum(directions),
    amount: moneySchema,
    reference: paymentReferenceSchema,
    day: dateSchema,
    ...dueDaySchema.shape,
});
export type UnreportedPayment = z.output<typeof unreportedPaymentSchema>;

/** The records of a kind of payment in the vaults, and how one is read that is to be reported. */
interface Source<Schema extends z.ZodObject> extends Pick<
    ListQuestion<Schema>,
    'kind' | 'schema' | 'orderBy' | 'where' | 'derived'
> {
    readonly paymentKind: PaymentKind;
    /** The field with its id. */
    readonly id: string;
    readonly of: (record: z.output<Schema>) => Omit<CrossBorderPayment, 'enterpriseUscc'>;
}

const exported: Source<typeof exportReceiptSchema> = {
    kind: 'export-receipt',
    schema: exportReceiptSchema,
    orderBy: 'registeredAt',
    where: { status: 'MATCHED' },
    paymentKind: 'EXPORT_RECEIPT',
    id: 'receiptId',
    of: ofExportReceipt,
};
const capital: Source<typeof capitalReceiptSchema> = {
    kind: 'capital-receipt',
    schema: capitalReceiptSchema,
    orderBy: 'receivedAt',
    paymentKind: 'CAPITAL_RECEIPT',
    id: 'receiptId',
    of: ofCapitalReceipt,
};
const outward: Source<typeof outwardPaymentSchema> = {
    kind: 'outward-payment',
    schema: outwardPaymentSchema,
    orderBy: 'requestedAt',
    where: { status: 'PAID' },
    paymentKind: 'OUTWARD_PAYMENT',
    id: 'outwardPaymentId',
    of: ofOutwardPayment,
};
const imported: Source<typeof importFinancingSchema> = {
    kind: 'import-financing',
    schema: importFinancingSchema,
    orderBy: 'requestedAt',
    where: { isPaidAbroad: 'true' },
    derived: {
        isPaidAbroad: `(COALESCE(record.value #>> '{disbursement,payment,means}', '') = 'OUTSIDE'
            AND record.value ->> 'status' <> 'REVERSED')::text`,
    },
    paymentKind: 'IMPORT_PAYMENT',
    id: 'importFinancingId',
    of: ofImportPayment,
};

/** Where to look, and how many to find. */
interface Wanted {
    readonly collections: readonly string[];
    readonly limit: number;
}

interface Found {
    readonly total: number;
    readonly payments: readonly Omit<CrossBorderPayment, 'enterpriseUscc'>[];
}

/**
 * The payments of these vaults that no report tells of, those of the earliest day first, and how many there are. It is a
 * desk's work: what is done is gone from it, so that there is no second page.
 */
export async function unreportedPayments(
    { readModel, ledger }: { readonly readModel: ReadModel; readonly ledger: Ledger },
    wanted: Wanted,
): Promise<{ readonly data: readonly UnreportedPayment[]; readonly total: number }> {
    const found = [
        await find(readModel, exported, wanted),
        await find(readModel, capital, wanted),
        await find(readModel, outward, wanted),
        await find(readModel, imported, wanted),
    ];
    const payments = found
        .flatMap((each) => each.payments)
        .sort((one, other) => (one.day < other.day ? -1 : Number(one.day > other.day)))
        .slice(0, wanted.limit);
    const due = await new PaymentReportClient(ledger).readDueDays(payments);

    return {
        total: found.reduce((sum, { total }) => sum + total, 0),
        data: payments.map(({ bank, kind, paymentId, direction, amount, reference, day }, index) => ({
            bank,
            payment: { kind, paymentId },
            direction,
            amount,
            reference,
            day,
            isOverdue: false,
            ...due[index],
        })),
    };
}

async function find<Schema extends z.ZodObject>(
    { records }: ReadModel,
    { paymentKind, id, of, where, derived, ...source }: Source<Schema>,
    wanted: Wanted,
): Promise<Found> {
    const { rows, total } = await records.list({
        ...source,
        ...wanted,
        chaincode: 'trade',
        direction: 'ascending',
        where: { ...where, isReported: 'false' },
        derived: { ...derived, isReported: reportedInSql(paymentKind, id) },
    });

    return { total, payments: rows.map(({ value }) => of(value)) };
}

/** SQL: whether the same vault has noted a report of the payment. */
function reportedInSql(kind: PaymentKind, id: string): string {
    return `EXISTS (
        SELECT FROM read_model.record AS noted
        WHERE noted.chaincode = record.chaincode AND noted.collection = record.collection
            AND noted.kind = 'reported-payment' AND noted.key = '${kind} ' || (record.value ->> '${id}')
            AND noted.replaced_in IS NULL
    )`;
}
