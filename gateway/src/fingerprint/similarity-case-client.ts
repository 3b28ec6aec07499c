import type { ConfirmVerdict, JudgeCase } from '@cohong/domain/fingerprint/api';
import { similarityCaseViewSchema, type SimilarityCaseView } from '@cohong/domain/fingerprint/similarity-case';
import type { Committed, Ledger, RequestMark } from '../fabric/ledger.js';

interface CaseAddress {
    readonly caseId: string;
}

/** Documents that may have been financed twice, as a regulator's gateway sees them. */
export class SimilarityCaseClient {
    readonly #ledger: Ledger;

    constructor(ledger: Ledger) {
        this.#ledger = ledger;
    }

    judgeCase(input: JudgeCase, request: RequestMark): Promise<Committed> {
        return this.#ledger.submit({ name: 'trade/similarity-case:JudgeCase', input, request });
    }

    confirmVerdict(input: ConfirmVerdict, request: RequestMark): Promise<Committed> {
        return this.#ledger.submit({ name: 'trade/similarity-case:ConfirmVerdict', input, request });
    }

    reopenCase(input: CaseAddress, request: RequestMark): Promise<Committed> {
        return this.#ledger.submit({ name: 'trade/similarity-case:ReopenCase', input, request });
    }

    readCase(caseId: string): Promise<SimilarityCaseView> {
        return this.#ledger.evaluate({
            name: 'trade/similarity-case:ReadCase',
            input: { caseId },
            answer: similarityCaseViewSchema,
        });
    }
}
