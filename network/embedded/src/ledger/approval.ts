import { approvalRecord, packageRecord } from './definition-state.js';
import type { ChaincodeDefinition } from './definition.js';
import { isWritten } from './lifecycle.js';

/** What one organisation has said to a definition, told from the hashes of its private approval that everyone has. */
export class Approval {
    readonly #definition: ChaincodeDefinition;
    readonly #hashAt: (key: string) => Uint8Array | undefined;

    constructor(definition: ChaincodeDefinition, hashAt: (key: string) => Uint8Array | undefined) {
        this.#definition = definition;
        this.#hashAt = hashAt;
    }

    /** Whether it approved exactly what was then committed. */
    get isGiven(): boolean {
        const { name, sequence, parts } = this.#definition;
        return isWritten(approvalRecord(name, sequence, parts), this.#hashAt);
    }

    /** Whether a package is the one it said it runs. */
    names(packageId: string): boolean {
        const { name, sequence } = this.#definition;
        return isWritten(packageRecord(name, sequence, packageId), this.#hashAt);
    }
}
