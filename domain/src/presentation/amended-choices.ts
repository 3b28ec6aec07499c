import { canonicalJson } from '../kernel/json.js';
import { compare } from '../kernel/money.js';
import type { Instant } from '../kernel/time.js';
import { amended, type Amendment } from '../letter-of-credit/amendment.js';
import type { ConsentingParty, Credit } from '../letter-of-credit/credit.js';
import { maximumDrawing } from '../letter-of-credit/drawing.js';
import { bankIn } from '../letter-of-credit/parties.js';
import { fieldsOf } from '../letter-of-credit/repeats.js';
import { missingUnder, withWhatTheyStandOn } from '../letter-of-credit/standing.js';
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

/** So many at once are tried with each other: the last that were issued. With more of them people compare documents. */
const maximumTried = 4;

/** So many at once are tried where only their amounts are compared. */
const maximumCounted = 8;

/**
 * By which terms documents that came at an instant may comply: first those that bound beneficiary and bank, then with
 * amendments of which it had said nothing, the fewest first. Documents that comply by them and not by fewer are its
 * acceptance (UCP 600 art. 10c); what complies without is none.
 */
export function choicesFor(under: Amended, presented: Presented): readonly [Choice, ...Choice[]] {
    const at = presentedAt(presented);
    const inForce = inForceAt(at, under, presented);
    if (presented.forwards !== undefined) {
        return [{ ...inForce, terms: termsBinding(under, presented) }, inForce];
    }
    const offered = openTo(presented, under).filter(({ changes }) => isSeenFromDocuments(changes, inForce.terms));
    const sets = setsOf(offered.slice(-maximumTried), { offered, under, at });

    return [inForce, ...sets.map((accepts) => choiceWith(accepts, { under, presented, at }))];
}

/**
 * The same as far as amounts tell it: who draws more than the credit allows without an amendment has accepted the whole of
 * it (art. 10c), whatever else it changes. At a later instant than that of the presentation, what is unanswered still.
 */
export function choicesByAmount(
    under: Amended,
    presented: Presented,
    at = presentedAt(presented),
): readonly [Choice, ...Choice[]] {
    const inForce = inForceAt(at, under, presented);
    if (presented.forwards !== undefined) {
        return [{ ...inForce, terms: termsBinding(under, presented) }];
    }
    const { open } = termsAtTime(under, { party: 'BENEFICIARY', at });
    const offered = openTo(presented, under).filter(({ number }) => open.includes(number));
    const counted = offered.filter((each) => amountFields.some((field) => fieldsOf(each).includes(field)));
    const sets = setsOf(counted.slice(-maximumCounted), { offered, under, at });

    return [inForce, ...sets.map((accepts) => choiceWith(accepts, { under, presented, at }))];
}

/** A credit at the instant that counts, and what was offered to the beneficiary by then. */
interface Offered {
    readonly offered: readonly Amendment[];
    readonly under: Amended;
    readonly at: Instant;
}

/**
 * What documents can accept, the fewest first: each amendment with all on which it stands, of which the beneficiary has
 * accepted some and was offered the others. One without the others they cannot.
 */
function setsOf(tried: readonly Amendment[], { offered, under, at }: Offered): readonly (readonly number[])[] {
    const { amendments: inForce } = termsAtTime(under, { party: 'BENEFICIARY', at });
    const whole = subsetsOf(tried)
        .map((some) => withWhatTheyStandOn(numbersOf(some), offered))
        .filter((set) => missingUnder(among(set, offered), inForce).length === 0);
    const distinct = new Map(whole.map((set) => [set.join(), set]));

    return [...distinct.values()].sort((one, other) => one.length - other.length);
}

function choiceWith(
    accepts: readonly number[],
    { under, presented, at }: { readonly under: Amended; readonly presented: Presented; readonly at: Instant },
): Choice {
    const { credit, amendments } = under;
    const termsFor = (party: ConsentingParty): CreditTerms => {
        const { amendments: inForce } = termsAtTime(under, { party, at });
        return amended(credit.terms, among([...inForce, ...accepts], amendments));
    };
    const terms = termsFor(partyBehind(credit, presented.examiningBank));

    return { accepts, terms, limit: lesserOf(terms, termsFor('BENEFICIARY')) };
}

function inForceAt(at: Instant, under: Amended, presented: Presented): Choice {
    return choiceWith([], { under, presented, at });
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
        : amended(credit.terms, among(forwards.amendments, amendments));
}

/**
 * What the beneficiary had heard of and not answered when it presented, of that by which the bank is bound. What it has
 * rejected since is not offered any more: it could only where nobody who is bound was to decide on its documents.
 */
function openTo({ examiningBank, ...presented }: Presented, under: Amended): readonly Amendment[] {
    const at = presentedAt(presented);
    const { open } = termsAtTime(under, { party: 'BENEFICIARY', at });
    const { open: toBank } = termsAtTime(under, { party: partyBehind(under.credit, examiningBank), at });

    return among(open, under.amendments).filter(
        ({ number, answer }) => toBank.includes(number) && (answer === undefined || answer.outcome === 'ACCEPTED'),
    );
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

/** By which rules, where and by whose promise a credit is available no document shows: that is accepted in words, or by its amount. */
function isSeenFromDocuments(
    { applicableRules, confirmation, expiry }: Amendment['changes'],
    terms: CreditTerms,
): boolean {
    const isPlaceKept = expiry === undefined || canonicalJson(expiry.place) === canonicalJson(terms.expiry.place);

    return applicableRules === undefined && confirmation === undefined && isPlaceKept;
}

const amountFields = ['amount', 'amountTolerance', 'isAmountApproximate'] as const;

function among(numbers: readonly number[], amendments: readonly Amendment[]): readonly Amendment[] {
    return amendments.filter(({ number }) => numbers.includes(number));
}

function numbersOf(amendments: readonly Amendment[]): readonly number[] {
    return amendments.map(({ number }) => number);
}

/** All subsets but the empty one, the smaller first and each in its order. */
function subsetsOf<Each>(all: readonly Each[]): readonly (readonly Each[])[] {
    const subsets = all.reduce<readonly (readonly Each[])[]>(
        (before, each) => [...before, ...before.map((subset) => [...subset, each])],
        [[]],
    );

    return subsets.slice(1).sort((one, other) => one.length - other.length);
}
