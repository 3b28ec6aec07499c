import { refusals } from '../kernel/refusal.js';
import type { Instant } from '../kernel/time.js';
import { hasExpired } from '../receivable/disburse-financing.js';
import { withoutAllocation, type FinancedImport } from './financed-import.js';
import type { ImportFinancing } from './import-financing.js';

const refusal = refusals({
    FINANCING_MUST_NOT_BE_DISBURSED_OR_CLOSED: 'conflict',
    IMPORT_FINANCING_MUST_AWAIT_SETTLEMENT: 'conflict',
});

export interface WithdrawnImportFinancing {
    readonly importFinancing: ImportFinancing;
    /** Whether a registrar must still take the reservation off the declaration. */
    readonly mustBeSettled: boolean;
}

/** Takes back a request, or gives up a reservation before it is used. Until a registrar has settled it, it still counts. */
export function withdrawImportFinancing(importFinancing: ImportFinancing): WithdrawnImportFinancing {
    const { status } = importFinancing;
    if (status !== 'REQUESTED' && status !== 'RESERVED') {
        throw refusal('FINANCING_MUST_NOT_BE_DISBURSED_OR_CLOSED', { status });
    }

    return {
        importFinancing: { ...importFinancing, status: 'WITHDRAWN' },
        mustBeSettled: status === 'RESERVED',
    };
}

/** Whether goods are to be freed: of what was given up, not paid in time, or came back. */
export function mustBeSettled(importFinancing: ImportFinancing, at: Instant): boolean {
    const { status } = importFinancing;
    const hasEnded = status === 'WITHDRAWN' || status === 'REVERSED';

    return hasEnded || (status === 'RESERVED' && hasExpired(importFinancing, at));
}

export interface SettledImportFinancing {
    readonly importFinancing: ImportFinancing;
    readonly financed: FinancedImport;
}

/** Takes off the declaration what the seller never got. Nothing else ever frees the goods. */
export function settleImportFinancing(
    importFinancing: ImportFinancing,
    { financed, at }: { readonly financed: FinancedImport; readonly at: Instant },
): SettledImportFinancing {
    const { status } = importFinancing;
    if (!mustBeSettled(importFinancing, at)) {
        throw refusal('IMPORT_FINANCING_MUST_AWAIT_SETTLEMENT', { status });
    }

    return {
        importFinancing: { ...importFinancing, status: status === 'RESERVED' ? 'EXPIRED' : status },
        financed: withoutAllocation(financed, importFinancing),
    };
}
