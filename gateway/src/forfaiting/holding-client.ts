import { holdingViewsSchema } from '@cohong/domain/forfaiting/holding/api';
import type { HoldingView } from '@cohong/domain/forfaiting/holding/holding-view';
import type { WriteOffClaim } from '@cohong/domain/forfaiting/holding/write-off';
import type { Proposal } from '../approval/proposal.js';
import type { Committed, Ledger, RequestMark } from '../fabric/ledger.js';

/** Claims in the hands of the banks that have bought them, as the gateway sees them. */
export class HoldingClient {
    readonly #ledger: Ledger;

    constructor(ledger: Ledger) {
        this.#ledger = ledger;
    }

    proposeWriteOff(input: Proposal<WriteOffClaim>, request: RequestMark): Promise<Committed> {
        return this.#ledger.submit({ name: 'trade/holding:ProposeWriteOff', input, request });
    }

    approveWriteOff(approvalId: string, request: RequestMark): Promise<Committed> {
        return this.#ledger.submit({ name: 'trade/holding:ApproveWriteOff', input: { approvalId }, request });
    }

    /** In the order of the deals. */
    readHoldings(dealIds: readonly string[], bank?: string): Promise<readonly HoldingView[]> {
        return this.#ledger.evaluate({
            name: 'trade/holding:ReadHoldings',
            input: { dealIds, ...(bank !== undefined && { bank }) },
            answer: holdingViewsSchema,
        });
    }

    async readHolding(dealId: string): Promise<HoldingView> {
        const [holding] = await this.readHoldings([dealId]);
        if (holding === undefined) {
            throw new Error('the ledger has told nothing of the holding');
        }

        return holding;
    }
}
