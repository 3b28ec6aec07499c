import type { FreezeWallet, ReleaseWallet } from '@cohong/domain/freeze/api';
import { freezeOrderSchema, type FreezeOrder } from '@cohong/domain/freeze/freeze-order';
import type { Committed, Ledger, RequestMark } from '../fabric/ledger.js';

interface Proposed {
    readonly approvalId: string;
}

/** Frozen wallets as the central bank's gateway sees them. */
export class FreezeClient {
    readonly #ledger: Ledger;

    constructor(ledger: Ledger) {
        this.#ledger = ledger;
    }

    proposeFreeze(input: FreezeWallet & Proposed, request: RequestMark): Promise<Committed> {
        return this.#ledger.submit({ name: 'dcep/freeze:ProposeFreeze', input, request });
    }

    approveFreeze(input: Proposed, request: RequestMark): Promise<Committed> {
        return this.#ledger.submit({ name: 'dcep/freeze:ApproveFreeze', input, request });
    }

    proposeRelease(input: ReleaseWallet & Proposed, request: RequestMark): Promise<Committed> {
        return this.#ledger.submit({ name: 'dcep/freeze:ProposeRelease', input, request });
    }

    approveRelease(input: Proposed, request: RequestMark): Promise<Committed> {
        return this.#ledger.submit({ name: 'dcep/freeze:ApproveRelease', input, request });
    }

    readFreezeOrder(orderId: string): Promise<FreezeOrder> {
        return this.#ledger.evaluate({
            name: 'dcep/freeze:ReadFreezeOrder',
            input: { orderId },
            answer: freezeOrderSchema,
        });
    }
}
