import type { Declaration } from '../declaration/declaration.js';
import type { Instant } from '../kernel/time.js';
import { unlessRefused } from '../kernel/refusal.js';
import { sharesOf } from '../receivable/collateral.js';
import type { Financing } from '../receivable/financing.js';
import type { FinancingPolicy } from '../receivable/policy.js';
import { reversalsToDecide } from '../receivable/reversal.js';
import { settleReversals } from '../receivable/settle-reversals.js';
import { settleTogether, type ReleasedTogether } from '../receivable/settle-release.js';
import type { DocumentFile } from './document-file.js';
import type { Register } from './register.js';

export interface Settling {
    readonly register: Register;
    readonly documents: DocumentFile;
    readonly declarations: ReadonlyMap<string, Declaration>;
    /** Asked only where goods are to be taken again. */
    readonly policyAt: (at: Instant) => FinancingPolicy;
    readonly at: Instant;
}

/** What the register makes of what a bank says that it gave up, was repaid or recorded wrongly; undefined where that is nothing. */
export function settledIn(
    { register, documents, declarations, policyAt, at }: Settling,
    financing: Financing,
): ReleasedTogether | undefined {
    const collateral = register.collateralOf(financing);

    return unlessRefused(['FINANCING_MUST_AWAIT_RELEASE'], () =>
        reversalsToDecide(financing).length === 0
            ? settleTogether(financing, collateral)
            : settleReversals(financing, {
                  collateral,
                  declarations: sharesOf(financing).flatMap(
                      ({ declarationNumber }) => declarations.get(declarationNumber) ?? [],
                  ),
                  matches: documents.matchesOf(financing.documents ?? []),
                  policy: policyAt(at),
                  decidedAt: at,
              }),
    );
}
