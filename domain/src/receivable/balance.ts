import { add, basisPointsOf, compare, subtract, sum, zero, type Money } from '../kernel/money.js';
import type { Declaration } from '../declaration/declaration.js';
import type { BalanceClass } from './balance-question.js';
import type { Encumbrance } from './encumbrance.js';
import { baseOf, type ValuedGoods } from './financing-base.js';
import type { FinancingBasis, FinancingPolicy } from './policy.js';

/** What the rules of financing need to know of a declaration. */
export type FinanceableDeclaration = Pick<Declaration, 'declarationNumber' | 'status' | 'version' | 'consignor'> &
    ValuedGoods;

/** What a declaration bears and what lies on it, in the currency of what lies on it. */
export interface Balance {
    readonly cap: Money;
    /** Reserved or lent and not repaid, over all banks. */
    readonly used: Money;
    readonly collected: Money;
    readonly available: Money;
    /** False when a customs amendment, a cancellation or a lower cap left more on the declaration than it bears. */
    readonly isCovered: boolean;
}

/** A declaration on which nothing lies yet. */
export function unencumbered(declaration: FinanceableDeclaration): Encumbrance {
    return {
        declarationNumber: declaration.declarationNumber,
        declarationVersion: declaration.version,
        allocations: [],
        collected: zero(declaration.totalValue.currency),
    };
}

/** What lies on a declaration. Where nothing does, no currency is bound: customs may have amended it since. */
export function lyingOn(declaration: FinanceableDeclaration, encumbrance: Encumbrance | undefined): Encumbrance {
    const isEmpty = encumbrance?.allocations.length === 0 && encumbrance.collected.minorUnits === 0n;

    return encumbrance === undefined || isEmpty ? unencumbered(declaration) : encumbrance;
}

/** The same as verified on the declaration as customs has it now: its basis is frozen with that version. */
export function verified(
    encumbrance: Encumbrance,
    { declaration, policy }: { readonly declaration: FinanceableDeclaration; readonly policy: FinancingPolicy },
): Encumbrance {
    const basis = basisOf(declaration, encumbrance, policy);
    const { basis: before, ...lying } = encumbrance;

    return { ...lying, declarationVersion: declaration.version, ...(basis === 'FOB_VALUE' && { basis }) };
}

/** From what the cap of a declaration is a part: as it was verified on this version, or as the policy says now. */
export function basisOf(
    { version }: FinanceableDeclaration,
    { declarationVersion, basis, allocations }: Encumbrance,
    policy: FinancingPolicy,
): FinancingBasis {
    const isVerified = declarationVersion === version && allocations.length > 0;

    return (isVerified ? basis : policy.basis) ?? 'CLEARED_VALUE';
}

/** Goods that customs has let go, so that the buyer's money can be expected; or let in, so that the seller's is owed. */
export function isReleased({ status }: Pick<FinanceableDeclaration, 'status'>): boolean {
    return status === 'RELEASED' || status === 'CLEARED';
}

/**
 * Works out what can still be financed on a declaration (reference §4.4).
 *
 * A declaration that is not released, or that customs amended into another currency than that of the loans on it, bears
 * nothing; nor does one of which nobody can tell what the goods alone are worth, where that counts. What is available never
 * goes below zero: an excess shows as `isCovered: false`.
 */
export function balanceOf(
    declaration: FinanceableDeclaration,
    encumbrance: Encumbrance,
    policy: FinancingPolicy,
): Balance {
    const { currency } = encumbrance.collected;
    const bears = isReleased(declaration) && declaration.totalValue.currency === currency;
    const base = bears ? baseOf(declaration, basisOf(declaration, encumbrance, policy)) : undefined;
    const cap = base === undefined ? zero(currency) : basisPointsOf(base, policy.capBasisPoints);
    const used = sum(
        currency,
        encumbrance.allocations.map((allocation) => allocation.outstanding),
    );
    const left = subtract(cap, add(used, encumbrance.collected));
    const isCovered = compare(left, zero(currency)) >= 0;

    return { cap, used, collected: encumbrance.collected, available: isCovered ? left : zero(currency), isCovered };
}

/** All that a bank may learn besides the amount left. */
export function balanceClass({ used, collected, available }: Balance): BalanceClass {
    if (available.minorUnits === 0n) {
        return 'FULLY_FINANCED';
    }

    return used.minorUnits + collected.minorUnits === 0n ? 'NOT_FINANCED' : 'PARTLY_FINANCED';
}
