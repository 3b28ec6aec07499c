import { z } from 'zod';
import { paymentNotification, paymentNotificationSchema } from './payment-notification.js';
import type { PaymentReport } from './payment-report.js';
import { statusAdvice, statusAdviceSchema } from './status-advice.js';
import { supportingDocuments, supportingDocumentsSchema } from './supporting-documents.js';

export const reportMessagesSchema = z.strictObject({
    PmtRgltryInfNtfctn: paymentNotificationSchema,
    CcyCtrlSpprtgDocDlvry: supportingDocumentsSchema.exactOptional(),
    CcyCtrlStsAdvc: statusAdviceSchema.exactOptional(),
});
/** The currency-control messages that a report and its answer are, each under the name of its root in ISO 20022. */
export type ReportMessages = z.output<typeof reportMessagesSchema>;

/** Shapes a report after auth.024, auth.025 and auth.027. */
export function reportMessages(report: PaymentReport): ReportMessages {
    const documents = supportingDocuments(report);
    const advice = statusAdvice(report);

    return {
        PmtRgltryInfNtfctn: paymentNotification(report),
        ...(documents && { CcyCtrlSpprtgDocDlvry: documents }),
        ...(advice && { CcyCtrlStsAdvc: advice }),
    };
}
