import type { ExtendFinancing } from '@cohong/domain/receivable/extend-financing';
import type { ReverseDisbursement, ReverseRepayment } from '@cohong/domain/receivable/reverse-entry';
import { financingStandingsSchema, type FinancingStanding } from '@cohong/domain/receivable/financing-standing';
import type { WriteOffFinancing } from '@cohong/domain/receivable/write-off-financing';
import type { Proposal } from '../approval/proposal.js';
import type { Committed, Ledger, RequestMark } from '../fabric/ledger.js';
import type { FinancingAddress } from './financing-client.js';

/** Loans after their pay-out, as the gateway sees them. */
export class FinancingLifeClient {
    readonly #ledger: Ledger;

    constructor(ledger: Ledger) {
        this.#ledger = ledger;
    }

    proposeExtension(input: Proposal<ExtendFinancing>, request: RequestMark): Promise<Committed> {
        return this.#ledger.submit({ name: 'trade/financing-life:ProposeExtension', input, request });
    }

    approveExtension(approvalId: string, request: RequestMark): Promise<Committed> {
        return this.#ledger.submit({ name: 'trade/financing-life:ApproveExtension', input: { approvalId }, request });
    }

    proposeWriteOff(input: Proposal<WriteOffFinancing>, request: RequestMark): Promise<Committed> {
        return this.#ledger.submit({ name: 'trade/financing-life:ProposeWriteOff', input, request });
    }

    approveWriteOff(approvalId: string, request: RequestMark): Promise<Committed> {
        return this.#ledger.submit({ name: 'trade/financing-life:ApproveWriteOff', input: { approvalId }, request });
    }

    proposeRepaymentReversal(input: Proposal<ReverseRepayment>, request: RequestMark): Promise<Committed> {
        return this.#ledger.submit({ name: 'trade/financing-life:ProposeRepaymentReversal', input, request });
    }

    approveRepaymentReversal(approvalId: string, request: RequestMark): Promise<Committed> {
        const name = 'trade/financing-life:ApproveRepaymentReversal';
        return this.#ledger.submit({ name, input: { approvalId }, request });
    }

    proposeDisbursementReversal(input: Proposal<ReverseDisbursement>, request: RequestMark): Promise<Committed> {
        return this.#ledger.submit({ name: 'trade/financing-life:ProposeDisbursementReversal', input, request });
    }

    approveDisbursementReversal(approvalId: string, request: RequestMark): Promise<Committed> {
        const name = 'trade/financing-life:ApproveDisbursementReversal';
        return this.#ledger.submit({ name, input: { approvalId }, request });
    }

    /** In the order of the addresses. */
    readStandings(addresses: readonly FinancingAddress[]): Promise<readonly FinancingStanding[]> {
        const items = addresses.map(({ financingId, bank }) => ({ financingId, ...(bank !== undefined && { bank }) }));
        return this.#ledger.evaluate({
            name: 'trade/financing-life:ReadStandings',
            input: { items },
            answer: financingStandingsSchema,
        });
    }
}
