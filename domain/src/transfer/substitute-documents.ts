import type { TradeDocument } from '../document/trade-document.js';
import { isBy } from '../letter-of-credit/amendment.js';
import type { Advising } from '../letter-of-credit/advise-credit.js';
import { compare, type Money } from '../kernel/money.js';
import { refusals } from '../kernel/refusal.js';
import type { CreditTerms } from '../letter-of-credit/terms.js';
import { mustBeRecordsOf } from '../presentation/electronic-record.js';
import type { Presentation } from '../presentation/presentation.js';
import type { DemandSubstitution, SubstituteDocuments } from './api.js';
import { amountOf } from './recount-transfer.js';
import { mustBeTransferringBank } from './transfer-credit.js';
import type { Substitution } from './substitution.js';
import type { Transfer, TransferRequest } from './transfer.js';

const refusal = refusals({
    SECOND_BENEFICIARYS_DOCUMENTS_MUST_BE_TAKEN_UP: 'conflict',
    DEMAND_MUST_BE_THE_FIRST: 'conflict',
    DEMAND_MUST_LEAVE_TIME: 'invalid',
    SUBSTITUTION_MUST_BE_BY_FIRST_BENEFICIARYS_BANK: 'forbidden',
    SUBSTITUTION_MUST_BE_ON_FIRST_DEMAND: 'conflict',
    ONLY_INVOICE_AND_DRAFT_MUST_BE_SUBSTITUTED: 'invalid',
    SUBSTITUTED_AMOUNT_MUST_COVER_WHAT_IS_CLAIMED: 'invalid',
});

/** Documents that the transferring bank can present: they comply, or nobody can say any more that they do not. */
const takenUp: readonly Presentation['status'][] = [
    'COMPLYING',
    'WAIVED',
    'PRECLUDED',
    'UNDERTAKEN',
    'NEGOTIATED',
    'PAID',
];

/** Demands the first beneficiary's invoice and draft, once: there is no second demand (UCP 600 art. 38i). */
export function demandSubstitution(
    { creditId, number, presentationNumber, answerBy }: DemandSubstitution,
    {
        transfer,
        presentation,
        earlier,
        bank,
        at,
    }: Advising & {
        readonly transfer: Transfer;
        /** Under the second beneficiary's credit. */
        readonly presentation: Presentation;
        readonly earlier: Substitution | undefined;
    },
): Substitution {
    mustBeTransferringBank(transfer, bank);
    amountOf(transfer);
    if (!takenUp.includes(presentation.status)) {
        throw refusal('SECOND_BENEFICIARYS_DOCUMENTS_MUST_BE_TAKEN_UP', { status: presentation.status });
    }
    if (earlier !== undefined) {
        throw refusal('DEMAND_MUST_BE_THE_FIRST', { demandedAt: earlier.demandedAt });
    }
    if (isBy(answerBy, at)) {
        throw refusal('DEMAND_MUST_LEAVE_TIME');
    }

    return { creditId, number, presentationNumber, claimed: presentation.amount, demandedAt: at, answerBy };
}

/** What was asked for, which also says for which presentations documents were demanded: by that they are found again. */
export function withDemand(request: TransferRequest, { presentationNumber }: Substitution): TransferRequest {
    return { ...request, demandedFor: [...(request.demandedFor ?? []), presentationNumber] };
}

/** What an answer to the demand starts from. */
export interface SubstitutingFacts extends Advising {
    readonly substitution: Substitution;
    readonly transfer: Transfer;
    /** Of the credit. */
    readonly terms: CreditTerms;
}

/**
 * Puts the first beneficiary's invoice and draft, if there is one, in the place of the second's, on first demand
 * (art. 38h). Whether they comply is found before they are presented.
 */
export function substituteDocuments(
    { documents, records, amount }: Pick<SubstituteDocuments, 'documents' | 'records' | 'amount'>,
    { substitution, transfer, terms, bank, at }: SubstitutingFacts,
): Substitution {
    if (bank !== transfer.requestingBank) {
        throw refusal('SUBSTITUTION_MUST_BE_BY_FIRST_BENEFICIARYS_BANK');
    }
    const { answer, forwarded, answerBy, claimed } = substitution;
    if (answer !== undefined || forwarded !== undefined || isBy(answerBy, at)) {
        throw refusal('SUBSTITUTION_MUST_BE_ON_FIRST_DEMAND', { answerBy });
    }
    if (!documents.every(isSubstitutable) || !documents.some(({ kind }) => kind === 'COMMERCIAL_INVOICE')) {
        throw refusal('ONLY_INVOICE_AND_DRAFT_MUST_BE_SUBSTITUTED');
    }
    mustCover(amount, claimed);
    mustBeRecordsOf({ documents, ...(records && { records }) }, terms);

    return { ...substitution, answer: { documents, ...(records && { records }), amount, at } };
}

function mustCover(amount: Money, claimed: Money): void {
    if (amount.currency !== claimed.currency || compare(amount, claimed) < 0) {
        throw refusal('SUBSTITUTED_AMOUNT_MUST_COVER_WHAT_IS_CLAIMED');
    }
}

/** The only documents that the first beneficiary replaces. */
export function isSubstitutable({ kind }: TradeDocument): boolean {
    return kind === 'COMMERCIAL_INVOICE' || kind === 'DRAFT';
}
