import { privateRecord, publicBook } from '@cohong/chaincode-runtime';
import { bopRuleBookSchema, type BopRuleBook } from '@cohong/domain/balance-of-payments/bop-rules';
import type { PaymentAddress } from '@cohong/domain/balance-of-payments/cross-border-payment';
import { documentRequestSchema, type DocumentRequest } from '@cohong/domain/balance-of-payments/document-request';
import {
    daySerialsSchema,
    paymentReportSchema,
    reportedPaymentSchema,
    type DaySerials,
    type PaymentReport,
    type ReportedPayment,
} from '@cohong/domain/balance-of-payments/payment-report';
import { saltSchema } from '@cohong/domain/kernel/salt';
import { z } from 'zod';

export const paymentReports = privateRecord<PaymentReport>({
    name: 'payment-report',
    schema: paymentReportSchema,
    key: ({ reportId }) => [reportId],
});

export const documentRequests = privateRecord<DocumentRequest>({
    name: 'document-request',
    schema: documentRequestSchema,
    key: ({ documentRequestId }) => [documentRequestId],
});

/** By kind and id, and where one id has several by number. */
export function keyOfPayment({ kind, paymentId, number }: PaymentAddress): readonly string[] {
    return [kind, paymentId, ...(number === undefined ? [] : [String(number)])];
}

/** By kind and id: a bank chooses ids, and one for two kinds would hide one payment behind the other. */
export const reportedPayments = privateRecord<ReportedPayment>({
    name: 'reported-payment',
    schema: reportedPaymentSchema,
    key: ({ payment }) => keyOfPayment(payment),
});

export const daySerials = privateRecord<DaySerials>({
    name: 'bop-serial',
    schema: daySerialsSchema,
    key: ({ dayKey }) => [dayKey],
});

const serialSecretSchema = z.strictObject({ secret: saltSchema });

/** One in a vault: under a day that everybody can guess, everybody could count the payments of the day. */
export const serialSecrets = privateRecord<z.output<typeof serialSecretSchema>>({
    name: 'bop-serial-secret',
    schema: serialSecretSchema,
    key: () => [],
});

/** Public: how payments are declared is no secret. */
export const bopRules = publicBook<BopRuleBook>('bop-rule', bopRuleBookSchema);
