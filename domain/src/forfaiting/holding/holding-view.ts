import { z } from 'zod';
import { ifCovered } from '../../calendar/if-covered.js';
import type { Claim } from '../../claim/claim.js';
import { moneySchema } from '../../kernel/money.js';
import { dateSchema, instantSchema } from '../../kernel/time.js';
import type { Clock } from '../../presentation/preclusion.js';
import type { Deal } from '../deal/deal.js';
import { mustBeOfBuyer } from '../deal/deliver-documents.js';
import { standingSales } from '../title/title.js';
import type { LateInterestBooks } from '../late-interest/interest-due.js';
import { interestAsItStands, standingInterestSchema } from '../late-interest/interest-as-it-stands.js';
import type { LateInterest } from '../late-interest/late-interest.js';
import { purchaseOf, purchaseSchema } from './purchase.js';
import { holdingStatuses } from './holding-status.js';
import { holdingStatus, punctualityOf, type Held } from './stands.js';
import { writeOffSchema, type WriteOff } from './write-off.js';

export const holdingViewSchema = purchaseSchema.extend({
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
/** A claim as it stands now with the bank that has bought it. */
export type HoldingView = z.output<typeof holdingViewSchema>;

/** What is left in the books of a bank of what it has bought: nothing, where the claim is another's. */
export interface Looked {
    readonly bank: string;
    readonly held: (Held & { readonly lateInterest: LateInterest | undefined }) | undefined;
    /** Asked only where it matters: not every place has a calendar. */
    readonly clock: () => Clock & LateInterestBooks;
}

/** A holding as it stands, in the books of the bank that has bought it. */
export function holdingView(deal: Deal, { bank, held, clock }: Looked): HoldingView {
    mustBeOfBuyer({ bank, deal });
    const bought = purchaseOf(deal);
    if (deal.status === 'RESCINDED') {
        return { ...bought, status: 'RETURNED' };
    }
    if (held === undefined || !isHeldUnder(deal, held)) {
        return { ...bought, status: 'SOLD' };
    }
    const standing = ifCovered(() => {
        const lateInterest = interestAsItStands(held, clock());
        const status = holdingStatus(held, clock());

        return { status, ...punctualityOf(held.claim, clock()), ...(lateInterest && { lateInterest }) };
    });

    return { ...bought, ...standing, ...collectedOn(held.claim), ...writtenOff(held.writeOff) };
}

/** Whether the claim is held by this purchase: a bank that sells and buys back has made two. */
function isHeldUnder({ dealId }: Deal, { title }: Held): boolean {
    return standingSales(title).at(-1)?.dealId === dealId;
}

function collectedOn({ amount, proceeds = amount, payment }: Claim): Pick<HoldingView, 'collected'> {
    return payment === undefined ? {} : { collected: { amount: proceeds, at: payment.at } };
}

function writtenOff(writeOff: WriteOff | undefined): Pick<HoldingView, 'writtenOff'> {
    return writeOff === undefined ? {} : { writtenOff: { reason: writeOff.reason, at: writeOff.at } };
}
