import { canonicalJson } from '../kernel/json.js';
import type { Instant } from '../kernel/time.js';
import { amended, isBy, type Amendment } from '../letter-of-credit/amendment.js';
import type { Credit } from '../letter-of-credit/credit.js';
import { bankIn } from '../letter-of-credit/parties.js';
import { termsAtTime } from '../letter-of-credit/terms-at-time.js';
import type { CreditTerms } from '../letter-of-credit/terms.js';
import { presentedAt, type Presentation } from './presentation.js';

/** A credit with all its amendments. */
export interface Amended {
    readonly credit: Credit;
    readonly amendments: readonly Amendment[];
}

/** Terms by which documents may comply, and which amendments the beneficiary accepts if they do by these and no fewer. */
export interface Choice {
    readonly accepts: readonly number[];
    readonly terms: CreditTerms;
    /** The terms that limit what is drawn; of what a second beneficiary has presented, those that bind the first one. */
    readonly limit: CreditTerms;
}

/** What of a presentation tells by which terms it is examined. */
export type Presented = Pick<Presentation, 'examiningBank' | 'receivedAt' | 'firstPresentedAs' | 'forwards'>;

/** The choice as the presentation keeps it: nothing is accepted by what complies without. */
export function acceptanceIn({ accepts }: Choice): Pick<Presentation, 'amendments'> {
    return accepts.length === 0 ? {} : { amendments: [...accepts] };
}

/** So many at once are tried with each other: the last that were issued. Of more the beneficiary says what it accepts. */
const maximumOpen = 4;

/**
 * By which terms documents that came at an instant may comply: first those that bound the beneficiary, then with
 * amendments of which it had said nothing, the fewest first. Documents that comply by them and not by fewer are its
 * acceptance (UCP 600 art. 10c); what complies without is none.
 */
export function choicesFor(
    { credit, amendments }: Amended,
    { examiningBank, ...presented }: Presented,
): readonly [Choice, ...Choice[]] {
    const at = presentedAt(presented);
    const { terms, amendments: accepted, open } = termsAtTime({ credit, amendments }, { party: 'BENEFICIARY', at });
    const inForce: Choice = { accepts: [], terms, limit: terms };
    if (presented.forwards !== undefined) {
        const bound = termsBinding({ credit, amendments }, presented);
        return [{ ...inForce, terms: bound }, inForce];
    }
    const binding = openToConfirmingBank({ credit, amendments }, { examiningBank, at });
    const offered = amendments.filter(
        ({ number, changes }) =>
            open.includes(number) && (binding?.includes(number) ?? true) && isSeenFromDocuments(changes, terms),
    );
    const taken = amendments.filter(({ number }) => accepted.includes(number));

    const withSome = subsetsOf(offered.slice(-maximumOpen)).map((some) => {
        const after = amended(credit.terms, [...taken, ...some]);
        return { accepts: some.map(({ number }) => number), terms: after, limit: after };
    });

    return [inForce, ...withSome];
}

/**
 * The terms that bound who has presented, when the documents came. For a second beneficiary they are the credit's with the
 * amendments that it has accepted, whatever the first one and the others have said to them (UCP 600 art. 38f).
 */
export function termsBinding(
    { credit, amendments }: Amended,
    { forwards, ...presented }: Omit<Presented, 'examiningBank'>,
): CreditTerms {
    return forwards === undefined
        ? termsAtTime({ credit, amendments }, { party: 'BENEFICIARY', at: presentedAt(presented) }).terms
        : amended(
              credit.terms,
              amendments.filter(({ number }) => forwards.amendments.includes(number)),
          );
}

/**
 * The amendments that a presentation accepts, as they are from then on: once it is found to comply, or its bank can no
 * longer say that it does not. They are accepted as of its first receipt, whatever the beneficiary has said since.
 */
export function acceptedBy(presentation: Presentation, amendments: readonly Amendment[]): readonly Amendment[] {
    const { amendments: numbers = [], number, status, precludedAt } = presentation;
    const at = presentedAt(presentation);
    if (status !== 'COMPLYING' && precludedAt === undefined) {
        return [];
    }

    return amendments
        .filter((amendment) => numbers.includes(amendment.number) && !isBy(amendment.answer?.at, at))
        .map((amendment) => ({ ...amendment, answer: { outcome: 'ACCEPTED', presentation: number, at } }));
}

/** A bank that has confirmed is bound by no amendment to which it has not extended its confirmation (art. 10b). */
function openToConfirmingBank(
    { credit, amendments }: Amended,
    { examiningBank, at }: { readonly examiningBank: string; readonly at: Instant },
): readonly number[] | undefined {
    const isConfirming = credit.confirmation?.outcome === 'CONFIRMED' && credit.confirmation.bank === examiningBank;

    return isConfirming && bankIn(credit.terms, 'ISSUING_BANK') !== examiningBank
        ? termsAtTime({ credit, amendments }, { party: 'CONFIRMING_BANK', at }).open
        : undefined;
}

/** By which rules, how and where a credit is available no document shows: such a change is accepted in words. */
function isSeenFromDocuments(
    { applicableRules, availability, expiry }: Amendment['changes'],
    terms: CreditTerms,
): boolean {
    const isPlaceKept = expiry === undefined || canonicalJson(expiry.place) === canonicalJson(terms.expiry.place);

    return applicableRules === undefined && availability === undefined && isPlaceKept;
}

/** All subsets but the empty one, the smaller first and each in its order. */
function subsetsOf<Each>(all: readonly Each[]): readonly (readonly Each[])[] {
    const subsets = all.reduce<readonly (readonly Each[])[]>(
        (before, each) => [...before, ...before.map((subset) => [...subset, each])],
        [[]],
    );

    return subsets.slice(1).sort((one, other) => one.length - other.length);
}
