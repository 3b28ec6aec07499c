import { domesticPoliciesReadSchema, type SetDomesticPolicies } from '@cohong/domain/domestic-credit/api';
import type { DomesticPolicyBook } from '@cohong/domain/domestic-credit/domestic-policy';
import type { Committed, Ledger, RequestMark } from '../fabric/ledger.js';

/** Periods and limits of domestic credits, as the gateway sees them. */
export class DomesticCreditClient {
    readonly #ledger: Ledger;

    constructor(ledger: Ledger) {
        this.#ledger = ledger;
    }

    setDomesticPolicies(input: SetDomesticPolicies, request: RequestMark): Promise<Committed> {
        return this.#ledger.submit({ name: 'trade/domestic-credit:SetDomesticPolicies', input, request });
    }

    readDomesticPolicies(): Promise<DomesticPolicyBook> {
        const name = 'trade/domestic-credit:ReadDomesticPolicies';
        return this.#ledger.evaluate({ name, input: {}, answer: domesticPoliciesReadSchema });
    }
}
