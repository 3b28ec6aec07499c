import { refusals } from '../kernel/refusal.js';
import { transferStatus, type Transfer } from '../transfer/transfer.js';
import type { AnswerCancellation } from './api.js';
import type { Advising } from './advise-credit.js';
import { consentsNeeded, mustBeLive, type Cancellation, type ConsentingParty, type Credit } from './credit.js';
import { bankIn, beneficiarysBank, issuersBank } from './parties.js';

const refusal = refusals({
    CANCELLATION_MUST_BE_BY_ISSUING_BANK: 'forbidden',
    CANCELLATION_MUST_NOT_BE_OPEN: 'conflict',
    TRANSFERS_MUST_HAVE_BEEN_RETURNED: 'conflict',
    CANCELLATION_MUST_BE_OPEN: 'conflict',
    PARTY_MUST_BE_SPOKEN_FOR_BY_ITS_BANK: 'forbidden',
    CONSENT_MUST_BE_NEEDED: 'conflict',
    CONSENT_MUST_BE_GIVEN_ONCE: 'conflict',
});

/** What the end of a credit depends on beside it. */
export interface CancellingFacts extends Advising {
    /** All that were asked for so far. */
    readonly transfers: readonly Transfer[];
}

/** Asks to end the credit before its time. The issuing bank consents by asking; nobody else is bound by it. */
export function proposeCancellation(credit: Credit, { bank, at, transfers }: CancellingFacts): Credit {
    if (bank !== issuersBank(credit)) {
        throw refusal('CANCELLATION_MUST_BE_BY_ISSUING_BANK');
    }
    mustBeLive(credit);
    if (isOpen(credit.cancellation)) {
        throw refusal('CANCELLATION_MUST_NOT_BE_OPEN');
    }
    mustConcernNobodyElse(transfers);

    return { ...credit, cancellation: { consents: [{ party: 'ISSUING_BANK', at }] } };
}

/** One more of those without whom no credit is cancelled; with the last consent it is (UCP 600 art. 10a). */
export function consentToCancellation(
    credit: Credit,
    { bank, at, party, transfers }: CancellingFacts & Pick<AnswerCancellation, 'party'>,
): Credit {
    const { consents } = answerable(credit, { bank, party });
    mustConcernNobodyElse(transfers);

    return { ...credit, cancellation: { consents: [...consents, { party, at }] } };
}

/** The credit goes on: without the consent of each there is no cancellation. */
export function refuseCancellation(
    credit: Credit,
    { bank, at, party }: Advising & Pick<AnswerCancellation, 'party'>,
): Credit {
    const { consents } = answerable(credit, { bank, party });

    return { ...credit, cancellation: { consents, refusal: { party, at } } };
}

/**
 * A second beneficiary is a beneficiary without whom nothing is cancelled (art. 10a, 38): it agrees to the end of its own
 * credit, and what it had of this one is returned, before this one ends.
 */
function mustConcernNobodyElse(transfers: readonly Transfer[]): void {
    const standing = transfers.find((transfer) => transferStatus(transfer) === 'TRANSFERRED');
    if (standing !== undefined) {
        throw refusal('TRANSFERS_MUST_HAVE_BEEN_RETURNED', { transferNumber: standing.number });
    }
}

function answerable(
    credit: Credit,
    { bank, party }: { readonly bank: string; readonly party: ConsentingParty },
): Cancellation {
    if (speakerFor(credit, party) !== bank) {
        throw refusal('PARTY_MUST_BE_SPOKEN_FOR_BY_ITS_BANK', { party });
    }
    mustBeLive(credit);
    const { cancellation } = credit;
    if (cancellation === undefined || !isOpen(cancellation)) {
        throw refusal('CANCELLATION_MUST_BE_OPEN');
    }
    if (!consentsNeeded(credit).includes(party)) {
        throw refusal('CONSENT_MUST_BE_NEEDED');
    }
    if (cancellation.consents.some((consent) => consent.party === party)) {
        throw refusal('CONSENT_MUST_BE_GIVEN_ONCE');
    }

    return cancellation;
}

function speakerFor(credit: Credit, party: ConsentingParty): string | undefined {
    switch (party) {
        case 'ISSUING_BANK':
            return issuersBank(credit);
        case 'CONFIRMING_BANK':
            return credit.confirmation?.bank ?? bankIn(credit.terms, 'CONFIRMING_BANK');
        case 'BENEFICIARY':
            return beneficiarysBank(credit.terms);
    }
}

function isOpen(cancellation: Cancellation | undefined): boolean {
    return cancellation !== undefined && cancellation.refusal === undefined;
}
