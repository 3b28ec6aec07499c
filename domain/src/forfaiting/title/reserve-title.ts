import { isOver } from '../../calendar/deadline.js';
import { standingAt } from '../../claim/claim-status.js';
import { refusals } from '../../kernel/refusal.js';
import type { Instant } from '../../kernel/time.js';
import { mustBeFree, mustBeHeldBy, type TitleFacts } from './held-title.js';
import { mustBeBuyer, sold, type Sale } from './sell-title.js';
import type { Title } from './title.js';

const refusal = refusals({
    RESERVATION_MUST_END_LATER: 'invalid',
    RESERVATION_MUST_END_BEFORE_MATURITY: 'invalid',
    TITLE_MUST_BE_RESERVED_FOR_DEAL: 'conflict',
    RESERVATION_MUST_NOT_HAVE_ENDED: 'conflict',
    RESERVATION_MUST_HAVE_ENDED: 'conflict',
});

/** A sale that is paid for outside the ledger, and until when. */
export interface ReservedSale extends Sale {
    readonly until: Instant;
}

/**
 * Keeps the title for a buyer that pays for it outside the ledger. The seller still holds it, and can do nothing with it
 * until the buyer has it or it is returned. By maturity one of the two has happened: only then is it clear whom to pay.
 */
export function reserveTitle({ dealId, buyer, until }: ReservedSale, facts: TitleFacts): Title {
    const { title, calendar, at } = facts;
    mustBeFree(facts);
    mustBeBuyer({ buyer }, title);
    if (isOver({ endsAt: until }, at)) {
        throw refusal('RESERVATION_MUST_END_LATER');
    }
    if (standingAt(title.maturity, { calendar, at: until }) !== 'OUTSTANDING') {
        throw refusal('RESERVATION_MUST_END_BEFORE_MATURITY', { maturity: title.maturity });
    }

    return { ...title, reservation: { dealId, buyer, until } };
}

/** Passes a reserved title to its buyer, in time. The seller does, for it sees whether it was paid. */
export function passReservedTitle({ dealId }: Pick<Sale, 'dealId'>, facts: TitleFacts): Title {
    mustBeHeldBy(facts.bank, facts.title);
    const { reservation, ...title } = reservedFor(dealId, facts.title);
    if (isOver({ endsAt: reservation.until }, facts.at)) {
        throw refusal('RESERVATION_MUST_NOT_HAVE_ENDED', { until: reservation.until });
    }

    return sold({ dealId, buyer: reservation.buyer }, { ...facts, title });
}

/** Gives a reserved title back to its seller: for the buyer at any time, for the seller when its time is over. */
export function returnTitle({ dealId }: Pick<Sale, 'dealId'>, facts: TitleFacts): Title {
    const { bank, at } = facts;
    const { reservation, ...title } = reservedFor(dealId, facts.title);
    if (bank === reservation.buyer) {
        return title;
    }
    mustBeHeldBy(bank, title);
    if (!isOver({ endsAt: reservation.until }, at)) {
        throw refusal('RESERVATION_MUST_HAVE_ENDED', { until: reservation.until });
    }

    return title;
}

function reservedFor(dealId: string, title: Title): Title & Required<Pick<Title, 'reservation'>> {
    const { reservation } = title;
    if (reservation?.dealId !== dealId) {
        throw refusal('TITLE_MUST_BE_RESERVED_FOR_DEAL');
    }

    return { ...title, reservation };
}
