import { ifCovered } from '../calendar/if-covered.js';
import { calendarOfLocation } from '../calendar/calendar-of-location.js';
import { measures } from '../domestic-credit/measures.js';
import { epochMilliseconds, type Instant } from '../kernel/time.js';
import type { Credit, CreditStatus } from '../letter-of-credit/credit.js';
import { statusOfWhole } from '../letter-of-credit/left-to-draw.js';
import { locationOf } from '../letter-of-credit/parties.js';
import { withAllAccepted } from '../presentation/acceptance.js';
import { asItStands } from '../presentation/preclusion.js';
import { isUnderMeasures, isUnderUcp } from '../letter-of-credit/rules.js';
import { amendmentsFor, mustBeBankOf, type Customer } from '../letter-of-credit/views.js';
import { amendmentAwaitedKinds, amendmentChapter, amendmentEntryKinds } from './amendment-chapter.js';
import { assignmentAwaitedKinds, assignmentChapter, assignmentEntryKinds } from './assignment-chapter.js';
import { creditAwaitedKinds, creditChapter, creditEntryKinds } from './credit-chapter.js';
import { compareDue, isLate } from './due.js';
import type { Awaited, Chapter, Entry, Kind, TimelineFacts } from './entry.js';
import { paymentAwaitedKinds, paymentChapter, paymentEntryKinds } from './payment-chapter.js';
import { presentationAwaitedKinds, presentationChapter, presentationEntryKinds } from './presentation-chapter.js';
import { reclaimAwaitedKinds, reclaimChapter, reclaimEntryKinds } from './reclaim-chapter.js';
import { recordAwaitedKinds, recordChapter, recordEntryKinds } from './record-chapter.js';
import { reimbursementAwaitedKinds, reimbursementChapter, reimbursementEntryKinds } from './reimbursement-chapter.js';
import { transferAwaitedKinds, transferChapter, transferEntryKinds } from './transfer-chapter.js';
import { waiverAwaitedKinds, waiverChapter, waiverEntryKinds } from './waiver-chapter.js';

/** Everything that can have happened under a credit. */
export const entryKinds = {
    ...creditEntryKinds,
    ...amendmentEntryKinds,
    ...presentationEntryKinds,
    ...recordEntryKinds,
    ...paymentEntryKinds,
    ...reimbursementEntryKinds,
    ...reclaimEntryKinds,
    ...waiverEntryKinds,
    ...transferEntryKinds,
    ...assignmentEntryKinds,
} as const;
export type EntryCode = keyof typeof entryKinds;

/** Every act that can be awaited. */
export const awaitedKinds = {
    ...creditAwaitedKinds,
    ...amendmentAwaitedKinds,
    ...presentationAwaitedKinds,
    ...recordAwaitedKinds,
    ...paymentAwaitedKinds,
    ...reimbursementAwaitedKinds,
    ...reclaimAwaitedKinds,
    ...waiverAwaitedKinds,
    ...transferAwaitedKinds,
    ...assignmentAwaitedKinds,
} as const;
export type AwaitedCode = keyof typeof awaitedKinds;

/** Of what happened at one instant, that of an earlier chapter comes first: an amendment is accepted by a presentation. */
const chapters: readonly Chapter<EntryCode, AwaitedCode>[] = [
    creditChapter,
    presentationChapter,
    recordChapter,
    paymentChapter,
    reimbursementChapter,
    reclaimChapter,
    waiverChapter,
    amendmentChapter,
    transferChapter,
    assignmentChapter,
];

/** Who looks: a bank at what it holds, or through it its customer at what a customer may see. */
export interface TimelineViewer {
    readonly bank: string;
    readonly customer?: Customer;
}

/** What happened under a credit, in its order, and who must act by when. */
export interface Timeline extends Pick<Credit, 'creditId' | 'letterOfCreditReference'> {
    readonly at: Instant;
    readonly status: CreditStatus;
    readonly entries: readonly (Entry<EntryCode> & { readonly sequence: number; readonly rule?: string })[];
    readonly awaited: readonly (Awaited<AwaitedCode> & { readonly isLate: boolean; readonly rule?: string })[];
}

/**
 * The timeline of a credit, from what one bank holds of it: the same records at the same instant make the same one,
 * whoever asks. What time has done stands in it whether anybody has noted it or not.
 */
export function timelineOf(held: TimelineFacts, { bank, customer }: TimelineViewer): Timeline {
    const { credit, at } = held;
    const standing = asEachStands(held);
    const facts = customer === undefined ? standing : seenBy(customer, { held: standing, bank });
    const isShown = ({ isBetweenBanks = false }: Kind): boolean => customer === undefined || !isBetweenBanks;
    const entries = chapters
        .flatMap((chapter) => chapter.entries(facts))
        .filter(({ code }) => isShown(entryKinds[code]))
        .sort((one, other) => epochMilliseconds(one.at) - epochMilliseconds(other.at));
    const awaited = chapters
        .flatMap((chapter) => chapter.awaited(facts))
        .filter(({ code }) => isShown(awaitedKinds[code]))
        .sort((one, other) => compareDue(one.due, other.due));

    return {
        creditId: credit.creditId,
        letterOfCreditReference: credit.letterOfCreditReference,
        at,
        status: statusOfWhole(facts),
        entries: entries.map((entry, index) => ({
            sequence: index + 1,
            ...entry,
            ...ruleOf(entryKinds[entry.code], credit),
        })),
        awaited: awaited.map((act) => ({
            ...act,
            isLate: isLate(act.due, at),
            ...ruleOf(awaitedKinds[act.code], credit),
        })),
    };
}

/**
 * What time has done to presentations, and what the beneficiary has accepted by them. Of one whose bank's place has no
 * calendar that covers it, that is told which was written down.
 */
function asEachStands(held: TimelineFacts): TimelineFacts {
    const { credit, calendarBook, at } = held;
    const presentations = held.presentations.map((each) => {
        const place = locationOf(credit.terms, each.examiningBank);
        return ifCovered(() => asItStands(each, { calendar: calendarOfLocation(calendarBook, place), at })) ?? each;
    });

    return { ...held, presentations, amendments: withAllAccepted(held, presentations) };
}

/** A customer sees the amendments that have come to it, through its own bank. */
function seenBy(
    customer: Customer,
    { held, bank }: { readonly held: TimelineFacts; readonly bank: string },
): TimelineFacts {
    const { credit } = held;
    mustBeBankOf(customer, { credit, bank });

    const seen = { ...held, amendments: amendmentsFor(customer, held) };

    // How much of it others deliver is the beneficiary's own, also where it tells what is left.
    return customer === 'APPLICANT' ? { ...seen, transfers: [] } : seen;
}

/** By whose articles it is depends on the rules of the credit; of rules that are not known here none is cited. */
function ruleOf({ rule, measures: where }: Kind, { terms }: Credit): { readonly rule?: string } {
    if (isUnderMeasures(terms)) {
        return where === undefined ? {} : { rule: measures(where) };
    }

    return rule !== undefined && isUnderUcp(terms) ? { rule } : {};
}
