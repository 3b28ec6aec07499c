import { localDay } from '../../calendar/banking-days.js';
import { refusals } from '../../kernel/refusal.js';
import { dealAfter } from '../deal/deal-status.js';
import type { Deal } from '../deal/deal.js';
import { dealAsItStands, mustBeOfBuyer, type DealFacts } from '../deal/deliver-documents.js';
import { settlementOf } from '../deal/rescind-deal.js';
import { mustNotBeParticipated, mustNotBeUnderDeal, type SellingFacts } from '../title/for-sale.js';
import { mustBeHeldBy, mustNotBeAcknowledged } from '../title/held-title.js';
import type { HeldClaim } from '../title/split-title.js';
import { standingSales, type Title } from '../title/title.js';
import { makeReturnable } from '../title/undo-sale.js';
import type { ClaimRecourse } from './api.js';
import { isOpenRecourse } from './recourse-status.js';
import type { Breach, RecourseClaim } from './recourse-claim.js';
import { dealUnderRecourse, recourseAsItStands } from './recourse-stands.js';

const refusal = refusals({
    EARLIER_RECOURSE_CLAIM_MUST_HAVE_ENDED: 'conflict',
    SELLER_MUST_HAVE_KNOWN_AT_SETTLEMENT: 'invalid',
    RECOURSE_CLAIM_MUST_SHOW_WHAT_IS_NEW: 'conflict',
    CLAIM_MUST_BE_HELD_UNDER_DEAL: 'conflict',
    CLAIM_MUST_NOT_BE_COLLECTED: 'conflict',
});

/** What was sold, and by which deal its holder has sold it on last. */
export type RecourseHeld = HeldClaim & Pick<SellingFacts, 'lastDeal' | 'isParticipated'>;

export interface ClaimingFacts extends DealFacts {
    /** What this one is called. */
    readonly recourseId: string;
    /** All that were made for the deal before. */
    readonly earlier: readonly RecourseClaim[];
    /** Nothing, where the claim is another's. */
    readonly held: RecourseHeld | undefined;
}

export interface ClaimedRecourse {
    readonly recourse: RecourseClaim;
    readonly deal: Deal;
    readonly title: Title;
}

/**
 * Asks the price back for a breach for which the seller answers (URF 800 art. 13). A sale is without recourse: the ground is one
 * of a closed list, and that the debtor does not pay is none. At maturity and later too, for what was forged or known does not
 * end with it. Whoever asks holds the title ready to give back: until the answer it is sold to nobody else.
 */
export function claimRecourse(
    { breach, evidence }: Pick<ClaimRecourse, 'breach' | 'evidence'>,
    facts: ClaimingFacts,
): ClaimedRecourse {
    mustBeOfBuyer(facts);
    const { recourseId, earlier, held, at } = facts;
    const standing = dealUnderRecourse(dealAsItStands(facts.deal, facts), held?.title);
    const deal = { ...standing, status: dealAfter(standing.status, 'CLAIM_RECOURSE') };
    mustHaveEnded(earlier, held?.title);
    mustHaveBeenKnown(breach, facts);
    mustShowWhatIsNew({ breach, evidence }, earlier);
    const { dealId, claimId, seller, buyer, recourseIds = [] } = deal;
    const title = titleToReturn(deal, held);
    const { proceeds: amount } = settlementOf(deal).pricing;

    return {
        recourse: {
            ...{ recourseId, dealId, claimId, seller, buyer, breach, evidence, amount },
            ...{ status: 'CLAIMED', claimedAt: at },
        },
        deal: { ...deal, recourseIds: [...recourseIds, recourseId] },
        title: makeReturnable(deal, title),
    };
}

function mustHaveEnded(earlier: readonly RecourseClaim[], title: Title | undefined): void {
    if (earlier.some((each) => isOpenRecourse(recourseAsItStands(each, title).status))) {
        throw refusal('EARLIER_RECOURSE_CLAIM_MUST_HAVE_ENDED');
    }
}

/** What the seller has learned since it was paid it does not answer for. */
function mustHaveBeenKnown(breach: Breach, { deal, calendar }: ClaimingFacts): void {
    const settledOn = localDay(calendar, settlementOf(deal).payment.at);
    if ('knownOn' in breach && breach.knownOn > settledOn) {
        throw refusal('SELLER_MUST_HAVE_KNOWN_AT_SETTLEMENT', { settledOn });
    }
}

/** What was rejected is not claimed again, but on another ground, or with a document that was not shown then. */
function mustShowWhatIsNew(
    { breach, evidence }: Pick<RecourseClaim, 'breach' | 'evidence'>,
    earlier: readonly RecourseClaim[],
): void {
    const shown = earlier
        .filter(({ status, breach: { ground } }) => status === 'REJECTED' && ground === breach.ground)
        .flatMap((each) => each.evidence);
    if (evidence.every((document) => shown.includes(document))) {
        throw refusal('RECOURSE_CLAIM_MUST_SHOW_WHAT_IS_NEW');
    }
}

/** Each deal for itself: who has sold it on has nothing to give back, until it has it back itself. */
function titleToReturn({ dealId, buyer }: Deal, held: RecourseHeld | undefined): Title {
    if (held === undefined || standingSales(held.title).at(-1)?.dealId !== dealId) {
        throw refusal('CLAIM_MUST_BE_HELD_UNDER_DEAL');
    }
    const { title, lastDeal } = held;
    if (title.status === 'PAID') {
        throw refusal('CLAIM_MUST_NOT_BE_COLLECTED');
    }
    mustBeHeldBy(buyer, title);
    mustNotBeAcknowledged(title);
    mustNotBeUnderDeal(lastDeal);
    mustNotBeParticipated(held);

    return title;
}
