import { buyerLimitsViewSchema, type BuyerLimitsView, type SetLimits } from '@cohong/domain/forfaiting/limit/api';
import type { Proposal } from '../approval/proposal.js';
import type { Committed, Ledger, RequestMark } from '../fabric/ledger.js';

/** How much a bank wants to have in claims, as its own gateway sees it. */
export class BuyerLimitClient {
    readonly #ledger: Ledger;

    constructor(ledger: Ledger) {
        this.#ledger = ledger;
    }

    proposeLimits(input: Proposal<SetLimits>, request: RequestMark): Promise<Committed> {
        return this.#ledger.submit({ name: 'trade/buyer-limit:ProposeLimits', input, request });
    }

    approve(approvalId: string, request: RequestMark): Promise<Committed> {
        return this.#ledger.submit({ name: 'trade/buyer-limit:ApproveLimits', input: { approvalId }, request });
    }

    readLimits(input: { readonly bank?: string } = {}): Promise<BuyerLimitsView> {
        return this.#ledger.evaluate({
            name: 'trade/buyer-limit:ReadLimits',
            input,
            answer: buyerLimitsViewSchema,
        });
    }
}
