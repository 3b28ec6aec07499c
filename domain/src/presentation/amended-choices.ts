import { canonicalJson } from '../kernel/json.js';
import { compare } from '../kernel/money.js';
import { amended, isBy, type Amendment } from '../letter-of-credit/amendment.js';
import type { ConsentingParty, Credit } from '../letter-of-credit/credit.js';
import { maximumDrawing } from '../letter-of-credit/drawing.js';
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
    /** The terms that limit what is drawn: by the lesser, where bank and beneficiary are bound by different ones; of what a second beneficiary has presented, those that bind the first one. */
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
 * By which terms documents that came at an instant may comply: first those that bound beneficiary and bank, then with
 * amendments of which it had said nothing, the fewest first. Documents that comply by them and not by fewer are its
 * acceptance (UCP 600 art. 10c); what complies without is none.
 */
export function choicesFor(
    { credit, amendments }: Amended,
    { examiningBank, ...presented }: Presented,
): readonly [Choice, ...Choice[]] {
    const at = presentedAt(presented);
    const party = partyBehind(credit, examiningBank);
    const { terms, amendments: accepted, open: toParty } = termsAtTime({ credit, amendments }, { party, at });
    const beneficiarys = termsAtTime({ credit, amendments }, { party: 'BENEFICIARY', at });
    const inForce: Choice = { accepts: [], terms, limit: lesserOf(terms, beneficiarys.terms) };
    if (presented.forwards !== undefined) {
        const bound = termsBinding({ credit, amendments }, { examiningBank, ...presented });
        return [{ ...inForce, terms: bound }, inForce];
    }
    const offered = amendments.filter(
        ({ number, changes }) =>
            beneficiarys.open.includes(number) && toParty.includes(number) && isSeenFromDocuments(changes, terms),
    );
    const withThose = (numbers: readonly number[], some: readonly Amendment[]): CreditTerms =>
        amended(credit.terms, [...amendments.filter(({ number }) => numbers.includes(number)), ...some]);

    const withSome = subsetsOf(offered.slice(-maximumOpen)).map((some) => {
        const after = withThose(accepted, some);
        const limit = lesserOf(after, withThose(beneficiarys.amendments, some));
        return { accepts: some.map(({ number }) => number), terms: after, limit };
    });

    return [inForce, ...withSome];
}

/** The terms by which less may be drawn: a bank pays no more than it is bound to, nor than the beneficiary may draw. */
export function lesserOf(one: CreditTerms, other: CreditTerms): CreditTerms {
    return compare(maximumDrawing(one), maximumDrawing(other)) <= 0 ? one : other;
}

/**
 * The terms that bound bank and presenter when the documents came. For a second beneficiary they are the credit's with the
 * amendments that it has accepted, whatever the first one and the others have said to them (UCP 600 art. 38f).
 */
export function termsBinding(
    { credit, amendments }: Amended,
    { forwards, examiningBank, ...presented }: Presented,
): CreditTerms {
    const party = partyBehind(credit, examiningBank);

    return forwards === undefined
        ? termsAtTime({ credit, amendments }, { party, at: presentedAt(presented) }).terms
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

/**
 * By whose terms a bank examines, honours and negotiates: the beneficiary's. A bank that has confirmed is bound by no
 * amendment to which it has not extended its confirmation, whoever has accepted it (art. 10b).
 */
export function partyBehind(
    { confirmation, terms }: Pick<Credit, 'confirmation' | 'terms'>,
    examiningBank: string,
): ConsentingParty {
    const isConfirming = confirmation?.outcome === 'CONFIRMED' && confirmation.bank === examiningBank;

    return isConfirming && bankIn(terms, 'ISSUING_BANK') !== examiningBank ? 'CONFIRMING_BANK' : 'BENEFICIARY';
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
