import { isOver } from '../../calendar/deadline.js';
import { compare } from '../../kernel/money.js';
import { refusals } from '../../kernel/refusal.js';
import { epochMilliseconds, type Instant } from '../../kernel/time.js';
import type { Bid } from './bid.js';
import { mustBeForSale, type SellingFacts } from '../title/for-sale.js';
import { mustBeOfSeller, type SellerFacts } from './close-bidding.js';
import type { Decision, QuoteRequest, Standing } from './quote-request.js';
import { closed } from './reveal-quote.js';

const refusal = refusals({
    REVEALING_MUST_BE_OVER: 'conflict',
    CHOICE_MUST_BIND_ITS_BANK: 'invalid',
    CHOICE_MUST_BE_BEST_OR_REASONED: 'invalid',
});

/** What the seller decides: whose quote it takes, or none, and why if that is not the best. */
export type Choice = Pick<Decision, 'chosen' | 'reason'>;

export interface TakingFacts extends SellerFacts {
    /** The title to the claim as it is now. */
    readonly sale: SellingFacts;
    /** The unguessable id of the deal, if one is made. */
    readonly dealId: string;
}

/**
 * Takes one of the quotes, or none, and records how all of them stood. The best is the one that pays most on the same day.
 * A seller may have reasons for another, a limit for the bank or documents that it asks for: they stand in the record.
 */
export function takeQuote(choice: Choice, { request, bank, bids, at, sale, dealId }: TakingFacts): QuoteRequest {
    mustBeOfSeller(request, bank);
    const { revealUntil } = closed(request);
    const isAllRevealed = bids.every(({ revealed }) => revealed !== undefined);
    if (!isAllRevealed && !isOver({ endsAt: revealUntil }, at)) {
        throw refusal('REVEALING_MUST_BE_OVER', { revealUntil });
    }
    const binding = rankedQuotes(bids, at);
    mustBeAccountedFor(choice, binding);
    if (choice.chosen !== undefined) {
        mustBeForSale(sale);
    }
    const decision: Decision = {
        standings: [...binding.map(rankedStanding), ...leftOut(bids, at)],
        ...(binding.length > 0 && { bestBy: bestBy(binding) }),
        ...choice,
        at,
    };

    return { ...request, status: 'DECIDED', decision, ...(choice.chosen !== undefined && { dealId }) };
}

function mustBeAccountedFor({ chosen, reason }: Choice, binding: readonly Bid[]): void {
    if (chosen !== undefined && !binding.some(({ bank }) => bank === chosen)) {
        throw refusal('CHOICE_MUST_BIND_ITS_BANK');
    }
    if (chosen !== binding[0]?.bank && reason === undefined) {
        throw refusal('CHOICE_MUST_BE_BEST_OR_REASONED');
    }
}

type Revealed = Bid & Required<Pick<Bid, 'revealed'>>;

/** The quotes that bind at an instant, the best first; of equal ones the one that was committed to first. */
function rankedQuotes(bids: readonly Bid[], at: Instant): readonly Revealed[] {
    return bids
        .filter((bid): bid is Revealed => bid.revealed !== undefined && !hasEnded(bid.revealed, at))
        .sort((one, other) => compareProceeds(other, one) || compareCommitments(one, other));
}

function compareProceeds(one: Revealed, other: Revealed): number {
    return compare(one.revealed.pricing.proceeds, other.revealed.pricing.proceeds);
}

/** Of two in one instant the digits of the hash decide, which say nothing of what was sealed: every peer must agree. */
function compareCommitments(one: Bid, other: Bid): number {
    const earlier = epochMilliseconds(one.committedAt) - epochMilliseconds(other.committedAt);

    return earlier === 0 ? (one.commitment < other.commitment ? -1 : 1) : earlier;
}

function bestBy([best, second]: readonly Revealed[]): Required<Decision>['bestBy'] {
    return best !== undefined && second !== undefined && compareProceeds(best, second) === 0
        ? 'EARLIER_COMMITMENT'
        : 'PROCEEDS';
}

function rankedStanding({ bank, committedAt, revealed }: Revealed, index: number): Standing {
    return { outcome: 'RANKED', bank, rank: index + 1, proceeds: revealed.pricing.proceeds, committedAt };
}

/** Whoever has bid and not shown it stands in the record too: that is how a bank looks that waits to see others first. */
function leftOut(bids: readonly Bid[], at: Instant): readonly Standing[] {
    return bids.flatMap(({ bank, revealed }): Standing[] => {
        if (revealed === undefined) {
            return [{ outcome: 'NOT_REVEALED', bank }];
        }

        return hasEnded(revealed, at) ? [{ outcome: 'NO_LONGER_VALID', bank }] : [];
    });
}

function hasEnded({ quote }: Required<Bid>['revealed'], at: Instant): boolean {
    return isOver({ endsAt: quote.validUntil }, at);
}
