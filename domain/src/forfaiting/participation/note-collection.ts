import type { Claim } from '../../claim/claim.js';
import { subtract, zero, type Money } from '../../kernel/money.js';
import { refusals } from '../../kernel/refusal.js';
import type { LateInterest } from '../late-interest/late-interest.js';
import { isToBePassedOn } from './owed.js';
import { mustBeOfGrantor, participationAsItStands, type ParticipationFacts } from './participation-as-it-stands.js';
import { participationAfter, type ParticipationStatus } from './participation-status.js';
import type { Collection, Participation } from './participation.js';

const refusal = refusals({
    CLAIM_MUST_BE_PAID: 'conflict',
    COLLECTION_MUST_BE_NEW: 'conflict',
});

/** What the debtor has paid, as the grantor holds it. */
export interface CollectingFacts extends ParticipationFacts {
    readonly claim: Claim;
    readonly lateInterest: LateInterest | undefined;
}

const unfunded: readonly ParticipationStatus[] = ['STANDING_BY', 'CALLED'];

/**
 * Tells the participant that the debtor has paid, which it cannot see itself: one that has no money in is free, to another the
 * grantor owes its part, of the claim first and then of what was paid for being late.
 */
export function noteCollection(facts: CollectingFacts): Participation {
    mustBeOfGrantor(facts);
    const { claim, lateInterest, at } = facts;
    const participation = participationAsItStands(facts.participation, at);
    const { status, collections } = participation;
    const step = unfunded.includes(status) ? 'RELEASE' : 'COLLECT';
    const next = participationAfter(status, step);
    const collected = [...ofClaim(claim), ...ofLateInterest(lateInterest)];
    if (claim.payment === undefined) {
        throw refusal('CLAIM_MUST_BE_PAID');
    }
    if (step === 'RELEASE') {
        return { ...participation, status: next, endedAt: at };
    }
    const fresh = collected[collections.length];
    if (fresh === undefined) {
        throw refusal('COLLECTION_MUST_BE_NEW');
    }
    const collection = { ...fresh, part: partOf(fresh.amount, participation), notedAt: at };

    return {
        ...participation,
        status: isToBePassedOn(collection) ? next : participationAfter(next, 'PASS_ON'),
        collections: [...collections, collection],
    };
}

/** The share of what was collected: rounded down, so that of several participants together nobody gets what nobody has paid. */
export function partOf(
    { currency, minorUnits }: Money,
    { share, claim }: Pick<Participation, 'share' | 'claim'>,
): Money {
    return { currency, minorUnits: (minorUnits * share.minorUnits) / claim.amount.minorUnits };
}

type Collected = Pick<Collection, 'of' | 'amount'>;

/** What has come to the grantor: not what went to assignees of the beneficiary first. */
function ofClaim({ amount, proceeds = amount, payment }: Claim): readonly Collected[] {
    if (payment === undefined) {
        return [];
    }

    return [{ of: 'CLAIM', amount: subtract(proceeds, payment.toAssignees ?? zero(amount.currency)) }];
}

function ofLateInterest(lateInterest: LateInterest | undefined): readonly Collected[] {
    return lateInterest?.status === 'PAID' ? [{ of: 'LATE_INTEREST', amount: lateInterest.amount }] : [];
}
