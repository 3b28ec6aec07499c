import { sum, type Money } from '../../kernel/money.js';
import { refusals } from '../../kernel/refusal.js';
import { mustBeFree, type TitleFacts } from './held-title.js';
import { withStep, type Title } from './title.js';

const refusal = refusals({
    PARTS_MUST_SUM_TO_CLAIM: 'invalid',
    PART_MUST_BE_NEW: 'conflict',
});

/** A part of a claim, under an id of its own. */
export interface Part {
    readonly claimId: string;
    readonly amount: Money;
}

export interface SplittingFacts extends TitleFacts {
    /** Those of the parts' ids under which the ledger has a claim already. */
    readonly taken: ReadonlySet<string>;
}

export interface SplitTitle {
    readonly whole: Title;
    readonly parts: readonly Title[];
}

/**
 * Splits a claim into parts that are sold each by itself. They come to it to the last fen, and from now on they are held and
 * it is not, so that no fen has two holders. No part is a claim that there was before: of itself a claim would be no part.
 */
export function splitTitle(parts: readonly Part[], facts: SplittingFacts): SplitTitle {
    mustBeFree(facts);
    mustSumTo(facts.title.amount, parts);
    mustBeNew(parts, facts);
    const { title } = facts;
    const split = withStep(title, { kind: 'SPLIT' }, facts);

    return {
        whole: { ...split, status: 'SPLIT' },
        parts: parts.map(({ claimId, amount }) => ({
            ...split,
            claimId,
            amount,
            partOf: [...title.partOf, title.claimId],
        })),
    };
}

function mustSumTo({ currency, minorUnits }: Money, parts: readonly Part[]): void {
    const amounts = parts.map(({ amount }) => amount);
    const isOfClaim = amounts.every((amount) => amount.currency === currency && amount.minorUnits > 0n);
    if (parts.length < 2 || !isOfClaim || sum(currency, amounts).minorUnits !== minorUnits) {
        throw refusal('PARTS_MUST_SUM_TO_CLAIM');
    }
}

function mustBeNew(parts: readonly Part[], { title, taken }: SplittingFacts): void {
    const known = new Set([...taken, ...title.partOf, title.claimId]);
    for (const { claimId } of parts) {
        if (known.has(claimId)) {
            throw refusal('PART_MUST_BE_NEW');
        }
        known.add(claimId);
    }
}
