import type { ConsentAddress } from '@cohong/domain/consent/api';
import { consentUseSchema, type ConsentUse } from '@cohong/domain/consent/consent';
import {
    handedInInstructionSchema,
    type HandedInInstruction,
    type SignedEnterpriseInstruction,
} from '@cohong/domain/consent/enterprise-instruction';
import type { Committed, Ledger, RequestMark } from '../fabric/ledger.js';

/** Whose instruction, where that is not the own bank's. */
interface InstructionAddress {
    readonly bank?: string;
    readonly instructionId: string;
}

/** What enterprises do with their consents. */
export class ConsentClient {
    readonly #ledger: Ledger;

    constructor(ledger: Ledger) {
        this.#ledger = ledger;
    }

    handInInstruction(input: SignedEnterpriseInstruction, request: RequestMark): Promise<Committed> {
        return this.#ledger.submit({ name: 'trade/consent:HandInInstruction', input, request });
    }

    revokeConsent(input: ConsentAddress, request: RequestMark): Promise<Committed> {
        return this.#ledger.submit({ name: 'trade/consent:RevokeConsent', input, request });
    }

    readInstruction(input: InstructionAddress): Promise<HandedInInstruction> {
        return this.#ledger.evaluate({
            name: 'trade/consent:ReadInstruction',
            input,
            answer: handedInInstructionSchema,
        });
    }

    readConsent(input: ConsentAddress): Promise<ConsentUse> {
        return this.#ledger.evaluate({ name: 'trade/consent:ReadConsent', input, answer: consentUseSchema });
    }
}
