import { claimStandingsSchema, type ClaimAddress, type PayClaim, type PrepayClaim } from '@cohong/domain/claim/api';
import { claimViewSchema, type Claim, type ClaimView } from '@cohong/domain/claim/claim';
import type { Proposal } from '../approval/proposal.js';
import type { WithPayment } from '../dcep/approve-from-vault.js';
import type { Committed, Ledger, RequestMark } from '../fabric/ledger.js';

/** What a checker carries out. */
export type ClaimApproval = 'claim:ApprovePayment' | 'claim:ApprovePrepayment';
/** Claims to payment at maturity, as the gateway sees them. */
export class ClaimClient {
    readonly #ledger: Ledger;

    constructor(ledger: Ledger) {
        this.#ledger = ledger;
    }

    proposePayment(input: Proposal<PayClaim>, request: RequestMark): Promise<Committed> {
        return this.#ledger.submit({ name: 'trade/claim:ProposePayment', input, request });
    }

    proposePrepayment(input: Proposal<PrepayClaim>, request: RequestMark): Promise<Committed> {
        return this.#ledger.submit({ name: 'trade/claim:ProposePrepayment', input, request });
    }

    approve(act: ClaimApproval, approvalId: string, payment: WithPayment): Promise<Committed> {
        return this.#ledger.submit({ name: `trade/${act}`, input: { approvalId }, ...payment });
    }

    /** As they were kept, with where they stand now: what is due or overdue is written nowhere. */
    async withStatuses(kept: readonly Claim[], bank?: string): Promise<readonly ClaimView[]> {
        const claimIds = kept.map(({ claimId }) => claimId);
        const standings = await this.#ledger.evaluate({
            name: 'trade/claim:ReadClaimStatuses',
            input: { claimIds, ...(bank !== undefined && { bank }) },
            answer: claimStandingsSchema,
        });
        const byId = new Map(standings.map(({ claimId, status }) => [claimId, status]));

        return kept.map((claim) => ({ ...claim, status: byId.get(claim.claimId) ?? claim.status }));
    }

    readClaim(input: ClaimAddress & { readonly bank?: string }): Promise<ClaimView> {
        return this.#ledger.evaluate({ name: 'trade/claim:ReadClaim', input, answer: claimViewSchema });
    }
}
