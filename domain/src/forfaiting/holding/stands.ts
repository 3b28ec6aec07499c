import { localDay } from '../../calendar/banking-days.js';
import { paymentDay } from '../../calendar/maturity.js';
import { readingsOf } from '../../calendar/readings.js';
import { standingAt } from '../../claim/claim-status.js';
import type { Claim } from '../../claim/claim.js';
import { daysBetween, type CalendarDate } from '../../kernel/time.js';
import type { Clock } from '../../presentation/preclusion.js';
import { isOpen } from '../deal/deal-status.js';
import type { SellingFacts } from '../title/for-sale.js';
import type { Title } from '../title/title.js';
import { holdingAfter, type HoldingStatus, type HoldingStep } from './holding-status.js';
import type { WriteOff } from './write-off.js';

/** A claim as a bank holds it, and whether it is bound to sell it or has given it up. */
export interface Held extends Pick<SellingFacts, 'lastDeal'> {
    readonly claim: Claim;
    readonly title: Title;
    readonly writeOff: WriteOff | undefined;
}

/** When a claim is paid, by the calendar of where it is payable. */
export interface Punctuality {
    /** The first day from maturity on on which banks are open there. */
    readonly dueOn: CalendarDate;
    /** By how many days payment is, or was, later. */
    readonly daysLate: number;
}

/** Where a claim stands with the bank that holds it: each step is told by a record or by the day. */
export function holdingStatus(held: Held, clock: Clock): HoldingStatus {
    return stepsOf(held, clock).reduce(holdingAfter, 'HELD');
}

/** By the later reading of make-up days, as a debtor is overdue (`standingAt`): its doubt is no delay. */
export function punctualityOf(claim: Claim, { calendar, at }: Clock): Punctuality {
    const dueOn = paymentDay(readingsOf(calendar).later, claim.maturity);
    const day = localDay(calendar, claim.payment?.at ?? at);

    return { dueOn, daysLate: Math.max(0, daysBetween(dueOn, day)) };
}

function stepsOf({ claim, title, lastDeal, writeOff }: Held, { calendar, at }: Clock): readonly HoldingStep[] {
    if (title.status === 'SPLIT') {
        return ['SPLIT'];
    }
    // By a clock behind that of the bank that has written it off it is overdue all the same.
    const seenAt = [at, writeOff?.at ?? at].sort().at(-1) ?? at;
    const standing = standingAt(claim.maturity, { calendar, at: claim.payment?.at ?? seenAt });
    const taken: readonly (readonly [HoldingStep, boolean])[] = [
        ['OFFER', lastDeal !== undefined && isOpen(lastDeal.status)],
        ['MATURE', standing !== 'OUTSTANDING'],
        ['MISS_MATURITY', standing === 'OVERDUE'],
        ['WRITE_OFF', writeOff !== undefined],
        ['COLLECT', claim.status !== 'OUTSTANDING'],
    ];

    return taken.flatMap(([step, isTaken]) => (isTaken ? [step] : []));
}
