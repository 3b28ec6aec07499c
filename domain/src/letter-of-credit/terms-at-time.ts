import { refusals } from '../kernel/refusal.js';
import type { Instant } from '../kernel/time.js';
import { amended, isBy, type Amendment } from './amendment.js';
import { cancelledAt, isAdvisedBy, type ConsentingParty, type Credit } from './credit.js';
import { beneficiarysBank } from './parties.js';
import type { CreditTerms } from './terms.js';

const refusal = refusals({ INSTANT_MUST_NOT_PRECEDE_ISSUE: 'conflict' });

/** What binds a party at an instant. */
export interface TermsAtTime {
    /** Whether the undertaking stands towards, or of, this party: a confirming bank's once it has confirmed. */
    readonly isBound: boolean;
    /** The terms in force, with the amendments that the beneficiary had accepted … */
    readonly terms: CreditTerms;
    /** … which are these, by number. */
    readonly amendments: readonly number[];
    /**
     * Amendments without an answer, by number: a bank here is bound by them as soon as the beneficiary accepts them, and
     * cannot take them back (UCP 600 art. 10b).
     */
    readonly open: readonly number[];
}

/**
 * Exactly which terms bound a party at an instant (UCP 600 art. 10). It follows from the records alone, so it is the same
 * whenever and by whomever it is worked out.
 */
export function termsAtTime(
    { credit, amendments }: { readonly credit: Credit; readonly amendments: readonly Amendment[] },
    { party, at }: { readonly party: ConsentingParty; readonly at: Instant },
): TermsAtTime {
    if (!isBy(credit.issuedAt, at)) {
        throw refusal('INSTANT_MUST_NOT_PRECEDE_ISSUE', { issuedAt: credit.issuedAt });
    }
    const covering = amendments.filter((amendment) => covers(party, { credit, amendment, at }));
    const inForce = covering.filter(({ answer }) => answer?.outcome === 'ACCEPTED' && isBy(answer.at, at));
    const open = covering.filter(({ answer }) => !isBy(answer?.at, at));
    const numbers = (those: readonly Amendment[]): readonly number[] => those.map(({ number }) => number);

    return {
        isBound: !isBy(cancelledAt(credit), at) && (party !== 'CONFIRMING_BANK' || isConfirmed(credit, at)),
        terms: amended(credit.terms, inForce),
        amendments: numbers(inForce),
        open: numbers(open),
    };
}

/** Whether an amendment had come to concern the party by then. */
function covers(
    party: ConsentingParty,
    { credit, amendment, at }: { readonly credit: Credit; readonly amendment: Amendment; readonly at: Instant },
): boolean {
    switch (party) {
        case 'ISSUING_BANK':
            return isBy(amendment.issuedAt, at);
        case 'BENEFICIARY': {
            const advices = amendment.advices.filter((advice) => isBy(advice.at, at));
            return isAdvisedBy({ advices }, beneficiarysBank(credit.terms));
        }
        case 'CONFIRMING_BANK':
            return (
                (isConfirmed(credit, at) && amendment.number <= (credit.confirmation?.throughAmendment ?? 0)) ||
                (amendment.extension?.outcome === 'EXTENDED' && isBy(amendment.extension.at, at))
            );
    }
}

function isConfirmed({ confirmation }: Credit, at: Instant): boolean {
    return confirmation?.outcome === 'CONFIRMED' && isBy(confirmation.at, at);
}
