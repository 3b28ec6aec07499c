import { claimAfter } from '../../claim/claim-status.js';
import { claimStatus, type Claim } from '../../claim/claim.js';
import { sum, type Money } from '../../kernel/money.js';
import { refusals } from '../../kernel/refusal.js';
import { mustBeForSale, type SellingFacts } from './for-sale.js';
import { withStep, type Title } from './title.js';

const refusal = refusals({ PARTS_MUST_SUM_TO_CLAIM: 'invalid' });

/** A claim, and who holds it. */
export interface HeldClaim {
    readonly claim: Claim;
    readonly title: Title;
}

export interface SplittingFacts extends SellingFacts {
    readonly claim: Claim;
    /** What a part is called, from 1: nobody can foresee an id, and none comes twice. */
    readonly claimIdOf: (part: number) => string;
}

export interface SplitClaim {
    readonly whole: HeldClaim;
    readonly parts: readonly HeldClaim[];
}

/**
 * Splits a claim into parts that are sold, paid and split again each by itself. They come to it to the last fen, and from now
 * on they are held and owed and it is not, so that no fen has two holders and none is owed twice or no more.
 */
export function splitTitle(amounts: readonly Money[], facts: SplittingFacts): SplitClaim {
    mustBeForSale(facts);
    mustSumTo(facts.title.amount, amounts);
    const { title, claim, claimIdOf } = facts;
    const split = withStep(title, { kind: 'SPLIT' }, facts);
    const partOf = [...title.partOf, title.claimId];
    const parts = amounts.map((amount, index) => ({ claimId: claimIdOf(index + 1), amount }));

    return {
        whole: {
            claim: { ...claim, status: claimAfter(claimStatus(claim, facts), 'SPLIT') },
            title: { ...split, status: 'SPLIT', parts: parts.map(({ claimId }) => claimId) },
        },
        parts: parts.map((part) => ({ claim: { ...claim, ...part }, title: { ...split, ...part, partOf } })),
    };
}

function mustSumTo({ currency, minorUnits }: Money, amounts: readonly Money[]): void {
    const isOfClaim = amounts.every((amount) => amount.currency === currency && amount.minorUnits > 0n);
    if (amounts.length < 2 || !isOfClaim || sum(currency, amounts).minorUnits !== minorUnits) {
        throw refusal('PARTS_MUST_SUM_TO_CLAIM');
    }
}
