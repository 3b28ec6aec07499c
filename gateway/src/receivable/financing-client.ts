import type { Settlement } from '@cohong/domain/dcep/api';
import type {
    ProposeDisbursement,
    RecordRepayment,
    RequestFinancing,
    RequestPresentationFinancing,
} from '@cohong/domain/receivable/api';
import { financingSchema, type Financing } from '@cohong/domain/receivable/financing';
import type { Act, Committed, Ledger, RequestMark } from '../fabric/ledger.js';

/** Whose financing: a regulator names the bank, a bank is its own. */
export interface FinancingAddress {
    readonly financingId: string;
    readonly bank?: string;
}

/** A payment in e-CNY that goes with an act, when it does. Without coins it is none. */
export interface WithSettlement {
    readonly request: RequestMark;
    readonly settlement?: Omit<Settlement, 'coins'> & { readonly coins: readonly string[] };
}

/** Loans against export declarations and documents under credits, as the gateway sees them. */
export class FinancingClient {
    readonly #ledger: Ledger;

    constructor(ledger: Ledger) {
        this.#ledger = ledger;
    }

    requestFinancing(input: RequestFinancing, request: RequestMark): Promise<Committed> {
        return this.#ledger.submit({ name: 'trade/receivable:RequestFinancing', input, request });
    }

    requestPresentationFinancing(input: RequestPresentationFinancing, request: RequestMark): Promise<Committed> {
        const name = 'trade/presentation-financing:RequestPresentationFinancing';
        return this.#ledger.submit({ name, input, request });
    }

    withdrawFinancing(financingId: string, request: RequestMark): Promise<Committed> {
        return this.#ledger.submit({ name: 'trade/receivable:WithdrawFinancing', input: { financingId }, request });
    }

    proposeDisbursement(input: ProposeDisbursement, request: RequestMark): Promise<Committed> {
        return this.#ledger.submit({ name: 'trade/receivable:ProposeDisbursement', input, request });
    }

    approveDisbursement(approvalId: string, payment: WithSettlement): Promise<Committed> {
        const name = 'trade/receivable:ApproveDisbursement';
        return this.#ledger.submit({ name, input: { approvalId }, ...settling(payment) });
    }

    recordRepayment(input: RecordRepayment, payment: WithSettlement): Promise<Committed> {
        return this.#ledger.submit({ name: 'trade/receivable:RecordRepayment', input, ...settling(payment) });
    }

    readFinancing(address: FinancingAddress): Promise<Financing> {
        return this.#ledger.evaluate({
            name: 'trade/receivable:ReadFinancing',
            input: address,
            answer: financingSchema,
        });
    }
}

/** The payment as it goes with an act. */
export function settling({ request, settlement }: WithSettlement): Pick<Act, 'request' | 'settlement'> {
    return settlement === undefined
        ? { request }
        : { request, settlement: { ...settlement, coins: [...settlement.coins] } };
}
