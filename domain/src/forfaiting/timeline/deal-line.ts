import { z } from 'zod';
import type { CalendarBook } from '../../calendar/calendar-book.js';
import type { Claim } from '../../claim/claim.js';
import { textSchema } from '../../kernel/text.js';
import type { Instant } from '../../kernel/time.js';
import { mspIdSchema, type MemberBook } from '../../party/member.js';
import type { Due } from '../../timeline/due.js';
import type { EntryFacts } from '../../timeline/entry.js';
import type { AssignmentNotice } from '../deal/assignment-notice.js';
import type { Deal } from '../deal/deal.js';
import type { Bid } from '../quote/bid.js';
import type { Invitation } from '../quote/invitation.js';
import type { QuoteRequest } from '../quote/quote-request.js';
import type { RecourseClaim } from '../recourse/recourse-claim.js';
import type { Title } from '../title/title.js';

/** All that a bank holds of the sale of a claim, from which its timeline is worked out. */
export interface DealTimelineFacts {
    /** In the seller's books alone. */
    readonly request?: QuoteRequest;
    /** At the seller all, at a bank that was asked its own. */
    readonly invitations: readonly Invitation[];
    /** The same. */
    readonly bids: readonly Bid[];
    /** At seller and buyer. */
    readonly deal?: Deal;
    /** At the debtor as well, which has nothing else of the deal. */
    readonly notice?: AssignmentNotice;
    /** What the buyer has claimed back since, at seller and buyer. */
    readonly recourseClaims?: readonly RecourseClaim[];
    /** At the debtor, and at whoever holds the claim. */
    readonly held?: { readonly claim: Claim; readonly title: Title };
    readonly memberBook: MemberBook;
    readonly calendarBook: CalendarBook | undefined;
    readonly at: Instant;
}

/** What a bank is to a sale when it acts. */
export const dealParties = ['SELLER', 'BUYER', 'ASKED_BANK', 'DEBTOR_BANK'] as const;

export const dealActorSchema = z.strictObject({
    party: z.enum(dealParties),
    name: textSchema(140),
    bank: mspIdSchema,
});
/** A bank that does something in a sale. */
export type DealActor = z.output<typeof dealActorSchema>;

/** A bank by what it is to the sale, under its name in the consortium. */
export function actorAs(
    party: DealActor['party'],
    bank: string,
    { memberBook }: Pick<DealTimelineFacts, 'memberBook'>,
): DealActor {
    return { party, bank, name: memberBook.members.find(({ mspId }) => mspId === bank)?.partyName ?? bank };
}

/** Between whom a claim is sold. */
export interface DealEnds {
    readonly seller: DealActor;
    readonly buyer: DealActor;
}

/** The two banks of a sale, or of what follows from it. */
export function endsOf(
    { seller, buyer }: { readonly seller: string; readonly buyer: string },
    facts: Pick<DealTimelineFacts, 'memberBook'>,
): DealEnds {
    return { seller: actorAs('SELLER', seller, facts), buyer: actorAs('BUYER', buyer, facts) };
}

/** What is said of every line of one code: the article that gives it its effect. */
export type DealKinds = Readonly<Record<string, { readonly rule?: string }>>;

/** Something that has happened, by a bank's act or by the passing of time. */
export interface DealEntry<Code extends string = string> {
    readonly code: Code;
    readonly at: Instant;
    /** Who did it; left out where time has. */
    readonly by?: DealActor;
    readonly to?: DealActor;
    readonly facts?: EntryFacts;
}

/** An act that is open, of a bank that must do it, or may for so long. */
export interface DealAwaited<Code extends string = string> {
    readonly code: Code;
    readonly of: DealActor;
    readonly due: Due;
    readonly facts?: EntryFacts;
}

/** The part of a timeline that one stage of a sale writes. */
export interface DealChapter<EntryCode extends string, AwaitedCode extends string> {
    readonly entries: (facts: DealTimelineFacts) => readonly DealEntry<EntryCode>[];
    readonly awaited: (facts: DealTimelineFacts) => readonly DealAwaited<AwaitedCode>[];
}
