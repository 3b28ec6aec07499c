import { faultOfLikeness, matchesOfOthers, type DocumentMatches } from '../fingerprint/judge-documents.js';
import { add, compare, subtract, type Money } from '../kernel/money.js';
import type { Instant } from '../kernel/time.js';
import { balanceOf, type FinanceableDeclaration } from './balance.js';
import type { Collateral } from './collateral.js';
import type { Encumbrance } from './encumbrance.js';
import type { Financing, Repayment } from './financing.js';
import type { Hold } from './hold.js';
import type { FinancingPolicy } from './policy.js';
import { reversalsToDecide, standingRepayments, type Reversal, type ReversalCode } from './reversal.js';
import { collectRepayment, settleTogether, type ReleasedTogether } from './settle-release.js';
import { isSameFinancing } from './same-financing.js';

export interface SettlingReversals {
    readonly collateral: Collateral;
    /** Those on which the loan rests, as customs has them now, in the order of its shares. */
    readonly declarations: readonly FinanceableDeclaration[];
    /** What the documents are like that the bank has described, in their order. */
    readonly matches?: DocumentMatches;
    readonly policy: FinancingPolicy;
    readonly decidedAt: Instant;
}

/** Why a repayment stands, or that it is reversed. */
interface Finding {
    readonly code: ReversalCode;
    readonly available?: Money;
}

/**
 * Carries into the registry what the bank's vault says was repaid, and then what of it was recorded wrongly.
 *
 * A loan that is owed again holds its goods again, all of what the repayment had freed or nothing. Where another bank has
 * taken them meanwhile, the repayment stands: whoever said that the goods were free bears that they are gone, and not
 * who believed the register. Proceeds had freed nothing, so that their reversal finds what it needs.
 */
export function settleReversals(financing: Financing, facts: SettlingReversals): ReleasedTogether {
    const { collateral } = facts;
    const isNoted = financing.repayments.every((repayment) => repayment.isNoted);
    const noted = isNoted ? { financing, collateral } : settleTogether(financing, collateral);

    return reversalsToDecide(financing).reduce((before, reversal) => settle(before, { reversal, facts }), noted);
}

function settle(
    before: ReleasedTogether,
    { reversal, facts }: { readonly reversal: Reversal; readonly facts: SettlingReversals },
): ReleasedTogether {
    const repayment = before.financing.repayments.find((each) => each.repaymentId === reversal.repaymentId);
    if (repayment === undefined) {
        throw new Error('a reversal names no repayment of its financing');
    }
    const finding = find(before, { repayment, facts });
    const financing = decided(before.financing, { reversal, finding, at: facts.decidedAt });

    return finding.code === 'ENTRY_IS_REVERSED'
        ? {
              financing: owedAgain(financing, repayment),
              collateral: retaken(before.collateral, { financing, repayment }),
          }
        : { financing, collateral: before.collateral };
}

function find(
    { financing, collateral }: ReleasedTogether,
    { repayment, facts }: { readonly repayment: Repayment; readonly facts: SettlingReversals },
): Finding {
    const isPaidByIt = standingRepayments(financing).some(({ source }) => source === 'EXPORT_PROCEEDS');
    if (!collateral.holds.every((hold) => isFree(hold, financing, isPaidByIt))) {
        return { code: 'DOCUMENTS_MUST_BE_FREE' };
    }
    // What has no key of its own is known by what it is like: a bill of lading, an invoice of a seller abroad.
    if (faultOfLikeness(financing, matchesOfOthers(financing, facts.matches ?? [])) !== undefined) {
        return { code: 'DOCUMENTS_MUST_BE_FREE' };
    }
    for (const [index, encumbrance] of collateral.encumbrances.entries()) {
        const [declaration, on] = [facts.declarations[index], repayment.onDeclarations?.[index]];
        const available = declaration && balanceOf(declaration, encumbrance, facts.policy).available;
        if (on === undefined || available === undefined) {
            return { code: 'AMOUNT_MUST_NOT_EXCEED_AVAILABLE' };
        }
        if (!hasRoom(encumbrance, available, { financing, repayment, on })) {
            return { code: 'AMOUNT_MUST_NOT_EXCEED_AVAILABLE', available };
        }
    }

    return { code: 'ENTRY_IS_REVERSED' };
}

/** A repayment that is taken back, and what it had come to on one declaration. */
interface TakingBack {
    readonly financing: Financing;
    readonly repayment: Repayment;
    readonly on: NonNullable<Repayment['onDeclarations']>[number];
}

/** Whether the goods can be held again. What had moved from lent to collected takes no room; in another currency there is none. */
function hasRoom(encumbrance: Encumbrance, available: Money, takingBack: TakingBack): boolean {
    const { repaid } = takingBack.on;
    const { collected } = encumbrance;
    if (repaid.currency !== collected.currency || repaid.currency !== available.currency) {
        return false;
    }
    const needed = subtract(repaid, subtract(collected, uncollected(encumbrance, takingBack).collected));

    return needed.minorUnits <= 0n || compare(needed, available) <= 0;
}

/** The declaration without what the repayment has collected there; a receipt of the same money stays. */
function uncollected(encumbrance: Encumbrance, { financing, repayment, on }: TakingBack): Encumbrance {
    const { payment, source } = repayment;
    const applied = { ...on.collected, minorUnits: -on.collected.minorUnits };

    return source === 'EXPORT_PROCEEDS'
        ? collectRepayment(encumbrance, { bank: financing.bank, payment, applied })
        : encumbrance;
}

/** Whether a document is the loan's, or could be again. */
function isFree({ holder, isPaid }: Hold, financing: Financing, isPaidByIt: boolean): boolean {
    return holder === undefined ? !isPaid || isPaidByIt : isSameFinancing(holder, financing);
}

function decided(
    financing: Financing,
    { reversal, finding, at }: { readonly reversal: Reversal; readonly finding: Finding; readonly at: Instant },
): Financing {
    return {
        ...financing,
        reversals:
            financing.reversals?.map((each) =>
                each.reversalId === reversal.reversalId ? { ...each, decision: { ...finding, at } } : each,
            ) ?? [],
    };
}

function owedAgain(financing: Financing, { amount }: Repayment): Financing {
    const inPart = standingRepayments(financing).length === 0 ? 'DISBURSED' : 'PARTIALLY_REPAID';

    return {
        ...financing,
        status: financing.writeOff === undefined ? inPart : 'WRITTEN_OFF',
        outstanding: add(financing.outstanding, amount),
    };
}

function retaken(
    { encumbrances, holds }: Collateral,
    { financing, repayment }: { readonly financing: Financing; readonly repayment: Repayment },
): Collateral {
    const { financingId, bank } = financing;
    const isPaid = standingRepayments(financing).some(({ source }) => source === 'EXPORT_PROCEEDS');

    return {
        encumbrances: encumbrances.map((encumbrance, index) => {
            const on = repayment.onDeclarations?.[index];
            return on === undefined
                ? encumbrance
                : uncollected(allocatedAgain(encumbrance, financing, on.repaid), { financing, repayment, on });
        }),
        holds: holds.map(({ document }) => ({ document, holder: { financingId, bank }, isPaid })),
    };
}

/** What was released whole has no allocation any more. */
function allocatedAgain(encumbrance: Encumbrance, financing: Financing, amount: Money): Encumbrance {
    const { financingId, bank, presentation } = financing;
    const { allocations } = encumbrance;
    const isThere = allocations.some((each) => isSameFinancing(each, financing));
    const anew = { financingId, bank, ...(presentation && { presentation }), outstanding: amount };

    return {
        ...encumbrance,
        allocations: isThere
            ? allocations.map((each) =>
                  isSameFinancing(each, financing) ? { ...each, outstanding: add(each.outstanding, amount) } : each,
              )
            : [...allocations, anew],
    };
}
