import { Refusal } from '@cohong/domain/kernel/refusal';
import { declarationNoticeSchema } from '@cohong/domain/declaration/declaration';
import { mspIdSchema } from '@cohong/domain/party/member';
import { waitingSchema } from '@cohong/domain/receivable/waiting';
import { z } from 'zod';
import type { Ledger } from '../fabric/ledger.js';
import { actOf, type WaitingItem } from './tasks.js';

const waitingListSchema = z.array(waitingSchema.extend({ bank: mspIdSchema }));
const noticeListSchema = z.array(declarationNoticeSchema);

/** The registry against duplicate financing, as a registrar sees it. */
export class RegistryClient {
    readonly #ledger: Ledger;

    constructor(ledger: Ledger) {
        this.#ledger = ledger;
    }

    /** What waits in the vaults of these banks, and the changes of customs that lenders have not been told of. */
    async listWaiting(banks: readonly string[]): Promise<readonly WaitingItem[]> {
        const [notices, waiting] = await Promise.all([
            this.#ledger.evaluate({ name: 'trade/registry:ListNotices', input: {}, answer: noticeListSchema }),
            this.#ledger.evaluate({
                name: 'trade/registry:ListWaiting',
                input: { banks },
                answer: waitingListSchema,
            }),
        ]);

        return [
            ...notices.map(({ noticeId }) => ({ task: 'alert' as const, id: noticeId })),
            ...waiting.map(({ kind, ...item }) => ({ task: kind, ...item })),
        ];
    }

    /** Does one task for a batch of items. A conflict is not tried again here: the batch may be too large. */
    async carryOut(batch: readonly WaitingItem[]): Promise<void> {
        const [first] = batch;
        if (first === undefined) {
            return;
        }
        const { name, inputOf } = actOf[first.task];
        try {
            await this.#ledger.submit({ name, input: inputOf(batch), conflictTries: 1 });
        } catch (error) {
            if (!(error instanceof Refusal && error.code === 'ITEMS_MUST_WAIT')) {
                throw error;
            }
            // The other registrar was quicker: nothing is left to do.
        }
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
