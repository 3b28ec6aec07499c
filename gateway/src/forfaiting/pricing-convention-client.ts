import { pricingConventionsReadSchema, type SetPricingConventions } from '@cohong/domain/forfaiting/pricing/api';
import type { PricingConventionBook } from '@cohong/domain/forfaiting/pricing/pricing-convention';
import type { Committed, Ledger, RequestMark } from '../fabric/ledger.js';

/** How the market counts when it prices a claim, as the gateway sees it. */
export class PricingConventionClient {
    readonly #ledger: Ledger;

    constructor(ledger: Ledger) {
        this.#ledger = ledger;
    }

    setPricingConventions(input: SetPricingConventions, request: RequestMark): Promise<Committed> {
        return this.#ledger.submit({ name: 'trade/pricing-convention:SetPricingConventions', input, request });
    }

    readPricingConventions(): Promise<PricingConventionBook> {
        return this.#ledger.evaluate({
            name: 'trade/pricing-convention:ReadPricingConventions',
            input: {},
            answer: pricingConventionsReadSchema,
        });
    }
}
