import type { DisputeReclaim, PayReclaim, ReclaimAddress, ReclaimReimbursement } from '@cohong/domain/reclaim/api';
import { reclaimSchema, type Reclaim } from '@cohong/domain/reclaim/reclaim';
import type { Proposal } from '../approval/proposal.js';
import type { WithPayment } from '../dcep/approve-from-vault.js';
import type { Committed, Ledger, RequestMark } from '../fabric/ledger.js';

/** Reimbursement that is asked back after a refusal, as the gateway sees it. */
export class ReclaimClient {
    readonly #ledger: Ledger;

    constructor(ledger: Ledger) {
        this.#ledger = ledger;
    }

    reclaimReimbursement(input: ReclaimReimbursement, request: RequestMark): Promise<Committed> {
        return this.#ledger.submit({ name: 'trade/reclaim:ReclaimReimbursement', input, request });
    }

    disputeReclaim(input: DisputeReclaim, request: RequestMark): Promise<Committed> {
        return this.#ledger.submit({ name: 'trade/reclaim:DisputeReclaim', input, request });
    }

    proposePayment(input: Proposal<PayReclaim>, request: RequestMark): Promise<Committed> {
        return this.#ledger.submit({ name: 'trade/reclaim:ProposePayment', input, request });
    }

    approvePayment(approvalId: string, payment: WithPayment): Promise<Committed> {
        return this.#ledger.submit({ name: 'trade/reclaim:ApprovePayment', input: { approvalId }, ...payment });
    }

    readReclaim(input: ReclaimAddress & { readonly bank?: string }): Promise<Reclaim> {
        return this.#ledger.evaluate({ name: 'trade/reclaim:ReadReclaim', input, answer: reclaimSchema });
    }
}
