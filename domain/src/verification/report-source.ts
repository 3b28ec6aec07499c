import { mustBeCustomsOfficer } from '../declaration/customs-officer.js';
import { refusals } from '../kernel/refusal.js';
import { epochMilliseconds, type Instant } from '../kernel/time.js';
import type { Caller } from '../party/member.js';
import type { ReportSource } from './api.js';
import type { DeclarationSource } from './declaration-source.js';

const refusal = refusals({
    SOURCE_MUST_NOT_VOUCH_FOR_FUTURE: 'invalid',
    SOURCE_MUST_NOT_GO_BACK: 'conflict',
});

/** What the ledger knows at the moment of the report. */
export interface ReportFacts {
    readonly caller: Caller;
    /** The report before. */
    readonly source: DeclarationSource | undefined;
    readonly at: Instant;
}

/** Notes up to when customs' declarations are all on the ledger. What was vouched for before is not taken back. */
export function reportSource(report: ReportSource, { caller, source, at }: ReportFacts): DeclarationSource {
    mustBeCustomsOfficer(caller);
    if (report.status === 'SUSPENDED') {
        return { ...source, status: 'SUSPENDED', reportedAt: at };
    }
    const { completeUntil } = report;
    if (epochMilliseconds(completeUntil) > epochMilliseconds(at)) {
        throw refusal('SOURCE_MUST_NOT_VOUCH_FOR_FUTURE');
    }
    const before = source?.completeUntil;
    if (before !== undefined && epochMilliseconds(completeUntil) < epochMilliseconds(before)) {
        throw refusal('SOURCE_MUST_NOT_GO_BACK', { completeUntil: before });
    }

    return { status: 'CURRENT', completeUntil, reportedAt: at };
}
