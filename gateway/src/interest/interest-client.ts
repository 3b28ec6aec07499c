import { dueInterestSchema, type DueInterest, type PostInterest } from '@cohong/domain/interest/api';
import type { Committed, Ledger, RequestMark } from '../fabric/ledger.js';

/** What wallets earn, as the gateway sees it. */
export class InterestClient {
    readonly #ledger: Ledger;

    constructor(ledger: Ledger) {
        this.#ledger = ledger;
    }

    postInterest(input: PostInterest, request: RequestMark): Promise<Committed> {
        return this.#ledger.submit({ name: 'dcep/interest:PostInterest', input, request });
    }

    readDueInterest(wallets: readonly string[]): Promise<DueInterest> {
        return this.#ledger.evaluate({
            name: 'dcep/interest:ReadDueInterest',
            input: { wallets },
            answer: dueInterestSchema,
        });
    }
}
