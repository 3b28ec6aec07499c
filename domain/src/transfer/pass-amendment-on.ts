import { compare, moneyToWire, type Money } from '../kernel/money.js';
import { refusals } from '../kernel/refusal.js';
import type { Amendment } from '../letter-of-credit/amendment.js';
import { mustBeLive, type Credit } from '../letter-of-credit/credit.js';
import { available } from '../letter-of-credit/drawing.js';
import { termsAtTime } from '../letter-of-credit/terms-at-time.js';
import type { PassAmendmentOn } from './api.js';
import { offerToSecond, rejectedAmong, type AmendingTransferFacts } from './offer-to-second.js';
import { amountOf, mostDrawable, withAmount } from './recount-transfer.js';
import { mustBeTransferringBank } from './transfer-credit.js';
import type { Transfer, TransferRequest } from './transfer.js';
import { drawnFrom } from './transferred-amount.js';

const refusal = refusals({
    AMENDMENT_MUST_BE_ISSUED: 'not-found',
    AMENDMENT_MUST_BE_PASSED_ON_ONCE: 'conflict',
    AMENDMENTS_MUST_BE_ADVISED_ON: 'conflict',
    FIRST_BENEFICIARY_MUST_AGREE: 'conflict',
    AMENDMENT_MUST_NOT_STAND_ON_WHAT_WAS_REJECTED: 'conflict',
    AMENDED_TRANSFER_MUST_BE_WITHIN_AVAILABLE: 'conflict',
});

/** What is written where, as when the credit was transferred. */
export interface PassedOn {
    readonly transfer: Transfer;
    readonly request: TransferRequest;
    readonly transferred: Credit;
    readonly amendment: Amendment;
}

/**
 * Advises an amendment of the credit to one second beneficiary, on the conditions of its transfer (UCP 600 art. 38e). It
 * becomes an amendment of that one's credit, which accepts or rejects it for itself alone (art. 38f); and article 38g
 * holds as it did when the credit was transferred, against the credit as it is amended.
 */
export function passAmendmentOn(
    { amendmentNumber, adjusted = {} }: PassAmendmentOn,
    facts: AmendingTransferFacts,
): PassedOn {
    const { transfer, second, at } = facts;
    const { creditId, numberOfAmendments } = second.credit;
    const passing = amendmentToPassOn(amendmentNumber, facts);
    mustNotStandOnRejected(passing, facts);
    const number = numberOfAmendments + 1;
    const offer = offerToSecond(passing, { number, adjusted, facts });
    const amendment: Amendment = { creditId, ...offer, issuedAt: at, advices: [] };
    const most = mostDrawable({ ...second, amendments: [...second.amendments, amendment] });
    mustBeLeft(most, facts);

    return {
        transfer: compare(most, amountOf(transfer)) > 0 ? withAmount(transfer, most) : transfer,
        request: { ...facts.request, passedOn: [...(facts.request.passedOn ?? []), { amendmentNumber, number }] },
        transferred: { ...second.credit, numberOfAmendments: number },
        amendment,
    };
}

/** The amendment, if the transfer lets the second beneficiary hear of it. */
function amendmentToPassOn(
    amendmentNumber: number,
    { credit, amendments, transfer, request, second, bank }: AmendingTransferFacts,
): Amendment {
    mustBeTransferringBank(transfer, bank);
    amountOf(transfer);
    mustBeLive(credit);
    mustBeLive(second.credit);
    const amendment = amendments.find(({ number }) => number === amendmentNumber);
    if (amendment === undefined) {
        throw refusal('AMENDMENT_MUST_BE_ISSUED', { amendmentNumber });
    }
    const known = [...(request.includes ?? []), ...(request.passedOn ?? []).map((each) => each.amendmentNumber)];
    if (known.includes(amendmentNumber)) {
        throw refusal('AMENDMENT_MUST_BE_PASSED_ON_ONCE');
    }
    if (request.amendmentAdvice === 'NEVER') {
        throw refusal('AMENDMENTS_MUST_BE_ADVISED_ON');
    }
    if (request.amendmentAdvice === 'WITH_CONSENT' && amendment.answer?.outcome !== 'ACCEPTED') {
        throw refusal('FIRST_BENEFICIARY_MUST_AGREE');
    }

    return amendment;
}

/** Of what it has rejected a second beneficiary hears no other part (art. 10e, 38f). */
function mustNotStandOnRejected({ standsOn = [] }: Amendment, facts: AmendingTransferFacts): void {
    const rejected = rejectedAmong(standsOn, facts);
    if (rejected.length > 0) {
        throw refusal('AMENDMENT_MUST_NOT_STAND_ON_WHAT_WAS_REJECTED', { amendments: [...rejected] });
    }
}

/** More is there for a second beneficiary only when the first has accepted more, and has not drawn or transferred it. */
function mustBeLeft(
    most: Money,
    { credit, amendments, presentations, transfers, transfer, at }: AmendingTransferFacts,
): void {
    const others = transfers.filter(({ number }) => number !== transfer.number);
    const { terms } = termsAtTime({ credit, amendments }, { party: 'BENEFICIARY', at });
    const left = available(terms, drawnFrom({ presentations, transfers: others }));
    if (compare(most, left) > 0) {
        throw refusal('AMENDED_TRANSFER_MUST_BE_WITHIN_AVAILABLE', { available: { ...moneyToWire(left) } });
    }
}
