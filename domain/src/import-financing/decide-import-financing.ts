import { canonicalInvoiceNumber } from '../fingerprint/normal-forms.js';
import { compare } from '../kernel/money.js';
import { addHours, chinaDate, daysBetween, type Instant } from '../kernel/time.js';
import { isReleased } from '../receivable/balance.js';
import { mustBeRequested, type KnownDeclaration } from '../receivable/decide-financing.js';
import { tenorFault } from '../receivable/due-date.js';
import type { Mismatch } from '../receivable/mismatches.js';
import { availableFor, seenOn, unpaid, withAllocation, type FinancedImport } from './financed-import.js';
import type { ImportFinancingPolicy } from './import-financing-policy.js';
import type { ImportFinancing, ImportFinancingDecisionCode } from './import-financing.js';
import type { ImportedGoods } from './imported-goods.js';

export interface ImportFinancingFacts {
    /** What customs has under the number of the request, if anything. */
    readonly known: KnownDeclaration<ImportedGoods> | undefined;
    /** What lies on the declaration, with what the same transaction has already decided on it. */
    readonly financed: FinancedImport | undefined;
    readonly policy: ImportFinancingPolicy;
    readonly decidedAt: Instant;
}

export interface DecidedImportFinancing {
    readonly importFinancing: ImportFinancing;
    /** What lies on the declaration now; absent when nothing was reserved. */
    readonly financed?: FinancedImport;
}

type Decision = NonNullable<ImportFinancing['decision']>;

/** Why not; or what lies on the declaration before the amount does, and what customs has otherwise than the bank. */
type Finding =
    | { readonly fault: Decision }
    | { readonly fault?: never; readonly before: FinancedImport; readonly mismatches: readonly Mismatch[] };

/**
 * Answers a bank's request: the guard against the same goods being paid for twice, and financed twice.
 *
 * A request that may not be met is answered in the bank's vault, not refused: the transaction commits, and the decision
 * tells the first rule that failed, in the order of `importFinancingDecisionCodes`. Of other banks it tells only what is left.
 */
export function decideImportFinancing(
    importFinancing: ImportFinancing,
    facts: ImportFinancingFacts,
): DecidedImportFinancing {
    mustBeRequested(importFinancing);
    const { policy, decidedAt } = facts;
    const finding = find(importFinancing, facts);
    if (finding.fault !== undefined) {
        return { importFinancing: { ...importFinancing, status: 'REFUSED', decidedAt, decision: finding.fault } };
    }
    const { before, mismatches } = finding;

    return {
        importFinancing: {
            ...importFinancing,
            status: 'RESERVED',
            decidedAt,
            decision: { code: 'AMOUNT_IS_RESERVED', ...(mismatches.length > 0 && { mismatches: [...mismatches] }) },
            reservedUntil: addHours(decidedAt, policy.reservationHours),
        },
        financed: withAllocation(before, importFinancing),
    };
}

function find(importFinancing: ImportFinancing, facts: ImportFinancingFacts): Finding {
    const { funds, amount, releaseCode } = importFinancing;
    const { known, policy } = facts;
    const code = funds === 'LOAN' ? tenorFault(importFinancing, { tenor: policy.tenor, ...facts }) : undefined;
    if (code !== undefined) {
        return { fault: { code } };
    }
    // A number that nobody declared and a wrong code are one answer: otherwise numbers could be tried out.
    if (known?.releaseCode !== releaseCode) {
        return { fault: { code: 'DECLARATION_MUST_BE_KNOWN_BY_ITS_RELEASE_CODE' } };
    }
    const { declaration: goods } = known;
    const wrong = faultOf(goods, importFinancing, facts);
    if (wrong !== undefined) {
        return { fault: { code: wrong } };
    }
    const before = seenOn(goods, facts.financed ?? unpaid(goods));
    const available = availableFor(funds, goods, { financed: before, policy });

    return compare(amount, available) > 0
        ? { fault: { code: 'AMOUNT_MUST_NOT_EXCEED_AVAILABLE', available } }
        : { before, mismatches: declaredOtherwise(goods, importFinancing) };
}

/** A contract may have a number of its own at each of its parties: people judge it. */
function declaredOtherwise(
    { declarationNumber, contract }: ImportedGoods,
    { contractReference }: ImportFinancing,
): readonly Mismatch[] {
    const isSame = canonicalInvoiceNumber(contract.reference) === canonicalInvoiceNumber(contractReference);

    return isSame
        ? []
        : [{ declarationNumber, field: 'contract', declared: contract.reference, presented: contractReference }];
}

/** What forbids to pay for these goods at all, in this currency, for this importer or now. */
function faultOf(
    goods: ImportedGoods,
    { funds, amount, importerUscc, requestedAt }: ImportFinancing,
    { policy }: ImportFinancingFacts,
): ImportFinancingDecisionCode | undefined {
    if (!isReleased(goods)) {
        return 'DECLARATION_MUST_BE_RELEASED';
    }
    if (importerUscc !== goods.consignee.uscc) {
        return 'IMPORTER_MUST_BE_CONSIGNEE';
    }
    if (amount.currency !== goods.totalValue.currency) {
        return 'CURRENCY_MUST_MATCH_DECLARATION';
    }
    const days = daysBetween(goods.importDate ?? goods.declarationDate, chinaDate(requestedAt));

    return funds === 'LOAN' && days > policy.askedWithinDays ? 'IMPORT_MUST_BE_RECENT' : undefined;
}
