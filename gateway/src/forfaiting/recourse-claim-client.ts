import type { ClaimRecourse, RecourseAddress, RejectRecourse } from '@cohong/domain/forfaiting/recourse/api';
import { recourseClaimSchema, type RecourseClaim } from '@cohong/domain/forfaiting/recourse/recourse-claim';
import type { Proposal } from '../approval/proposal.js';
import type { Committed, Ledger, RequestMark } from '../fabric/ledger.js';

/** What a checker carries out. */
export const recourseApprovals = [
    'recourse-claim:ApproveClaim',
    'recourse-claim:ApproveAdmission',
    'recourse-claim:ApproveRejection',
    'recourse-claim:ApproveWithdrawal',
] as const;
/** What buyers of claims ask back of their sellers, as the gateways of both see it. */
export class RecourseClaimClient {
    readonly #ledger: Ledger;

    constructor(ledger: Ledger) {
        this.#ledger = ledger;
    }

    proposeClaim(input: Proposal<ClaimRecourse>, request: RequestMark): Promise<Committed> {
        return this.#ledger.submit({ name: 'trade/recourse-claim:ProposeClaim', input, request });
    }

    proposeAdmission(input: Proposal<RecourseAddress>, request: RequestMark): Promise<Committed> {
        return this.#ledger.submit({ name: 'trade/recourse-claim:ProposeAdmission', input, request });
    }

    proposeRejection(input: Proposal<RejectRecourse>, request: RequestMark): Promise<Committed> {
        return this.#ledger.submit({ name: 'trade/recourse-claim:ProposeRejection', input, request });
    }

    proposeWithdrawal(input: Proposal<RecourseAddress>, request: RequestMark): Promise<Committed> {
        return this.#ledger.submit({ name: 'trade/recourse-claim:ProposeWithdrawal', input, request });
    }

    approve(name: (typeof recourseApprovals)[number], approvalId: string, request: RequestMark): Promise<Committed> {
        return this.#ledger.submit({ name: `trade/${name}`, input: { approvalId }, request });
    }

    read(input: RecourseAddress & { readonly bank?: string }): Promise<RecourseClaim> {
        return this.#ledger.evaluate({
            name: 'trade/recourse-claim:ReadRecourseClaim',
            input,
            answer: recourseClaimSchema,
        });
    }
}
