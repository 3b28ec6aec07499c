import { endOfDay } from '../../calendar/banking-days.js';
import { calendarOfLocation } from '../../calendar/calendar-of-location.js';
import { isOver } from '../../calendar/deadline.js';
import { ifCovered } from '../../calendar/if-covered.js';
import type { Claim } from '../../claim/claim.js';
import { addDays, epochMilliseconds, type Instant } from '../../kernel/time.js';
import { payableUntil, paymentDue } from '../../timeline/due.js';
import { standingSales, type Title } from '../title/title.js';
import {
    actorAs,
    type DealAwaited,
    type DealChapter,
    type DealEntry,
    type DealKinds,
    type DealTimelineFacts,
} from './deal-line.js';

export const collectionEntryKinds = {
    TITLE_PASSED: {},
    CLAIM_SPLIT: {},
    MATURITY_CAME: {},
    PAYMENT_MISSED: {},
    CLAIM_PAID: {},
    CLAIM_PREPAID: { rule: 'UCP 600 art. 12b' },
} as const satisfies DealKinds;

export const collectionAwaitedKinds = { PAYMENT: {} } as const satisfies DealKinds;

type CollectionEntry = DealEntry<keyof typeof collectionEntryKinds>;
type CollectionAwaited = DealAwaited<keyof typeof collectionAwaitedKinds>;
interface Bought {
    readonly claim: Claim;
    readonly title: Title;
    readonly sale: ReturnType<typeof standingSales>[number];
}

/** What becomes of a claim with the bank that has bought it by this deal, told to that bank and to the debtor. */
export const collectionChapter: DealChapter<keyof typeof collectionEntryKinds, keyof typeof collectionAwaitedKinds> = {
    entries: (facts) => {
        const bought = boughtIn(facts);
        const told = bought?.title.status === 'SPLIT' ? splitEntries : claimEntries;
        return [...titleEntries(facts), ...(bought ? told(bought, facts) : [])];
    },
    awaited: (facts) => {
        const bought = boughtIn(facts);
        return bought ? paymentAwaited(bought, facts) : [];
    },
};

/** The debtor sees that the claim has passed in its title: the deal and its price it does not hold. */
function titleEntries(facts: DealTimelineFacts): readonly CollectionEntry[] {
    const { deal, notice, held } = facts;
    const sale = held?.title.history.find((step) => step.kind === 'SOLD' && step.dealId === notice?.dealId);
    if (deal !== undefined || sale?.kind !== 'SOLD') {
        return [];
    }
    const [by, to] = [actorAs('SELLER', sale.from, facts), actorAs('BUYER', sale.to, facts)];

    return [{ code: 'TITLE_PASSED', at: sale.at, by, to }];
}

/** The claim, while this deal is the last by which it was sold: what a later buyer does with it is told in that deal. */
function boughtIn({ deal, notice, held }: DealTimelineFacts): Bought | undefined {
    if (held === undefined) {
        return undefined;
    }
    const sale = standingSales(held.title).at(-1);
    const dealId = deal?.dealId ?? notice?.dealId;

    return sale === undefined || sale.dealId !== dealId ? undefined : { ...held, sale };
}

/** Who has bought it holds its parts instead, which are due, paid and sold on each by itself. */
function splitEntries({ title, sale }: Bought, facts: DealTimelineFacts): readonly CollectionEntry[] {
    const by = actorAs('BUYER', sale.to, facts);

    const since = title.history.slice(title.history.indexOf(sale) + 1);

    return since.flatMap(({ kind, at }) =>
        kind === 'SPLIT' ? [{ code: 'CLAIM_SPLIT', at, by, facts: { parts: title.parts?.length ?? 0 } }] : [],
    );
}

function claimEntries({ claim, sale }: Bought, facts: DealTimelineFacts): readonly CollectionEntry[] {
    const { amount, maturity, payment, proceeds } = claim;
    const by = actorAs('DEBTOR_BANK', claim.debtorBank, facts);
    const to = actorAs('BUYER', sale.to, facts);
    const calendar = () => calendarOfLocation(facts.calendarBook, claim.payableAt);
    const came = ifCovered(() => endOfDay(calendar(), addDays(maturity, -1)));
    const missed = ifCovered(() => payableUntil(maturity, calendar()));
    const happened = (at: Instant | undefined): at is Instant =>
        at !== undefined &&
        isOver({ endsAt: at }, facts.at) &&
        (payment === undefined || epochMilliseconds(at) < epochMilliseconds(payment.at));

    return [
        ...(happened(came) ? [{ code: 'MATURITY_CAME', at: came, facts: { maturity } } as const] : []),
        ...(happened(missed) ? [{ code: 'PAYMENT_MISSED', at: missed, by, facts: { amount, maturity } } as const] : []),
        ...(payment === undefined
            ? []
            : [
                  {
                      code: claim.status === 'PREPAID' ? 'CLAIM_PREPAID' : 'CLAIM_PAID',
                      at: payment.at,
                      by,
                      to,
                      facts: { amount: proceeds ?? amount },
                  } as const,
              ]),
    ];
}

function paymentAwaited({ claim, title }: Bought, facts: DealTimelineFacts): readonly CollectionAwaited[] {
    const { amount, maturity, payableAt } = claim;
    const of = actorAs('DEBTOR_BANK', claim.debtorBank, facts);
    const due = paymentDue(maturity, () => calendarOfLocation(facts.calendarBook, payableAt));

    return title.status === 'HELD' ? [{ code: 'PAYMENT', of, due, facts: { amount, maturity } }] : [];
}
