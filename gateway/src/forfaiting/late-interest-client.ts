import type { ClaimAddress } from '@cohong/domain/claim/api';
import {
    lateInterestRatesReadSchema,
    type PayLateInterest,
    type SetLateInterestRates,
    type WaiveLateInterest,
} from '@cohong/domain/forfaiting/late-interest/api';
import type { LateInterestRateBook } from '@cohong/domain/forfaiting/late-interest/late-interest-rate';
import { lateInterestSchema, type LateInterest } from '@cohong/domain/forfaiting/late-interest/late-interest';
import type { Proposal } from '../approval/proposal.js';
import type { WithPayment } from '../dcep/approve-from-vault.js';
import type { Committed, Ledger, RequestMark } from '../fabric/ledger.js';

/** What debtors owe for paying late, as the gateway sees it. */
export class LateInterestClient {
    readonly #ledger: Ledger;

    constructor(ledger: Ledger) {
        this.#ledger = ledger;
    }

    setRates(input: SetLateInterestRates, request: RequestMark): Promise<Committed> {
        return this.#ledger.submit({ name: 'trade/late-interest-rate:SetLateInterestRates', input, request });
    }

    readRates(): Promise<LateInterestRateBook> {
        return this.#ledger.evaluate({
            name: 'trade/late-interest-rate:ReadLateInterestRates',
            input: {},
            answer: lateInterestRatesReadSchema,
        });
    }

    claim(input: ClaimAddress, request: RequestMark): Promise<Committed> {
        return this.#ledger.submit({ name: 'trade/late-interest:ClaimLateInterest', input, request });
    }

    proposePayment(input: Proposal<PayLateInterest>, request: RequestMark): Promise<Committed> {
        return this.#ledger.submit({ name: 'trade/late-interest:ProposePayment', input, request });
    }

    approvePayment(approvalId: string, payment: WithPayment): Promise<Committed> {
        return this.#ledger.submit({ name: 'trade/late-interest:ApprovePayment', input: { approvalId }, ...payment });
    }

    proposeWaiver(input: Proposal<WaiveLateInterest>, request: RequestMark): Promise<Committed> {
        return this.#ledger.submit({ name: 'trade/late-interest:ProposeWaiver', input, request });
    }

    approveWaiver(approvalId: string, request: RequestMark): Promise<Committed> {
        return this.#ledger.submit({ name: 'trade/late-interest:ApproveWaiver', input: { approvalId }, request });
    }

    read(input: ClaimAddress & { readonly bank?: string }): Promise<LateInterest> {
        return this.#ledger.evaluate({
            name: 'trade/late-interest:ReadLateInterest',
            input,
            answer: lateInterestSchema,
        });
    }
}
