import { Refusal } from '@cohong/domain/kernel/refusal';
import { uncountedSchema, type Uncounted } from '@cohong/domain/credit-information/api';
import { declarationNoticeSchema } from '@cohong/domain/declaration/declaration';
import { mspIdSchema } from '@cohong/domain/party/member';
import { waitingSchema, type Waiting } from '@cohong/domain/receivable/waiting';
import { z } from 'zod';
import type { Ledger } from '../fabric/ledger.js';
import type { OwnChain } from '../read-model/own-chain.js';
import { actOf, type WaitingItem } from './tasks.js';

export const waitingListSchema = z.array(waitingSchema.extend({ bank: mspIdSchema }));
const noticeListSchema = z.array(declarationNoticeSchema);

/** The registry against duplicate financing, as a registrar sees it. */
export class RegistryClient {
    readonly #ledger: Ledger;
    readonly #chain: OwnChain;

    constructor(ledger: Ledger, chain: OwnChain) {
        this.#ledger = ledger;
        this.#chain = chain;
    }

    /** What waits in the vaults of these banks, and the changes of customs that lenders have not been told of. */
    async listWaiting(banks: readonly string[]): Promise<readonly WaitingItem[]> {
        const [notices, importNotices, waiting] = await Promise.all([
            this.#ledger.evaluate({ name: 'trade/registry:ListNotices', input: {}, answer: noticeListSchema }),
            this.#ledger.evaluate({
                name: 'trade/import-financing-registry:ListNotices',
                input: {},
                answer: noticeListSchema,
            }),
            this.#ledger.evaluate({
                name: 'trade/registry:ListWaiting',
                input: { banks },
                answer: waitingListSchema,
            }),
        ]);

        const { noteIds, hasMore } = await this.#uncounted(waiting);

        return [
            ...noteIds.map((id) => ({ task: 'export-count' as const, id })),
            ...notices.map(({ noticeId }) => ({ task: 'alert' as const, id: noticeId })),
            ...importNotices.map(({ noticeId }) => ({ task: 'import-alert' as const, id: noticeId })),
            ...waiting
                .filter(({ kind }) => kind !== 'credit-inquiry' || !hasMore)
                .map(({ kind, ...item }) => ({ task: kind, ...item })),
        ];
    }

    /**
     * What is to be counted of exports. Nobody looks before a bank asks about an enterprise; then its question waits until
     * nothing is left to count.
     */
    async #uncounted(waiting: readonly Waiting[]): Promise<Uncounted> {
        if (waiting.every(({ kind }) => kind !== 'credit-inquiry')) {
            return { noteIds: [], hasMore: false };
        }

        return await this.#ledger.evaluate({
            name: 'trade/export-count:ListUncounted',
            input: {},
            answer: uncountedSchema,
        });
    }

    /** Does one task for a batch of items. A conflict is not tried again here: the batch may be too large. */
    async carryOut(batch: readonly WaitingItem[]): Promise<void> {
        const [first] = batch;
        if (first === undefined) {
            return;
        }
        const { name, inputOf } = actOf[first.task];
        const input = await inputOf(batch, { ledger: this.#ledger, chain: this.#chain });
        try {
            await this.#ledger.submit({ name, input, conflictTries: 1 });
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
