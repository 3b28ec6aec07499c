import type { TakeRecourse } from '@cohong/domain/recourse/api';
import type { Proposal } from '../approval/proposal.js';
import type { Committed, Ledger, RequestMark } from '../fabric/ledger.js';

/** Recourse of banks that have negotiated, as the gateway sees it. */
export class RecourseClient {
    readonly #ledger: Ledger;

    constructor(ledger: Ledger) {
        this.#ledger = ledger;
    }

    propose(input: Proposal<TakeRecourse>, request: RequestMark): Promise<Committed> {
        return this.#ledger.submit({ name: 'trade/recourse:ProposeRecourse', input, request });
    }

    approve(approvalId: string, request: RequestMark): Promise<Committed> {
        return this.#ledger.submit({ name: 'trade/recourse:ApproveRecourse', input: { approvalId }, request });
    }
}
