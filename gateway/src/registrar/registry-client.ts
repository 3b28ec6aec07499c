import { Refusal } from '@cohong/domain/kernel/refusal';
import { mspIdSchema } from '@cohong/domain/party/member';
import { z } from 'zod';
import type { Ledger } from '../fabric/ledger.js';
import { actOf, tasks, type WaitingItem } from './tasks.js';

const waitingListSchema = z.array(
    z.object({ task: z.enum(tasks), bank: mspIdSchema.exactOptional(), id: z.string(), since: z.string() }),
);

/** The registry against duplicate financing, as a registrar sees it. */
export class RegistryClient {
    readonly #ledger: Ledger;

    constructor(ledger: Ledger) {
        this.#ledger = ledger;
    }

    listWaiting(banks: readonly string[]): Promise<readonly WaitingItem[]> {
        return this.#ledger.evaluate({
            name: 'trade/registry:ListWaiting',
            input: { banks },
            answer: waitingListSchema,
        });
    }

    /** Does one task for a batch of items. A conflict is not tried again here: the batch may be too large. */
    async carryOut(batch: readonly WaitingItem[]): Promise<void> {
        const [first] = batch;
        if (first === undefined) {
            return;
        }
        const { name, inputOf } = actOf[first.task];
        await this.#ledger.submit({ name, input: inputOf(batch), conflictTries: 1 });
    }

    /** Makes the registry's secret, once for the network: whoever comes second is refused, and that is as good. */
    async establishPepper(): Promise<void> {
        try {
            await this.#ledger.submit({ name: 'trade/registry:EstablishPepper', input: {} });
        } catch (error) {
            if (!(error instanceof Refusal && error.kind === 'conflict')) {
                throw error;
            }
        }
    }
}
