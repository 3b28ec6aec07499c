import type { Claim } from '../../claim/claim.js';
import { compare, type Money } from '../../kernel/money.js';
import { refusals } from '../../kernel/refusal.js';
import type { CalendarDate } from '../../kernel/time.js';
import { acknowledgeTitle } from '../title/acknowledge-title.js';
import { mustBeFree, type TitleFacts } from '../title/held-title.js';
import { mustNotBeAssigned, type ClaimOrigin } from '../title/sell-unassigned.js';
import { isSold, type Title } from '../title/title.js';
import type { AssignmentNotice } from './assignment-notice.js';
import { dealAfter } from './deal-status.js';
import type { Deal } from './deal.js';
import { mustBeOfSeller, type DealFacts } from './deliver-documents.js';

const refusal = refusals({
    NOTICE_MUST_BE_ANSWERED_BY_DEBTOR: 'forbidden',
    NOTICE_MUST_BE_OPEN: 'conflict',
    ACKNOWLEDGEMENT_MUST_MATCH_CLAIM: 'invalid',
});

/** Tells the debtor whom it will have to pay, when documents are satisfactory. */
export function notifyAssignment(
    facts: DealFacts,
    held: TitleFacts,
): { readonly deal: Deal; readonly notice: AssignmentNotice } {
    mustBeOfSeller(facts);
    const { deal, at } = facts;
    const notified = { ...deal, status: dealAfter(deal.status, 'NOTIFY') };
    mustBeFree(held);
    const { dealId, claimId, origin, claim, seller, buyer } = deal;
    const { debtorBank, amount, maturity } = claim;
    const named = { dealId, claimId, origin, debtorBank, amount, maturity, seller, buyer };

    return { deal: notified, notice: { ...named, notifiedAt: at } };
}

/** The bank that owes the claim answers, and once. */
export function mustBeOpenTo(bank: string, notice: AssignmentNotice): void {
    if (bank !== notice.debtorBank) {
        throw refusal('NOTICE_MUST_BE_ANSWERED_BY_DEBTOR');
    }
    if (!isOpenNotice(notice)) {
        throw refusal('NOTICE_MUST_BE_OPEN');
    }
}

/** Whether the debtor has still to answer it. */
export function isOpenNotice({ acknowledgement, refusal: refused, calledOffAt }: AssignmentNotice): boolean {
    return acknowledgement === undefined && refused === undefined && calledOffAt === undefined;
}

/** What the debtor says that it will pay, and when. */
export interface Acknowledgement {
    readonly amount: Money;
    readonly maturity: CalendarDate;
}

export interface AcknowledgingFacts extends TitleFacts {
    readonly notice: AssignmentNotice;
    readonly claim: Claim;
    readonly origin: ClaimOrigin;
}

/**
 * Binds the debtor to pay the buyer what it owes, to the fen and to the day: it says itself how much and when, so that who
 * acknowledges something else than it owes is found out now and not at maturity.
 */
export function acknowledgeNotice(
    { amount, maturity }: Acknowledgement,
    facts: AcknowledgingFacts,
): { readonly notice: AssignmentNotice; readonly title: Title } {
    const { notice, claim, title: held, origin, bank, at } = facts;
    const { dealId, seller, buyer } = notice;
    mustBeOpenTo(bank, notice);
    const title = acknowledgeTitle({ dealId, buyer }, { ...facts, bank: seller });
    mustNotBeAssigned(claim, isSold(held) ? undefined : origin);
    const isWhatIsOwed = amount.currency === claim.amount.currency && compare(amount, claim.amount) === 0;
    if (!isWhatIsOwed || maturity !== claim.maturity) {
        throw refusal('ACKNOWLEDGEMENT_MUST_MATCH_CLAIM');
    }

    return { notice: { ...notice, acknowledgement: { amount, maturity, at } }, title };
}
