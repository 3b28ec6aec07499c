import type { Instant } from '../kernel/time.js';
import { amended, isBy, type Amendment } from '../letter-of-credit/amendment.js';
import type { Credit } from '../letter-of-credit/credit.js';
import { termsAtTime } from '../letter-of-credit/terms-at-time.js';
import type { CreditTerms } from '../letter-of-credit/terms.js';
import type { Amended } from './amended-choices.js';
import { forwardedFrom } from './forwarded.js';
import { holdsAmount, isUndecided } from './presentation-status.js';
import { presentedAt, type Presentation } from './presentation.js';

/**
 * The amendments that a presentation accepts, as they are from then on: once a bank that is bound finds that it complies,
 * can no longer say that it does not, or takes it although it does not (UCP 600 art. 10c, 16b, 16f).
 */
export function acceptedBy(presentation: Presentation, { credit, amendments }: Amended): readonly Amendment[] {
    const { amendments: numbers = [], number } = presentation;
    const at = acceptsAt(presentation);
    if (at === undefined || isOpinion(presentation, credit)) {
        return [];
    }

    return amendments
        .filter(({ number: each, answer }) => numbers.includes(each) && !isBy(answer?.at, at) && !isRejection(answer))
        .map((amendment) => ({ ...amendment, answer: { outcome: 'ACCEPTED', presentation: number, at } }));
}

/** A rejection stands: it is taken only where no bank that is bound has still to decide on the documents. */
function isRejection(answer: Amendment['answer']): boolean {
    return answer !== undefined && answer.outcome !== 'ACCEPTED';
}

/** All amendments of a credit, with what the beneficiary accepts by presentations. */
export function withAllAccepted(
    { credit, amendments }: Amended,
    presentations: readonly Presentation[],
): readonly Amendment[] {
    return presentations.reduce((before, presentation) => {
        const accepted = acceptedBy(presentation, { credit, amendments: before });

        return before.map((each) => accepted.find(({ number }) => number === each.number) ?? each);
    }, amendments);
}

/**
 * Since when. Documents that comply accept as of their first receipt, whatever the beneficiary has said since. What was
 * waived did not comply: it accepts as of the waiver, since who takes more than the credit allows takes it by the amendment.
 */
function acceptsAt(presentation: Presentation): Instant | undefined {
    const { status, precludedAt, waiver } = presentation;
    if (status === 'COMPLYING' || precludedAt !== undefined) {
        return presentedAt(presentation);
    }

    return status === 'WAIVED' ? waiver?.at : undefined;
}

/**
 * Whether what its bank finds binds nobody else: a bank that is merely nominated has an opinion, and the bank decides to
 * which it sends the documents on. Under a transferred credit there is no other bank that would examine them.
 */
function isOpinion({ examinesAs }: Presentation, { terms }: Credit): boolean {
    return examinesAs === 'NOMINATED_BANK' && terms.transferred === undefined;
}

/**
 * Whether documents may still turn out to have accepted an amendment: one that the beneficiary had heard of when it
 * presented them, for as long as nobody who is bound has decided. Of documents that were sent on the issuing bank decides.
 */
export function mayAccept(
    presentation: Presentation,
    amendment: Amendment,
    { credit, presentations }: { readonly credit: Credit; readonly presentations: readonly Presentation[] },
): boolean {
    const { status, amendments = [] } = presentation;
    const at = presentedAt(presentation);
    const { open } = termsAtTime({ credit, amendments: [amendment] }, { party: 'BENEFICIARY', at });
    if (open.length === 0 || forwardedFrom(presentation, presentations) !== undefined) {
        return false;
    }
    const restsOnIt = holdsAmount(status) && amendments.includes(amendment.number);

    return isUndecided(status) || (restsOnIt && isOpinion(presentation, credit));
}

/**
 * By which terms a bank pays that honours or buys the documents: those that bound who presented them, at that time, with the
 * amendments that are accepted by them.
 */
export function termsOf(presentation: Presentation, { credit, amendments }: Amended): CreditTerms {
    const { amendments: accepts = [], forwards } = presentation;
    const at = presentedAt(presentation);
    const { amendments: inForce } = termsAtTime({ credit, amendments }, { party: 'BENEFICIARY', at });
    const all = [...(forwards?.amendments ?? inForce), ...accepts];

    return amended(
        credit.terms,
        amendments.filter(({ number }) => all.includes(number)),
    );
}
