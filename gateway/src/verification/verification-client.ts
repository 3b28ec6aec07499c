import type { VerifyDeclaration } from '@cohong/domain/verification/api';
import {
    proofCheckSchema,
    verificationProofSchema,
    type ProofCheck,
    type VerificationProof,
} from '@cohong/domain/verification/check-proof';
import { verificationSchema, type Verification } from '@cohong/domain/verification/verification';
import type { Committed, Ledger, RequestMark } from '../fabric/ledger.js';

/** Whose verification, where that is not the own bank's. */
interface VerificationAddress {
    readonly bank?: string;
    readonly verificationId: string;
}

/** What a bank asks of customs' declarations, and how an answer is proven. */
export class VerificationClient {
    readonly #ledger: Ledger;

    constructor(ledger: Ledger) {
        this.#ledger = ledger;
    }

    verifyDeclaration(input: VerifyDeclaration, request: RequestMark): Promise<Committed> {
        return this.#ledger.submit({ name: 'trade/verification:VerifyDeclaration', input, request });
    }

    readVerification(input: VerificationAddress): Promise<Verification> {
        return this.#ledger.evaluate({
            name: 'trade/verification:ReadVerification',
            input,
            answer: verificationSchema,
        });
    }

    readProof(verificationId: string): Promise<VerificationProof> {
        return this.#ledger.evaluate({
            name: 'trade/verification:ReadProof',
            input: { verificationId },
            answer: verificationProofSchema,
        });
    }

    checkProof(proof: VerificationProof): Promise<ProofCheck> {
        return this.#ledger.evaluate({
            name: 'trade/verification:CheckProof',
            input: proof,
            answer: proofCheckSchema,
        });
    }
}
