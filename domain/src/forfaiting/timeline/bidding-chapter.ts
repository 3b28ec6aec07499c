import { epochMilliseconds, type Instant } from '../../kernel/time.js';
import type { Due } from '../../timeline/due.js';
import type { Bid } from '../quote/bid.js';
import type { Invitation } from '../quote/invitation.js';
import type { QuoteRequest } from '../quote/quote-request.js';
import {
    actorAs,
    type DealActor,
    type DealAwaited,
    type DealChapter,
    type DealEntry,
    type DealKinds,
    type DealTimelineFacts,
} from './deal-line.js';

export const biddingEntryKinds = {
    QUOTES_REQUESTED: {},
    QUOTE_INDICATED: {},
    QUOTE_SEALED: {},
    BIDDING_CLOSED: {},
    QUOTE_REVEALED: {},
    NO_QUOTE_TAKEN: {},
} as const satisfies DealKinds;

export const biddingAwaitedKinds = {
    QUOTE: {},
    CLOSING_OF_BIDDING: {},
    REVELATION: {},
    DECISION: {},
} as const satisfies DealKinds;

type BiddingEntry = DealEntry<keyof typeof biddingEntryKinds>;
type BiddingAwaited = DealAwaited<keyof typeof biddingAwaitedKinds>;

/** From the request for quotes to its decision: told to the seller of all banks, and to a bank that was asked of itself. */
export const biddingChapter: DealChapter<keyof typeof biddingEntryKinds, keyof typeof biddingAwaitedKinds> = {
    entries: (facts) => {
        const asked = askedIn(facts);
        return asked === undefined
            ? []
            : [
                  ...requestEntries(asked, facts),
                  ...facts.invitations.flatMap((invitation) => indicationEntries(invitation, facts)),
                  ...facts.bids.flatMap((bid) => bidEntries(bid, facts)),
              ];
    },
    awaited: (facts) => {
        const asked = askedIn(facts);
        return asked === undefined ? [] : awaitedOf(asked, facts);
    },
};

/** What the seller has asked; at a bank that was, its invitation tells the same of it. */
function askedIn({ request, invitations }: DealTimelineFacts): QuoteRequest | Invitation | undefined {
    return request ?? invitations[0];
}

function requestEntries(asked: QuoteRequest | Invitation, facts: DealTimelineFacts): readonly BiddingEntry[] {
    const { requestedAt, closedAt, closesAt, disbursedOn } = asked;
    const by = actorAs('SELLER', asked.seller, facts);
    const { request } = facts;
    const of = request === undefined ? {} : { banks: request.invitations.length };
    const said = { by, facts: { ...of, closesAt, disbursedOn } };
    const decision = request?.decision;

    return [
        { code: 'QUOTES_REQUESTED', at: requestedAt, ...said },
        ...(closedAt === undefined ? [] : [{ code: 'BIDDING_CLOSED', at: closedAt, by } as const]),
        ...(decision === undefined || decision.chosen !== undefined
            ? []
            : [{ code: 'NO_QUOTE_TAKEN', at: decision.at, by, facts: { quotes: decision.standings.length } } as const]),
    ];
}

/** As a bank has given it last: what it said before is kept nowhere. */
function indicationEntries({ bank, indication }: Invitation, facts: DealTimelineFacts): readonly BiddingEntry[] {
    if (indication === undefined) {
        return [];
    }
    const { at, proceeds } = indication;

    return [{ code: 'QUOTE_INDICATED', at, by: bidderIn(bank, facts), facts: { ...proceeds } }];
}

function bidEntries({ bank, committedAt, revealed }: Bid, facts: DealTimelineFacts): readonly BiddingEntry[] {
    const by = bidderIn(bank, facts);

    return [
        { code: 'QUOTE_SEALED', at: committedAt, by },
        ...(revealed === undefined
            ? []
            : [
                  {
                      code: 'QUOTE_REVEALED',
                      at: revealed.at,
                      by,
                      facts: { price: revealed.pricing.proceeds },
                  } as const,
              ]),
    ];
}

function awaitedOf(asked: QuoteRequest | Invitation, facts: DealTimelineFacts): readonly BiddingAwaited[] {
    const { bids } = facts;
    const of = actorAs('SELLER', asked.seller, facts);
    const { closesAt, revealUntil } = asked;
    if (asked.status === 'OPEN') {
        const silent = banksOf(asked).filter((bank) => !bids.some((bid) => bid.bank === bank));
        return [
            ...silent.map((bank): BiddingAwaited => ({
                code: 'QUOTE',
                of: bidderIn(bank, facts),
                due: { kind: 'BY_INSTANT', endsAt: closesAt },
            })),
            { code: 'CLOSING_OF_BIDDING', of, due: { kind: 'NO_DAY' }, facts: { closesAt } },
        ];
    }
    if (asked.status !== 'CLOSED' || revealUntil === undefined) {
        return [];
    }

    return [
        ...bids
            .filter(({ revealed }) => revealed === undefined)
            .map(({ bank }): BiddingAwaited => ({
                code: 'REVELATION',
                of: bidderIn(bank, facts),
                due: { kind: 'BY_INSTANT', endsAt: revealUntil },
            })),
        { code: 'DECISION', of, due: decisionDue(bids) },
    ];
}

/** While one of the quotes binds its bank; where none was shown yet, nothing follows from silence. */
function decisionDue(bids: readonly Bid[]): Due {
    const ends = bids
        .flatMap(({ revealed }): Instant[] => (revealed === undefined ? [] : [revealed.quote.validUntil]))
        .sort((one, other) => epochMilliseconds(other) - epochMilliseconds(one));

    return ends[0] === undefined ? { kind: 'NO_DAY' } : { kind: 'BY_INSTANT', endsAt: ends[0] };
}

function banksOf(asked: QuoteRequest | Invitation): readonly string[] {
    return 'invitations' in asked ? asked.invitations.map(({ bank }) => bank) : [asked.bank];
}

/** A bank that was asked, which is the buyer once its quote was taken. */
function bidderIn(bank: string, facts: DealTimelineFacts): DealActor {
    return actorAs(facts.deal?.buyer === bank ? 'BUYER' : 'ASKED_BANK', bank, facts);
}
