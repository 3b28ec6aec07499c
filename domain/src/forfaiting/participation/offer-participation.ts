import { isOver } from '../../calendar/deadline.js';
import { standingAt } from '../../claim/claim-status.js';
import { add, compare, sum, type Money } from '../../kernel/money.js';
import { refusals } from '../../kernel/refusal.js';
import { mustBeUnsold, type SellingFacts } from '../title/for-sale.js';
import { mustNotBeAssigned, type ClaimOrigin } from '../title/sell-unassigned.js';
import type { Title } from '../title/title.js';
import type { OfferParticipation } from './api.js';
import { fundingOf, type FundingFacts } from './fund-participation.js';
import { participationAsItStands } from './participation-as-it-stands.js';
import { mayBeUndisclosed, type ParticipationPolicyBook } from './participation-policy.js';
import { isEngaged } from './participation-status.js';
import type { Participation } from './participation.js';

const refusal = refusals({
    PARTICIPANT_MUST_BE_MEMBER_BANK: 'invalid',
    PARTICIPANT_MUST_NOT_HOLD_CLAIM: 'invalid',
    PARTICIPANT_MUST_NOT_OWE_CLAIM: 'invalid',
    SHARE_MUST_BE_PART_OF_CLAIM: 'invalid',
    SHARES_MUST_NOT_EXCEED_CLAIM: 'conflict',
    PARTICIPATION_MUST_BE_DISCLOSED: 'conflict',
    PARTICIPATION_OFFER_MUST_END_LATER: 'invalid',
    PARTICIPATION_OFFER_MUST_END_BEFORE_MATURITY: 'invalid',
});

export interface OfferingFacts extends Omit<SellingFacts, 'isParticipated'>, FundingFacts {
    /** With which the claim is written in the vault of its holder. */
    readonly claimSalt: string;
    /** Of a claim that was not sold yet. */
    readonly origin: ClaimOrigin | undefined;
    /** The shares in it that were offered before. */
    readonly participations: readonly Participation[];
    readonly policies: ParticipationPolicyBook | undefined;
    /** Every bank of the consortium. */
    readonly banks: readonly string[];
    /** What the participation is called: nobody can foresee an id, and none comes twice. */
    readonly participationId: string;
}

/**
 * Offers another bank a share in the risk of a claim. The title stays with its holder, so a credit that forbids assignment
 * forbids no participation; but a holder gives no share in the risk of what it has promised to another, and none twice.
 */
export function offerParticipation(order: OfferParticipation, facts: OfferingFacts): Participation {
    const { title, claim, origin, claimSalt, participationId, bank: grantor, at } = facts;
    const { participant, disclosure, share, validUntil } = order;
    mustBeUnsold(facts);
    mustNotBeAssigned(claim, origin);
    mustBeParticipant(participant, facts);
    mustBePartOf(title.amount, share);
    mustBeLeft(share, facts);
    mustBeAllowed(disclosure, facts);
    mustEndInTime(validUntil, facts);
    const funding = fundingOf(order.funding, { share, validUntil }, facts);

    return {
        ...{ participationId, claim, claimSalt, grantor, participant, disclosure, share, funding },
        ...{ offeredAt: at, validUntil },
        status: 'OFFERED',
        collections: [],
    };
}

function mustBeParticipant(
    participant: string,
    { title: { holder, debtorBank }, banks }: Pick<OfferingFacts, 'title' | 'banks'>,
): void {
    if (!banks.includes(participant)) {
        throw refusal('PARTICIPANT_MUST_BE_MEMBER_BANK');
    }
    if (participant === holder) {
        throw refusal('PARTICIPANT_MUST_NOT_HOLD_CLAIM');
    }
    if (participant === debtorBank) {
        throw refusal('PARTICIPANT_MUST_NOT_OWE_CLAIM');
    }
}

function mustBePartOf(face: Money, share: Money): void {
    if (share.currency !== face.currency || share.minorUnits <= 0n) {
        throw refusal('SHARE_MUST_BE_PART_OF_CLAIM');
    }
}

/** What is offered counts as what was taken: it may be taken at any moment. */
function mustBeLeft(share: Money, { title: { amount }, participations, at }: OfferingFacts): void {
    const engaged = participations.filter((each) => isEngaged(participationAsItStands(each, at)));
    const given = sum(
        amount.currency,
        engaged.map((each) => each.share),
    );
    if (compare(add(given, share), amount) > 0) {
        throw refusal('SHARES_MUST_NOT_EXCEED_CLAIM');
    }
}

function mustBeAllowed(
    disclosure: Participation['disclosure'],
    { claim, policies: book, at }: Pick<OfferingFacts, 'claim' | 'policies' | 'at'>,
): void {
    if (disclosure === 'UNDISCLOSED' && !mayBeUndisclosed(claim, { book, at })) {
        throw refusal('PARTICIPATION_MUST_BE_DISCLOSED');
    }
}

function mustEndInTime(
    validUntil: string,
    { title, calendar, at }: { readonly title: Title } & Pick<OfferingFacts, 'calendar' | 'at'>,
): void {
    if (isOver({ endsAt: validUntil }, at)) {
        throw refusal('PARTICIPATION_OFFER_MUST_END_LATER');
    }
    if (standingAt(title.maturity, { calendar, at: validUntil }) !== 'OUTSTANDING') {
        throw refusal('PARTICIPATION_OFFER_MUST_END_BEFORE_MATURITY', { maturity: title.maturity });
    }
}
