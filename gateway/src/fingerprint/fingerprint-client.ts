import { epochsSchema, filedAtSchema, type Epochs } from '@cohong/domain/fingerprint/api';
import { Refusal } from '@cohong/domain/kernel/refusal';
import { z } from 'zod';
import { ConflictError } from '../fabric/ledger-error.js';
import type { Committed, Ledger, RequestMark } from '../fabric/ledger.js';

/** The keys under which documents are filed. */
export class FingerprintClient {
    readonly #ledger: Ledger;

    constructor(ledger: Ledger) {
        this.#ledger = ledger;
    }

    rotateKeys(request: RequestMark): Promise<Committed> {
        return this.#ledger.submit({ name: 'trade/fingerprint:RotateKeys', input: {}, request });
    }

    retireEpoch(epoch: number, request: RequestMark): Promise<Committed> {
        return this.#ledger.submit({ name: 'trade/fingerprint:RetireEpoch', input: { epoch }, request });
    }

    readEpochs(): Promise<Epochs> {
        return this.#ledger.evaluate({ name: 'trade/fingerprint:ReadEpochs', input: {}, answer: epochsSchema });
    }

    /** Carries one batch over to the newest key. Tells whether there may be more. */
    async refileSome(): Promise<boolean> {
        const name = 'trade/fingerprint:ListToRefile';
        const items = await this.#ledger.evaluate({ name, input: {}, answer: z.array(filedAtSchema) });
        if (items.length === 0) {
            return false;
        }
        try {
            const act = 'trade/fingerprint:RefileFingerprints';
            await this.#ledger.submit({ name: act, input: { items }, conflictTries: 1 });
        } catch (error) {
            const isDoneByOther = error instanceof Refusal && error.code === 'ITEMS_MUST_WAIT';
            if (!isDoneByOther && !(error instanceof ConflictError)) {
                throw error;
            }
        }

        return true;
    }
}
