import type { ClaimAddress } from '@cohong/domain/claim/api';
import { titleNowSchema, type SplitTitle, type TitleNow } from '@cohong/domain/forfaiting/title/api';
import type { Proposal } from '../approval/proposal.js';
import type { Committed, Ledger, RequestMark } from '../fabric/ledger.js';

/** Titles to claims, as the gateways of the banks that owe and hold them see them. */
export class TitleClient {
    readonly #ledger: Ledger;

    constructor(ledger: Ledger) {
        this.#ledger = ledger;
    }

    proposeSplit(input: Proposal<SplitTitle>, request: RequestMark): Promise<Committed> {
        return this.#ledger.submit({ name: 'trade/title:ProposeSplit', input, request });
    }

    approveSplit(approvalId: string, request: RequestMark): Promise<Committed> {
        return this.#ledger.submit({ name: 'trade/title:ApproveSplit', input: { approvalId }, request });
    }

    readTitle(input: ClaimAddress & { readonly bank?: string }): Promise<TitleNow> {
        return this.#ledger.evaluate({ name: 'trade/title:ReadTitle', input, answer: titleNowSchema });
    }
}
