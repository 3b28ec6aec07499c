import { compare, moneyToWire } from '../kernel/money.js';
import { refusals } from '../kernel/refusal.js';
import type { Amendment } from '../letter-of-credit/amendment.js';
import type { Advising } from '../letter-of-credit/advise-credit.js';
import type { CreditBank } from '../letter-of-credit/credit-party.js';
import { creditStatus, mustBeLive, type Credit } from '../letter-of-credit/credit.js';
import { available, maximumDrawing } from '../letter-of-credit/drawing.js';
import { mustHaveNoFaults, type Fault } from '../letter-of-credit/fault.js';
import { beneficiarysBank } from '../letter-of-credit/parties.js';
import { termsAtTime } from '../letter-of-credit/terms-at-time.js';
import { termsFaults, type Drafting } from '../letter-of-credit/terms-faults.js';
import type { CreditTerms } from '../letter-of-credit/terms.js';
import { holdsAmount } from '../presentation/presentation-status.js';
import type { Presentation } from '../presentation/presentation.js';
import type { RequestTransfer } from './api.js';
import { transferFaults } from './transfer-faults.js';
import { transferStatus, type Transfer, type TransferRequest } from './transfer.js';
import { drawnFrom } from './transferred-amount.js';
import { transferredTerms, without } from './transferred-terms.js';

const refusal = refusals({
    TRANSFER_MUST_BE_ASKED_BY_BENEFICIARYS_BANK: 'forbidden',
    TRANSFERRED_CREDIT_MUST_NOT_BE_TRANSFERRED_ON: 'conflict',
    CREDIT_MUST_BE_TRANSFERABLE: 'conflict',
    CREDIT_MUST_HAVE_REACHED_BENEFICIARY: 'conflict',
    TRANSFERRING_BANK_MUST_BE_AUTHORISED: 'invalid',
    TRANSFER_MUST_BE_NEXT: 'conflict',
    PARTIAL_TRANSFER_MUST_BE_ALLOWED: 'conflict',
    TRANSFER_MUST_BE_WITHIN_AVAILABLE: 'conflict',
    TRANSFER_MUST_BE_UNDECIDED: 'conflict',
});

/** What the ledger knows of the credit that is to be transferred. */
export interface TransferringFacts extends Advising, Pick<Drafting, 'memberBook' | 'domesticPolicies'> {
    readonly credit: Credit;
    readonly amendments: readonly Amendment[];
    readonly presentations: readonly Presentation[];
    /** All that were asked for so far. */
    readonly transfers: readonly Transfer[];
}

/**
 * Asks to make the credit, or a part of it, available to a second beneficiary (UCP 600 art. 38b). It binds nobody and holds
 * nothing: no bank has to transfer (art. 38a). What could not be transferred now is refused at once.
 */
export function requestTransfer(
    { transferringBank, ...request }: RequestTransfer,
    facts: TransferringFacts,
): { readonly credit: Credit; readonly transfer: Transfer; readonly request: TransferRequest } {
    const { credit, bank, at } = facts;
    if (bank !== beneficiarysBank(credit.terms)) {
        throw refusal('TRANSFER_MUST_BE_ASKED_BY_BENEFICIARYS_BANK');
    }
    termsToTransfer(request, { ...facts, transferringBank });
    if (request.number !== credit.numberOfTransfers + 1) {
        throw refusal('TRANSFER_MUST_BE_NEXT', { next: credit.numberOfTransfers + 1 });
    }
    const { creditId, number } = request;

    return {
        credit: { ...credit, numberOfTransfers: number },
        transfer: { creditId, number, requestingBank: bank, transferringBank, requestedAt: at },
        request,
    };
}

/** The first beneficiary thinks better of it, for as long as nothing was decided. */
export function withdrawTransfer(transfer: Transfer, { bank, at }: Advising): Transfer {
    if (bank !== transfer.requestingBank) {
        throw refusal('TRANSFER_MUST_BE_ASKED_BY_BENEFICIARYS_BANK');
    }
    mustBeUndecided(transfer);

    return { ...transfer, decision: { outcome: 'WITHDRAWN', at } };
}

/** Refuses to decide twice. */
export function mustBeUndecided(transfer: Transfer): void {
    const status = transferStatus(transfer);
    if (status !== 'REQUESTED') {
        throw refusal('TRANSFER_MUST_BE_UNDECIDED', { status });
    }
}

/** The terms of which a part is transferred: those that bind the first beneficiary. Refuses what article 38 does not allow. */
export function termsToTransfer(
    request: TransferRequest,
    { credit, amendments, at, ...facts }: TransferringFacts & { readonly transferringBank: string },
): { readonly terms: CreditTerms; readonly transferring: CreditBank } {
    mustBeLive(credit);
    const { terms } = termsAtTime({ credit, amendments }, { party: 'BENEFICIARY', at });
    if (terms.transferred !== undefined) {
        throw refusal('TRANSFERRED_CREDIT_MUST_NOT_BE_TRANSFERRED_ON');
    }
    if (terms.form !== 'IRREVOCABLE_TRANSFERABLE') {
        throw refusal('CREDIT_MUST_BE_TRANSFERABLE');
    }
    if (creditStatus(credit) !== 'EFFECTIVE') {
        throw refusal('CREDIT_MUST_HAVE_REACHED_BENEFICIARY');
    }
    const transferring = transferringBanks(terms).find(({ mspId }) => mspId === facts.transferringBank);
    if (transferring === undefined) {
        throw refusal('TRANSFERRING_BANK_MUST_BE_AUTHORISED');
    }
    mustHaveNoFaults(transferFaults(terms, request));
    const wished = transferredTerms(terms, request, {
        bank: transferring,
        transferReference: credit.letterOfCreditReference,
        amendmentAdvice: request.amendmentAdvice,
    });
    mustHaveNoFaults(faultsOf(wished, { credit, ...facts }));
    mustBeLeft(wished, { terms, ...facts });

    return { terms, transferring };
}

/** A nominated bank, or where any bank is that which the credit names; and the issuing bank may (art. 38b). */
export function transferringBanks({ availability, transferringBank, issuingBank }: CreditTerms): readonly CreditBank[] {
    const { availableWith } = availability;
    const named = availableWith.kind === 'BANK' ? availableWith.bank : transferringBank;

    return named === undefined ? [issuingBank] : [named, issuingBank];
}

/** What is wrong with the terms of a credit, or of what is transferred of it, which follows the rules of every credit. */
export function faultsOf(
    terms: CreditTerms,
    { credit, ...book }: Pick<TransferringFacts, 'credit' | 'memberBook' | 'domesticPolicies'>,
): readonly Fault[] {
    const { issuingBank: bank, issueDate } = credit;

    return termsFaults(without(terms, ['transferred']), { ...book, bank, issueDate });
}

/** All that the second beneficiary could draw must be left: tolerances stretch its amount as they do the credit's. */
function mustBeLeft(
    wished: CreditTerms,
    {
        terms,
        presentations,
        transfers,
    }: Pick<TransferringFacts, 'presentations' | 'transfers'> & { readonly terms: CreditTerms },
): void {
    const drawn = drawnFrom({ presentations, transfers });
    const isInUse = drawn.transferred.length > 0 || presentations.some(({ status }) => holdsAmount(status));
    if (terms.shipment.partialShipments === 'NOT_ALLOWED' && isInUse) {
        throw refusal('PARTIAL_TRANSFER_MUST_BE_ALLOWED');
    }
    const left = available(terms, drawn);
    if (compare(maximumDrawing(wished), left) > 0) {
        throw refusal('TRANSFER_MUST_BE_WITHIN_AVAILABLE', { available: { ...moneyToWire(left) } });
    }
}
