import type { AdviceAddress, AnswerAdvice } from '@cohong/domain/discrepancy-advice/api';
import { discrepancyAdviceSchema, type DiscrepancyAdvice } from '@cohong/domain/discrepancy-advice/discrepancy-advice';
import type { Proposal } from '../approval/proposal.js';
import type { Committed, Ledger, RequestMark } from '../fabric/ledger.js';

/** Discrepancies that are advised to issuing banks, as the gateway sees them. */
export class DiscrepancyAdviceClient {
    readonly #ledger: Ledger;

    constructor(ledger: Ledger) {
        this.#ledger = ledger;
    }

    adviseDiscrepancies(input: AdviceAddress, request: RequestMark): Promise<Committed> {
        return this.#ledger.submit({ name: 'trade/discrepancy-advice:AdviseDiscrepancies', input, request });
    }

    proposeAnswer(input: Proposal<AnswerAdvice>, request: RequestMark): Promise<Committed> {
        return this.#ledger.submit({ name: 'trade/discrepancy-advice:ProposeAnswer', input, request });
    }

    approveAnswer(approvalId: string, request: RequestMark): Promise<Committed> {
        return this.#ledger.submit({ name: 'trade/discrepancy-advice:ApproveAnswer', input: { approvalId }, request });
    }

    readAdvice(input: AdviceAddress & { readonly bank?: string }): Promise<DiscrepancyAdvice> {
        const name = 'trade/discrepancy-advice:ReadAdvice';
        return this.#ledger.evaluate({ name, input, answer: discrepancyAdviceSchema });
    }
}
