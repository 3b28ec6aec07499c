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
import { ofClaimPayment, ofReimbursement, ofSightPayment } from '@cohong/domain/balance-of-payments/credit-payment';
import { capitalReceiptSchema } from '@cohong/domain/capital-account/capital-account';
import { claimSchema } from '@cohong/domain/claim/claim';
import { exportReceiptSchema } from '@cohong/domain/export-receipt/export-receipt';
import { importFinancingSchema } from '@cohong/domain/import-financing/import-financing';
import { moneySchema } from '@cohong/domain/kernel/money';
import { dateSchema } from '@cohong/domain/kernel/time';
import { mspIdSchema } from '@cohong/domain/party/member';
import { sharedPresentationSchema } from '@cohong/domain/presentation/presentation';
import { reimbursementClaimSchema } from '@cohong/domain/reimbursement/reimbursement-claim';
import { paymentReferenceSchema } from '@cohong/domain/receivable/financing';
import { outwardPaymentSchema } from '@cohong/domain/tax-form/outward-payment';
import { z } from 'zod';
import { bankOf } from '../read-model/places.js';
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
    /** The fields by which it is known: its id, and its number where one id has several. */
    readonly id: readonly string[];
    readonly of: (record: z.output<Schema>, bank: string) => Omit<CrossBorderPayment, 'enterpriseUscc'>;
}

const exported: Source<typeof exportReceiptSchema> = {
    kind: 'export-receipt',
    schema: exportReceiptSchema,
    orderBy: 'registeredAt',
    where: { status: 'MATCHED' },
    paymentKind: 'EXPORT_RECEIPT',
    id: ['receiptId'],
    of: ofExportReceipt,
};
const capital: Source<typeof capitalReceiptSchema> = {
    kind: 'capital-receipt',
    schema: capitalReceiptSchema,
    orderBy: 'receivedAt',
    paymentKind: 'CAPITAL_RECEIPT',
    id: ['receiptId'],
    of: ofCapitalReceipt,
};
const outward: Source<typeof outwardPaymentSchema> = {
    kind: 'outward-payment',
    schema: outwardPaymentSchema,
    orderBy: 'requestedAt',
    where: { status: 'PAID' },
    paymentKind: 'OUTWARD_PAYMENT',
    id: ['outwardPaymentId'],
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
    id: ['importFinancingId'],
    of: ofImportPayment,
};

const atSight: Source<typeof sharedPresentationSchema> = {
    kind: 'credit-presentation',
    schema: sharedPresentationSchema,
    orderBy: 'receivedAt',
    where: { examinesAs: 'ISSUING_BANK', isPaidAbroad: 'true' },
    derived: { isPaidAbroad: paidAbroadInSql(`record.value ? 'payment'`) },
    paymentKind: 'SIGHT_PAYMENT',
    id: ['creditId', 'number'],
    of: ofSightPayment,
};
const onClaims: Source<typeof claimSchema> = {
    kind: 'claim',
    schema: claimSchema,
    orderBy: 'maturity',
    where: { isPaidAbroad: 'true' },
    derived: {
        isPaidAbroad: paidAbroadInSql(
            `record.value ? 'payment' AND record.collection = 'vault_' || (record.value ->> 'debtorBank')`,
        ),
    },
    paymentKind: 'CLAIM_PAYMENT',
    id: ['claimId'],
    of: ofClaimPayment,
};
const reimbursed: Source<typeof reimbursementClaimSchema> = {
    kind: 'reimbursement-claim',
    schema: reimbursementClaimSchema,
    orderBy: 'receivedAt',
    where: { isPaidAbroad: 'true' },
    derived: {
        isPaidAbroad: paidAbroadInSql(
            `(record.value ? 'payment' OR record.value #> '{cover,amount}' IS NOT NULL) AND NOT record.value ? 'refundedAt'`,
        ),
    },
    paymentKind: 'REIMBURSEMENT',
    id: ['creditId', 'number'],
    of: ofReimbursement,
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
        await find(readModel, atSight, wanted),
        await find(readModel, onClaims, wanted),
        await find(readModel, reimbursed, wanted),
    ];
    const payments = found
        .flatMap((each) => each.payments)
        .sort((one, other) => (one.day < other.day ? -1 : Number(one.day > other.day)))
        .slice(0, wanted.limit);
    const due = await new PaymentReportClient(ledger).readDueDays(payments);

    return {
        total: found.reduce((sum, { total }) => sum + total, 0),
        data: payments.map(({ bank, kind, paymentId, number, direction, amount, reference, day }, index) => ({
            bank,
            payment: { kind, paymentId, ...(number !== undefined && { number }) },
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

    return { total, payments: rows.map(({ value, collection }) => of(value, bankOf(collection))) };
}

/** SQL: whether it is so, and the same vault is that of the bank which has issued the credit for a company here, to somebody abroad. */
function paidAbroadInSql(isPaid: string): string {
    return `(${isPaid} AND EXISTS (
        SELECT FROM read_model.record AS credit
        WHERE credit.chaincode = record.chaincode AND credit.collection = record.collection
            AND credit.kind = 'credit' AND credit.key = record.value ->> 'creditId' AND credit.replaced_in IS NULL
            AND credit.collection = 'vault_' || (credit.value ->> 'issuingBank')
            AND NOT credit.value -> 'terms' ? 'transferred'
            AND credit.value #> '{terms,applicant}' ? 'uscc'
            AND credit.value #>> '{terms,beneficiary,countryCode}' <> 'CN'
    ))::text`;
}

/** SQL: whether the same vault has noted a report of the payment. */
function reportedInSql(kind: PaymentKind, id: readonly string[]): string {
    const key = id.map((field) => `(record.value ->> '${field}')`).join(` || ' ' || `);

    return `EXISTS (
        SELECT FROM read_model.record AS noted
        WHERE noted.chaincode = record.chaincode AND noted.collection = record.collection
            AND noted.kind = 'reported-payment' AND noted.key = '${kind} ' || ${key}
            AND noted.replaced_in IS NULL
    )`;
}
