import { reserveSchema, type Reserve } from '@cohong/domain/dcep/reserve';
import { supplySchema, type Supply } from '@cohong/domain/dcep/supply';
import type { Money } from '@cohong/domain/kernel/money';
import type { Committed, Ledger, RequestMark } from '../fabric/ledger.js';

/** An order of the central bank on a bank's reserve and coins. */
export interface Order {
    readonly approvalId: string;
    readonly bank: string;
    readonly amount: Money;
}

/** Reserves and coins as the gateway sees them. */
export class CoinClient {
    readonly #ledger: Ledger;

    constructor(ledger: Ledger) {
        this.#ledger = ledger;
    }

    proposeReserveCredit(input: Order, request: RequestMark): Promise<Committed> {
        return this.#ledger.submit({ name: 'dcep/coin:ProposeReserveCredit', input, request, bank: input.bank });
    }

    approveReserveCredit(input: Omit<Order, 'amount'>, request: RequestMark): Promise<Committed> {
        return this.#ledger.submit({ name: 'dcep/coin:ApproveReserveCredit', input, request, bank: input.bank });
    }

    proposeIssue(input: Order, request: RequestMark): Promise<Committed> {
        return this.#ledger.submit({ name: 'dcep/coin:ProposeIssue', input, request, bank: input.bank });
    }

    approveIssue(input: Omit<Order, 'amount'>, request: RequestMark): Promise<Committed> {
        return this.#ledger.submit({ name: 'dcep/coin:ApproveIssue', input, request, bank: input.bank });
    }

    proposeRedemption(input: Order, request: RequestMark): Promise<Committed> {
        return this.#ledger.submit({ name: 'dcep/coin:ProposeRedemption', input, request, bank: input.bank });
    }

    approveRedemption(
        input: Omit<Order, 'amount'> & { readonly coins: readonly string[] },
        request: RequestMark,
    ): Promise<Committed> {
        return this.#ledger.submit({ name: 'dcep/coin:ApproveRedemption', input, request, bank: input.bank });
    }

    /** What each bank was issued and gave back, as the central bank's own records say. */
    readSupply(banks: readonly string[]): Promise<Supply> {
        return this.#ledger.evaluate({ name: 'dcep/coin:ReadSupply', input: { banks }, answer: supplySchema });
    }

    readReserve(bank?: string): Promise<Reserve> {
        return this.#ledger.evaluate({
            name: 'dcep/coin:ReadReserve',
            input: bank === undefined ? {} : { bank },
            answer: reserveSchema,
        });
    }
}
