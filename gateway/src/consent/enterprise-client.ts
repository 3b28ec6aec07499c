import type { ConfirmEntry, ProposeEntry, RevokeKey } from '@cohong/domain/consent/api';
import { enterpriseSchema, type Enterprise } from '@cohong/domain/consent/enterprise';
import type { Committed, Ledger, RequestMark } from '../fabric/ledger.js';

interface EnterpriseAddress {
    readonly uscc: string;
}

/** The directory of enterprises that trade abroad. */
export class EnterpriseClient {
    readonly #ledger: Ledger;

    constructor(ledger: Ledger) {
        this.#ledger = ledger;
    }

    proposeEntry(input: ProposeEntry, request: RequestMark): Promise<Committed> {
        return this.#ledger.submit({ name: 'trade/enterprise:ProposeEntry', input, request });
    }

    confirmEntry(input: ConfirmEntry, request: RequestMark): Promise<Committed> {
        return this.#ledger.submit({ name: 'trade/enterprise:ConfirmEntry', input, request });
    }

    revokeKey(input: RevokeKey, request: RequestMark): Promise<Committed> {
        return this.#ledger.submit({ name: 'trade/enterprise:RevokeKey', input, request });
    }

    readEnterprise(input: EnterpriseAddress): Promise<Enterprise> {
        return this.#ledger.evaluate({
            name: 'trade/enterprise:ReadEnterprise',
            input,
            answer: enterpriseSchema,
        });
    }
}
