import {
    creditPassportSchema,
    passportRootSchema,
    type CreditPassport,
    type PassportRoot,
} from '@cohong/domain/credit-passport/credit-passport';
import type { Ledger } from '../fabric/ledger.js';

interface PassportAddress {
    readonly passportId: string;
}

/** Credit information that enterprises carry to other banks. */
export class CreditPassportClient {
    readonly #ledger: Ledger;

    constructor(ledger: Ledger) {
        this.#ledger = ledger;
    }

    readPassport(input: PassportAddress): Promise<CreditPassport> {
        return this.#ledger.evaluate({
            name: 'trade/credit-passport:ReadPassport',
            input,
            answer: creditPassportSchema,
        });
    }

    readRoot(input: PassportAddress): Promise<PassportRoot> {
        return this.#ledger.evaluate({ name: 'trade/credit-passport:ReadRoot', input, answer: passportRootSchema });
    }
}
