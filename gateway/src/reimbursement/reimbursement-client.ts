import { Refusal } from '@cohong/domain/kernel/refusal';
import type { CreditAddress } from '@cohong/domain/letter-of-credit/api';
import type {
    AmendAuthorisation,
    AuthoriseReimbursement,
    ClaimAddress,
    ClaimReimbursement,
    CoverClaim,
    DeclineClaim,
    DemandCover,
    ReimburseClaim,
} from '@cohong/domain/reimbursement/api';
import { authorisationSchema, type Authorisation } from '@cohong/domain/reimbursement/authorisation';
import {
    reimbursementClaimViewSchema,
    type ReimbursementClaimView,
} from '@cohong/domain/reimbursement/reimbursement-claim';
import type { Proposal } from '../approval/proposal.js';
import type { WithPayment } from '../dcep/approve-from-vault.js';
import type { Committed, Ledger, RequestMark } from '../fabric/ledger.js';

/** What a maker proposes, by its transaction, and what each says. */
export interface Proposed {
    readonly 'reimbursement-authorisation:ProposeAuthorisation': AuthoriseReimbursement;
    readonly 'reimbursement-authorisation:ProposeAmendment': AmendAuthorisation;
    readonly 'reimbursement-authorisation:ProposeCancellation': CreditAddress;
    readonly 'reimbursement-authorisation:ProposeUndertaking': CreditAddress;
    readonly 'reimbursement-claim:ProposeReimbursement': ReimburseClaim;
    readonly 'reimbursement-claim:ProposeDecline': DeclineClaim;
    readonly 'reimbursement-claim:ProposeCover': CoverClaim;
}

/** What a checker carries out. */
export const reimbursementApprovalNames = [
    'reimbursement-authorisation:ApproveAuthorisation',
    'reimbursement-authorisation:ApproveAmendment',
    'reimbursement-authorisation:ApproveCancellation',
    'reimbursement-authorisation:ApproveUndertaking',
    'reimbursement-claim:ApproveReimbursement',
    'reimbursement-claim:ApproveDecline',
    'reimbursement-claim:ApproveCover',
] as const;

/** Reimbursement between banks under letters of credit, as the gateway sees it. */
export class ReimbursementClient {
    readonly #ledger: Ledger;

    constructor(ledger: Ledger) {
        this.#ledger = ledger;
    }

    propose<Name extends keyof Proposed>(
        name: Name,
        input: Proposal<Proposed[Name]>,
        request: RequestMark,
    ): Promise<Committed> {
        return this.#ledger.submit({ name: `trade/${name}`, input, request });
    }

    approve(
        name: (typeof reimbursementApprovalNames)[number],
        approvalId: string,
        payment: WithPayment,
    ): Promise<Committed> {
        return this.#ledger.submit({ name: `trade/${name}`, input: { approvalId }, ...payment });
    }

    declineUndertaking(input: CreditAddress, request: RequestMark): Promise<Committed> {
        return this.#ledger.submit({ name: 'trade/reimbursement-authorisation:DeclineUndertaking', input, request });
    }

    claimReimbursement(input: ClaimReimbursement, request: RequestMark): Promise<Committed> {
        return this.#ledger.submit({ name: 'trade/reimbursement-claim:ClaimReimbursement', input, request });
    }

    noteOverdue(input: ClaimAddress, request: RequestMark): Promise<Committed> {
        return this.#ledger.submit({ name: 'trade/reimbursement-claim:NoteOverdue', input, request });
    }

    demandCover(input: DemandCover, request: RequestMark): Promise<Committed> {
        return this.#ledger.submit({ name: 'trade/reimbursement-claim:DemandCover', input, request });
    }

    readAuthorisation(input: CreditAddress & { readonly bank?: string }): Promise<Authorisation> {
        const name = 'trade/reimbursement-authorisation:ReadAuthorisation';
        return this.#ledger.evaluate({ name, input, answer: authorisationSchema });
    }

    readClaim(input: ClaimAddress & { readonly bank?: string }): Promise<ReimbursementClaimView> {
        const name = 'trade/reimbursement-claim:ReadClaim';
        return this.#ledger.evaluate({ name, input, answer: reimbursementClaimViewSchema });
    }

    /** All claims under a credit; none where nobody was authorised to reimburse. */
    async readClaims(credit: CreditAddress): Promise<readonly ReimbursementClaimView[]> {
        const numberOfClaims = await this.#numberOfClaims(credit);
        const numbers = Array.from({ length: numberOfClaims }, (_, index) => index + 1);

        return await Promise.all(numbers.map((number) => this.readClaim({ ...credit, number })));
    }

    async #numberOfClaims(credit: CreditAddress): Promise<number> {
        try {
            return (await this.readAuthorisation(credit)).numberOfClaims;
        } catch (error) {
            if (error instanceof Refusal && error.kind === 'not-found') {
                return 0;
            }
            throw error;
        }
    }
}
