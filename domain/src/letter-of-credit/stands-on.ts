import type { Instant } from '../kernel/time.js';
import type { Amendment } from './amendment.js';
import type { Credit } from './credit.js';
import { repeats, type Offer } from './repeats.js';
import { withWhatTheyStandOn } from './standing.js';
import { termsAtTime } from './terms-at-time.js';

/** By what it is found on which earlier amendments one stands. */
export interface Judging {
    readonly credit: Credit;
    /** Those that stand. */
    readonly amendments: readonly Amendment[];
    /** On which it is said to stand, where anything was said. */
    readonly named?: readonly number[] | undefined;
    readonly at: Instant;
    /** Whether the rules find nothing wrong with the credit if the offer is accepted on top of these. */
    readonly isSound: (accepted: readonly Amendment[]) => boolean;
}

/** So many are tried one by one whether an offer can do without them. On what is older than these it stands. */
const maximumTried = 6;

/**
 * On which earlier amendments an offer stands: it can be accepted only with them, and is rejected with them. These are
 * those that its bank names, or where it names none those of which the offer repeats a part, since who rejects an amendment
 * has rejected each part of it (UCP 600 art. 10e); and as few others as there must be, so that whatever is accepted of what
 * may be, the terms are never such that no credit could be issued with them.
 */
export function whatItStandsOn(offer: Offer, { named, isSound, ...under }: Judging): readonly number[] {
    const settled = settledAmong(under);
    const loose = under.amendments.filter(({ number }) => !settled.includes(number));
    const repeated = loose
        .filter((each) => repeats(offer, each, { terms: under.credit.terms, offers: under.amendments }))
        .map(({ number }) => number);
    const older = loose.slice(0, -maximumTried).map(({ number }) => number);
    const fixed = withWhatTheyStandOn([...(named ?? repeated), ...older], loose);
    const isSoundOn = remembered((numbers) =>
        isSound(under.amendments.filter(({ number }) => settled.includes(number) || numbers.includes(number))),
    );

    return [...loose].reverse().reduce<readonly number[]>(
        (needed, { number }) => {
            const fewer = needed.filter((each) => each !== number);
            const isFree =
                !fixed.includes(number) &&
                !loose.some((each) => fewer.includes(each.number) && each.standsOn?.includes(number));

            return isFree && closedSetsWith(fewer, loose).every(isSoundOn) ? fewer : needed;
        },
        loose.map(({ number }) => number),
    );
}

/** What is in force for everybody who is bound: nobody accepts or rejects it any more, nor extends a confirmation to it. */
function settledAmong({ credit, amendments, at }: Pick<Judging, 'credit' | 'amendments' | 'at'>): readonly number[] {
    const parties = [
        'BENEFICIARY' as const,
        ...(credit.confirmation?.outcome === 'CONFIRMED' ? ['CONFIRMING_BANK' as const] : []),
    ];
    const inForce = parties.map((party) => termsAtTime({ credit, amendments }, { party, at }).amendments);

    return amendments.map(({ number }) => number).filter((number) => inForce.every((each) => each.includes(number)));
}

/** Each way to add to these what may be accepted beside them. */
function closedSetsWith(numbers: readonly number[], loose: readonly Amendment[]): readonly (readonly number[])[] {
    const free = loose.filter(({ number }) => !numbers.includes(number));

    return free.reduce<readonly (readonly number[])[]>(
        (before, { number, standsOn = [] }) => [
            ...before,
            ...before.filter((set) => isAmong(standsOn, set, loose)).map((set) => [...set, number]),
        ],
        [numbers],
    );
}

function isAmong(standsOn: readonly number[], set: readonly number[], loose: readonly Amendment[]): boolean {
    return standsOn.every((one) => set.includes(one) || !loose.some(({ number }) => number === one));
}

function remembered(judge: (numbers: readonly number[]) => boolean): (numbers: readonly number[]) => boolean {
    const known = new Map<string, boolean>();

    return (numbers) => {
        const key = [...numbers].sort((one, other) => one - other).join();
        const found = known.get(key) ?? judge(numbers);
        known.set(key, found);
        return found;
    };
}
