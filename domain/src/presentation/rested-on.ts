import { compare, type Money } from '../kernel/money.js';
import { amended } from '../letter-of-credit/amendment.js';
import { available, coversDrawn } from '../letter-of-credit/drawing.js';
import type { CreditTerms } from '../letter-of-credit/terms.js';
import type { Transfer } from '../transfer/transfer.js';
import { drawnFrom, type TakenOut } from '../transfer/transferred-amount.js';
import type { Amended, Choice } from './amended-choices.js';
import { drawingsOf } from './drawings.js';
import { holdsAmount } from './presentation-status.js';
import type { Presentation } from './presentation.js';

/** A credit with what was taken out of it beside the documents in question. */
export interface Beside extends Amended {
    /** The other presentations under the credit. */
    readonly others: readonly Presentation[];
    readonly transfers: readonly Transfer[];
}

/** What of a presentation is held against the credit. */
type Claim = TakenOut['presentations'][number] & Pick<Presentation, 'amendments'>;

/** All choices, that without an amendment first. */
type Choices = readonly [Choice, ...Choice[]];

/** Which documents, and under which number they were presented first. */
type Numbered = Pick<Presentation, 'number' | 'firstPresentedAs'>;

/** The other drawings: documents that were sent on are no other than those that were first presented. */
export function otherDrawings(presentation: Numbered, { others }: Pick<Beside, 'others'>): readonly Presentation[] {
    return drawingsOf(others).filter((each) => firstNumberOf(each) !== firstNumberOf(presentation));
}

/** What was drawn before the documents were first presented. */
function earlierDrawings(presentation: Numbered, beside: Pick<Beside, 'others'>): readonly Presentation[] {
    return otherDrawings(presentation, beside).filter((each) => firstNumberOf(each) < firstNumberOf(presentation));
}

function firstNumberOf({ number, firstPresentedAs }: Numbered): number {
    return firstPresentedAs?.number ?? number;
}

/** What the documents may claim by these terms: what comes later takes nothing from them. */
export function leftBy({ limit }: Choice, presentation: Presentation, beside: Beside): Money {
    const presentations = earlierDrawings(presentation, beside);
    const { forwards } = presentation;

    return available(limit, drawnFrom({ presentations, transfers: beside.transfers, forwards }));
}

/**
 * The terms as they are if also these amendments are accepted, and with them everything on which documents rest that hold
 * their amount: of an amendment that another one supersedes nothing more can be drawn.
 */
export function termsRestedOn(
    { credit, amendments }: Amended,
    {
        accepts,
        presentations,
    }: {
        readonly accepts: readonly number[];
        readonly presentations: readonly Pick<Presentation, 'status' | 'amendments'>[];
    },
): CreditTerms {
    const holding = presentations.filter(({ status }) => holdsAmount(status));
    const rested = new Set([...accepts, ...holding.flatMap((each) => each.amendments ?? [])]);

    return amended(
        credit.terms,
        amendments.filter(({ number, answer }) =>
            answer === undefined ? rested.has(number) : answer.outcome === 'ACCEPTED',
        ),
    );
}

/**
 * By which of the terms so much can be claimed beside all that is drawn: the first by which it is left, also if all that
 * rests on amendments turns out to have accepted them.
 */
export function choiceThatLeaves(claim: Claim, choices: Choices, beside: Beside): Choice | undefined {
    return choices.find(
        (each) => compare(claim.amount, leftBeside(each, claim, beside)) <= 0 && isTenable(each, claim, beside),
    );
}

/** The most that any of them would leave. */
export function mostLeft(claim: Claim, choices: Choices, beside: Beside): Money {
    return choices
        .map((each) => leftBeside(each, claim, beside))
        .reduce((one, other) => (compare(one, other) < 0 ? other : one));
}

/** By which of the terms documents comply: by those in force wherever they can, and by no others that leave others uncovered. */
export function choiceThatFits(
    claim: Claim,
    [inForce, ...others]: Choices,
    { beside, fits }: { readonly beside: Beside; readonly fits: (choice: Choice) => boolean },
): Choice | undefined {
    return fits(inForce) ? inForce : others.find((each) => isTenable(each, claim, beside) && fits(each));
}

/**
 * The presentation with the amendments that it accepts if it is taken by these terms: also those on which it rests already,
 * where it claims too much without.
 */
export function takenBy(choice: Choice, presentation: Presentation, beside: Beside): Presentation {
    const { amendments: claimed = [] } = presentation;
    const isLeft = compare(presentation.amount, leftBy(choice, presentation, beside)) <= 0;
    const accepts = new Set(isLeft ? choice.accepts : [...choice.accepts, ...claimed]);

    return restingOn(
        presentation,
        [...accepts].sort((one, other) => one - other),
    );
}

/** The presentation as it rests on these amendments and no others: nothing is accepted by what complies without. */
export function restingOn(presentation: Presentation, accepts: readonly number[]): Presentation {
    const rest = { ...presentation };
    delete rest.amendments;

    return { ...rest, ...(accepts.length > 0 && { amendments: [...accepts] }) };
}

/** What these terms leave beside all other drawings, the later ones too. */
function leftBeside({ limit }: Choice, claim: Claim, beside: Beside): Money {
    const presentations = otherDrawings(claim, beside);

    return available(limit, drawnFrom({ presentations, transfers: beside.transfers, forwards: claim.forwards }));
}

/**
 * Whether the credit covers all that is drawn, these documents included, if they accept these amendments and others those
 * on which they rest.
 */
function isTenable({ accepts }: Choice, claim: Claim, beside: Beside): boolean {
    const presentations: readonly Claim[] = [...beside.others, { ...claim, status: 'COMPLYING' }];
    const terms = termsRestedOn(beside, { accepts, presentations });

    return coversDrawn(terms, drawnFrom({ presentations, transfers: beside.transfers }));
}
