import { compare, type Money } from '../kernel/money.js';
import { refusals } from '../kernel/refusal.js';
import { addHours, type Instant } from '../kernel/time.js';
import { balanceOf, basisOf, isReleased, lyingOn, verified, type FinanceableDeclaration } from './balance.js';
import type { Encumbrance } from './encumbrance.js';
import type { DecisionCode, Financing } from './financing.js';
import { baseOf } from './financing-base.js';
import type { FinancingPolicy } from './policy.js';

const refusal = refusals({ FINANCING_MUST_BE_REQUESTED: 'conflict' });

/** A declaration with the code that customs derives from its number. */
export interface KnownDeclaration<Known = FinanceableDeclaration> {
    readonly declaration: Known;
    readonly releaseCode: string;
}

export interface DecisionFacts {
    /** What customs has under the number of the request, if anything. */
    readonly known: KnownDeclaration | undefined;
    /** What lies on the declaration, with what the same transaction has already decided on it. */
    readonly encumbrance: Encumbrance | undefined;
    readonly policy: FinancingPolicy;
    readonly decidedAt: Instant;
}

export interface DecidedFinancing {
    readonly financing: Financing;
    /** What lies on the declaration now; absent when nothing was reserved. */
    readonly encumbrance?: Encumbrance;
}

/** Why not, or the encumbrance with the amount on it. */
type Finding =
    | { readonly code: Exclude<DecisionCode, 'AMOUNT_IS_RESERVED'>; readonly available?: Money }
    | { readonly code: 'AMOUNT_IS_RESERVED'; readonly encumbrance: Encumbrance };

/**
 * Answers a bank's request: the guard against the same goods being financed twice.
 *
 * A request that may not be met is answered in the bank's vault, not refused: the transaction commits, and the decision
 * tells the first rule that failed, in the order of `decisionCodes`. Of other banks it tells only what is left.
 */
export function decideFinancing(financing: Financing, facts: DecisionFacts): DecidedFinancing {
    mustBeRequested(financing);
    const finding = find(financing, facts);

    return finding.code === 'AMOUNT_IS_RESERVED'
        ? { financing: reserve(financing, facts), encumbrance: finding.encumbrance }
        : { financing: refuse(financing, finding, facts) };
}

/** The policy in force and the time of a decision. */
type Deciding = Pick<DecisionFacts, 'policy' | 'decidedAt'>;

/** The request with its reservation, which the bank has so many hours to use. */
export function reserve(financing: Financing, { policy, decidedAt }: Deciding): Financing {
    return {
        ...financing,
        status: 'RESERVED',
        decidedAt,
        decision: { code: 'AMOUNT_IS_RESERVED' },
        reservedUntil: addHours(decidedAt, policy.reservationHours),
        outstanding: financing.amount,
    };
}

/** The request with the reason why nothing is reserved for it. */
export function refuse(
    financing: Financing,
    decision: NonNullable<Financing['decision']>,
    { decidedAt }: Pick<Deciding, 'decidedAt'>,
): Financing {
    return { ...financing, status: 'REFUSED', decidedAt, decision };
}

/** Refuses to decide twice. */
export function mustBeRequested({ status }: { readonly status: string }): void {
    if (status !== 'REQUESTED') {
        throw refusal('FINANCING_MUST_BE_REQUESTED');
    }
}

function find(financing: Financing, { known, encumbrance, policy }: DecisionFacts): Finding {
    // A number that nobody declared and a wrong code are one answer: otherwise numbers could be tried out.
    if (known === undefined || known.releaseCode !== financing.releaseCode) {
        return { code: 'DECLARATION_MUST_BE_KNOWN_BY_ITS_RELEASE_CODE' };
    }
    const { declaration } = known;
    if (!isReleased(declaration)) {
        return { code: 'DECLARATION_MUST_BE_RELEASED' };
    }
    if (financing.exporterUscc !== declaration.consignor.uscc) {
        return { code: 'EXPORTER_MUST_BE_CONSIGNOR' };
    }
    if (financing.amount.currency !== declaration.totalValue.currency) {
        return { code: 'CURRENCY_MUST_MATCH_DECLARATION' };
    }
    const before = lyingOn(declaration, encumbrance);
    if (baseOf(declaration, basisOf(declaration, before, policy)) === undefined) {
        return { code: 'FOB_VALUE_MUST_BE_KNOWN' };
    }
    const { available } = balanceOf(declaration, before, policy);
    if (available.currency !== financing.amount.currency || compare(financing.amount, available) > 0) {
        return { code: 'AMOUNT_MUST_NOT_EXCEED_AVAILABLE', available };
    }

    return { code: 'AMOUNT_IS_RESERVED', encumbrance: allocate(financing, verified(before, { declaration, policy })) };
}

/** What lies on the declaration with the financing on it. */
export function allocate(
    { financingId, bank, presentation, amount }: Financing,
    encumbrance: Encumbrance,
): Encumbrance {
    return {
        ...encumbrance,
        allocations: [
            ...encumbrance.allocations,
            { financingId, bank, ...(presentation && { presentation }), outstanding: amount },
        ],
    };
}
