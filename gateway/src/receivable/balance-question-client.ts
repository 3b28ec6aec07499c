import type { AskBalance } from '@cohong/domain/receivable/api';
import { balanceQuestionSchema, type BalanceQuestion } from '@cohong/domain/receivable/balance-question';
import type { Committed, Ledger, RequestMark } from '../fabric/ledger.js';

/** A bank's questions how much of a declaration can still be financed. */
export class BalanceQuestionClient {
    readonly #ledger: Ledger;

    constructor(ledger: Ledger) {
        this.#ledger = ledger;
    }

    askBalance(input: AskBalance, request: RequestMark): Promise<Committed> {
        return this.#ledger.submit({ name: 'trade/receivable:AskBalance', input, request });
    }

    readBalanceQuestion(questionId: string): Promise<BalanceQuestion> {
        return this.#ledger.evaluate({
            name: 'trade/receivable:ReadBalanceQuestion',
            input: { questionId },
            answer: balanceQuestionSchema,
        });
    }
}
