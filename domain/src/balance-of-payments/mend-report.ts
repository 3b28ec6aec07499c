import { canonicalJson } from '../kernel/json.js';
import { refusals } from '../kernel/refusal.js';
import type { PaymentReportRead, ReportPayment } from './api.js';
import { refusalReasons, type MendableField, type PaymentReport } from './payment-report.js';

const refusal = refusals({
    REPLACED_REPORT_MUST_BE_REFUSED: 'conflict',
    REPORT_MUST_MEND_WHAT_WAS_REFUSED: 'invalid',
});

/** What the bank's desk must mend in a report that SAFE has refused; nothing in any other. */
export function fieldsToMend({ status, advice }: Pick<PaymentReport, 'status' | 'advice'>): readonly MendableField[] {
    const given = advice?.given;

    return status === 'REFUSED' && given?.status === 'REFUSED'
        ? [...new Set(given.reasons.map((reason) => refusalReasons[reason]))]
        : [];
}

/** A report as its readers see it. */
export function reportRead(report: PaymentReport): PaymentReportRead {
    return { ...report, toMend: [...fieldsToMend(report)] };
}

/** Refuses to replace a report that was not refused, or by one that has still what was wrong. */
export function mustMend(request: ReportPayment, replaced: PaymentReport): void {
    if (replaced.status !== 'REFUSED') {
        throw refusal('REPLACED_REPORT_MUST_BE_REFUSED', { status: replaced.status });
    }
    const left = fieldsToMend(replaced).filter((field) => isLeft(request[field], replaced[field]));
    if (left.length > 0) {
        throw refusal('REPORT_MUST_MEND_WHAT_WAS_REFUSED', { fields: left });
    }
}

/** What is left out is not mended. */
function isLeft(mended: ReportPayment[MendableField], before: PaymentReport[MendableField]): boolean {
    return mended === undefined || (before !== undefined && canonicalJson(mended) === canonicalJson(before));
}
