import { z } from 'zod';
import { ifCovered } from '../../calendar/if-covered.js';
import type { Claim } from '../../claim/claim.js';
import { moneySchema } from '../../kernel/money.js';
import { dateSchema, instantSchema } from '../../kernel/time.js';
import type { Clock } from '../../presentation/preclusion.js';
import type { Deal } from '../deal/deal.js';
import { interestAsItStands, standingInterestSchema } from '../late-interest/interest-as-it-stands.js';
import type { LateInterestBooks } from '../late-interest/interest-due.js';
import type { LateInterest } from '../late-interest/late-interest.js';
import { standingSales, type Title } from '../title/title.js';
import { holdingStatuses } from './holding-status.js';
import { holdingStatus, punctualityOf, type Held } from './stands.js';
import { writeOffSchema, type WriteOff } from './write-off.js';

export const standingHoldingSchema = z.strictObject({
    /** Left out, as all that goes by days, where no calendar covers them. */
    status: z.enum(holdingStatuses).exactOptional(),
    /** The day on which it is paid: the first from maturity on on which banks are open where it is payable. */
    dueOn: dateSchema.exactOptional(),
    /** By how many days payment is, or was, later than that. */
    daysLate: z.int().min(0).exactOptional(),
    /** What the debtor has paid. */
    collected: z.strictObject({ amount: moneySchema, at: instantSchema }).exactOptional(),
    /** What the debtor owes for being late: until today, as long as it has not paid. Left out where nobody has set a rate. */
    lateInterest: standingInterestSchema.exactOptional(),
    writtenOff: writeOffSchema.omit({ claimId: true }).exactOptional(),
});
/** What has become of a claim with the bank that has bought it. */
export type StandingHolding = z.output<typeof standingHoldingSchema>;

/** What is left of a claim in the books of a bank that has bought it. */
export type InBooks = Held & { readonly lateInterest: LateInterest | undefined };

/** Asked only where it matters: not every place has a calendar. */
export type HoldingClock = () => Clock & LateInterestBooks;

/** What has become of a claim with the bank that has bought it by this deal, or split it off what it has bought by it. */
export function holdingAsItStands(deal: Deal, held: InBooks | undefined, clock: HoldingClock): StandingHolding {
    if (held === undefined || !isHeldUnder(deal, held.title)) {
        return { status: 'SOLD' };
    }
    // Its parts are due instead, and late.
    if (held.title.status === 'SPLIT') {
        return { status: 'SPLIT' };
    }
    const byDays = ifCovered(() => {
        const lateInterest = interestAsItStands(held, clock());
        const status = holdingStatus(held, clock());

        return { status, ...punctualityOf(held.claim, clock()), ...(lateInterest && { lateInterest }) };
    });

    return { ...byDays, ...collectedOn(held.claim), ...writtenOff(held.writeOff) };
}

/** Whether the claim is held by this purchase: a bank that sells and buys back has made two. */
export function isHeldUnder({ dealId }: Pick<Deal, 'dealId'>, title: Title): boolean {
    return standingSales(title).at(-1)?.dealId === dealId;
}

function collectedOn({ amount, proceeds = amount, payment }: Claim): Pick<StandingHolding, 'collected'> {
    return payment === undefined ? {} : { collected: { amount: proceeds, at: payment.at } };
}

function writtenOff(writeOff: WriteOff | undefined): Pick<StandingHolding, 'writtenOff'> {
    return writeOff === undefined ? {} : { writtenOff: { reason: writeOff.reason, at: writeOff.at } };
}
