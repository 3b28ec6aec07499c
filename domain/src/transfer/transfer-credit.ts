import { refusals } from '../kernel/refusal.js';
import type { Advising } from '../letter-of-credit/advise-credit.js';
import type { Credit } from '../letter-of-credit/credit.js';
import { maximumDrawing } from '../letter-of-credit/drawing.js';
import { termsAtTime } from '../letter-of-credit/terms-at-time.js';
import type { TransferCredit } from './api.js';
import { mustBeUndecided, termsToTransfer, type TransferringFacts } from './request-transfer.js';
import type { Transfer, TransferRequest } from './transfer.js';
import { transferredTerms } from './transferred-terms.js';

const refusal = refusals({
    ACT_MUST_BE_BY_TRANSFERRING_BANK: 'forbidden',
    CONFIRMATION_MUST_COVER_WHAT_IS_TRANSFERRED: 'conflict',
});

/** Refuses an act by any other bank than that which was asked to transfer. */
export function mustBeTransferringBank({ transferringBank }: Pick<Transfer, 'transferringBank'>, bank: string): void {
    if (bank !== transferringBank) {
        throw refusal('ACT_MUST_BE_BY_TRANSFERRING_BANK');
    }
}

/** What is written where: the transfer at every bank of the credit, the rest only where it must be known. */
export interface Transferred {
    readonly transfer: Transfer;
    readonly request: TransferRequest;
    /** The second beneficiary's credit. */
    readonly transferred: Credit;
}

/**
 * Transfers, to the extent and in the manner to which the bank expressly consents (UCP 600 art. 38a). The second
 * beneficiary has a credit of its own from then on, confirmed if the credit is (art. 38g); so much less is left to the first.
 */
export function transferCredit(
    { transferReference, transferredCreditId }: TransferCredit,
    facts: TransferringFacts & { readonly transfer: Transfer; readonly request: TransferRequest },
): Transferred {
    const { credit, transfer, request, bank, at } = facts;
    mustBeTransferringBank(transfer, bank);
    mustBeUndecided(transfer);
    const { terms, transferring } = termsToTransfer(request, { ...facts, transferringBank: bank });
    const { amendmentAdvice } = request;
    const own = transferredTerms(terms, request, { bank: transferring, transferReference, amendmentAdvice });

    return {
        transfer: { ...transfer, decision: { outcome: 'TRANSFERRED', amount: maximumDrawing(own), at } },
        request: { ...request, transferredCreditId, includes: [...inForce(facts)] },
        transferred: {
            creditId: transferredCreditId,
            letterOfCreditReference: credit.letterOfCreditReference,
            issuingBank: credit.issuingBank,
            terms: own,
            issueDate: credit.issueDate,
            // Towards the second beneficiary banks are bound from now on.
            issuedAt: at,
            advices: [],
            ...confirmationOf(facts),
            numberOfAmendments: 0,
            numberOfPresentations: 0,
            numberOfTransfers: 0,
            numberOfAssignments: 0,
        },
    };
}

/** Says that it does not transfer: no bank has to (art. 38a). */
export function declineTransfer(transfer: Transfer, { bank, at }: Advising): Transfer {
    mustBeTransferringBank(transfer, bank);
    mustBeUndecided(transfer);

    return { ...transfer, decision: { outcome: 'DECLINED', at } };
}

/** The confirmation of the credit as it is (art. 38g). A bank is not bound by amendments that it has not confirmed. */
function confirmationOf(facts: TransferringFacts): Pick<Credit, 'confirmation'> {
    const { credit, amendments, at } = facts;
    const { confirmation } = credit;
    if (confirmation === undefined) {
        return {};
    }
    const covered = termsAtTime({ credit, amendments }, { party: 'CONFIRMING_BANK', at }).amendments;
    if (confirmation.outcome === 'CONFIRMED' && !inForce(facts).every((number) => covered.includes(number))) {
        throw refusal('CONFIRMATION_MUST_COVER_WHAT_IS_TRANSFERRED');
    }

    return { confirmation: { ...confirmation, throughAmendment: 0 } };
}

/** The amendments that the first beneficiary has accepted, by number. */
function inForce({ credit, amendments, at }: TransferringFacts): readonly number[] {
    return termsAtTime({ credit, amendments }, { party: 'BENEFICIARY', at }).amendments;
}
