import { fractionOf, isAtLeast } from '../../kernel/fraction.js';
import type { Money } from '../../kernel/money.js';
import { refusals } from '../../kernel/refusal.js';
import { mustBeOpen } from './close-bidding.js';
import { mustBeInvited, mustNotHaveQuoted, type CommitmentFacts } from './commit-quote.js';
import type { Indication } from './indication.js';
import type { Invitation } from './invitation.js';
import { priceQuote } from './price-quote.js';

const refusal = refusals({ RANGE_MUST_NOT_BE_REVERSED: 'invalid' });

/**
 * Gives an indicative quote, or another in its place, for as long as bidding is open. It puts nothing at stake and stands in
 * no ranking. A bank that has sealed a firm quote gives none any more: it would tell what is sealed.
 */
export function indicateQuote(indication: Indication, facts: CommitmentFacts): Invitation {
    const { invitation, bank, bid, at } = facts;
    mustBeInvited(invitation, bank);
    mustBeOpen(invitation);
    mustNotHaveQuoted(bid);
    mustBeRange(indication);
    const { fromPercentPerYear, toPercentPerYear, ...terms } = indication;
    const proceedsAt = (percentPerYear: string): Money =>
        priceQuote({ ...terms, percentPerYear }, { ...invitation, tradedAt: at }, facts).proceeds;
    const proceeds = { most: proceedsAt(fromPercentPerYear), least: proceedsAt(toPercentPerYear) };

    return { ...invitation, indication: { ...indication, at, proceeds } };
}

/** The rate that is better for the seller comes first. */
export function mustBeRange({
    fromPercentPerYear,
    toPercentPerYear,
}: Pick<Indication, 'fromPercentPerYear' | 'toPercentPerYear'>): void {
    if (!isAtLeast(fractionOf(toPercentPerYear), fractionOf(fromPercentPerYear))) {
        throw refusal('RANGE_MUST_NOT_BE_REVERSED');
    }
}
