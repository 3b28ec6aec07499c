import type { Enterprise } from '../consent/enterprise.js';
import { refusals } from '../kernel/refusal.js';
import type { Instant } from '../kernel/time.js';
import { mustAwaitNoDocuments, type Advice, type PaymentReport } from './payment-report.js';

const refusal = refusals({
    REPORT_MUST_AWAIT_ADVICE: 'conflict',
    ENTERPRISE_MUST_BE_IN_DIRECTORY: 'conflict',
});

export interface AdviceFacts {
    readonly report: PaymentReport;
    /** What the directory says of the enterprise of the report. */
    readonly enterprise: Pick<Enterprise, 'entry'> | undefined;
    readonly at: Instant;
}

/**
 * Answers a report for SAFE, once, and not while documents behind it are awaited. None is accepted of an enterprise that
 * is not in the directory of those that trade abroad: it is entered first, or the report refused.
 */
export function adviseReport(given: Advice, { report, enterprise, at }: AdviceFacts): PaymentReport {
    if (report.status !== 'SUBMITTED') {
        throw refusal('REPORT_MUST_AWAIT_ADVICE', { status: report.status });
    }
    mustAwaitNoDocuments(report);
    if (given.status === 'ACCEPTED' && enterprise?.entry === undefined) {
        throw refusal('ENTERPRISE_MUST_BE_IN_DIRECTORY');
    }

    return { ...report, status: given.status, advice: { given, advisedAt: at } };
}
