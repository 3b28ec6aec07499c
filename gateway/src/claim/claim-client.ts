import type { ClaimAddress, PayClaim, PrepayClaim } from '@cohong/domain/claim/api';
import { claimViewSchema, type ClaimView } from '@cohong/domain/claim/claim';
import type { WithPayment } from '../dcep/approve-from-vault.js';
import type { Committed, Ledger, RequestMark } from '../fabric/ledger.js';

/** What a checker carries out. */
export type ClaimApproval = 'claim:ApprovePayment' | 'claim:ApprovePrepayment';
type Proposal<Request> = Request & { readonly approvalId: string };

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

    readClaim(input: ClaimAddress & { readonly bank?: string }): Promise<ClaimView> {
        return this.#ledger.evaluate({ name: 'trade/claim:ReadClaim', input, answer: claimViewSchema });
    }
}
