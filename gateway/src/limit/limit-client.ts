import { accountReadSchema, type AccountRead } from '@cohong/domain/limit/api';
import type { Ledger } from '../fabric/ledger.js';

/** What each wallet holds and pays, as the gateway sees it. */
export class LimitClient {
    readonly #ledger: Ledger;

    constructor(ledger: Ledger) {
        this.#ledger = ledger;
    }

    readAccount(walletId: string): Promise<AccountRead> {
        return this.#ledger.evaluate({
            name: 'dcep/limit:ReadAccount',
            input: { walletId },
            answer: accountReadSchema,
        });
    }
}
