import type {
    DisbursePackingCredit,
    RepayPackingCredit,
    RequestConversion,
    RequestOnCredit,
    RequestPackingCredit,
} from '@cohong/domain/packing-credit/api';
import { packingCreditSchema, type PackingCredit } from '@cohong/domain/packing-credit/packing-credit';
import type { Proposal } from '../approval/proposal.js';
import type { Committed, Ledger, RequestMark } from '../fabric/ledger.js';
import { settling, type WithSettlement } from '../receivable/financing-client.js';

/** Whose packing credit: a regulator names the bank, a bank is its own. */
export interface PackingCreditAddress {
    readonly packingCreditId: string;
    readonly bank?: string;
}

/** Loans on orders and letters of credit, as the gateway sees them. */
export class PackingCreditClient {
    readonly #ledger: Ledger;

    constructor(ledger: Ledger) {
        this.#ledger = ledger;
    }

    requestPackingCredit(input: RequestPackingCredit, request: RequestMark): Promise<Committed> {
        return this.#ledger.submit({ name: 'trade/packing-credit:RequestPackingCredit', input, request });
    }

    requestOnCredit(input: RequestOnCredit, request: RequestMark): Promise<Committed> {
        return this.#ledger.submit({ name: 'trade/packing-credit:RequestOnCredit', input, request });
    }

    withdrawPackingCredit(packingCreditId: string, request: RequestMark): Promise<Committed> {
        const name = 'trade/packing-credit:WithdrawPackingCredit';
        return this.#ledger.submit({ name, input: { packingCreditId }, request });
    }

    proposeDisbursement(input: Proposal<DisbursePackingCredit>, request: RequestMark): Promise<Committed> {
        return this.#ledger.submit({ name: 'trade/packing-credit:ProposeDisbursement', input, request });
    }

    approveDisbursement(approvalId: string, payment: WithSettlement): Promise<Committed> {
        const name = 'trade/packing-credit:ApproveDisbursement';
        return this.#ledger.submit({ name, input: { approvalId }, ...settling(payment) });
    }

    recordRepayment(input: RepayPackingCredit, payment: WithSettlement): Promise<Committed> {
        return this.#ledger.submit({ name: 'trade/packing-credit:RecordRepayment', input, ...settling(payment) });
    }

    requestConversion(input: RequestConversion, request: RequestMark): Promise<Committed> {
        return this.#ledger.submit({ name: 'trade/packing-credit:RequestConversion', input, request });
    }

    readPackingCredit(address: PackingCreditAddress): Promise<PackingCredit> {
        const name = 'trade/packing-credit:ReadPackingCredit';
        return this.#ledger.evaluate({ name, input: address, answer: packingCreditSchema });
    }
}
