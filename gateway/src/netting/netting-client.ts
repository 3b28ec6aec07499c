import { anyCycleIdSchema } from '@cohong/domain/netting/cycle';
import { contributionSchema, positionSchema, type Position } from '@cohong/domain/netting/position';
import { z } from 'zod';
import type { Committed, Ledger, RequestMark } from '../fabric/ledger.js';

/** A cycle as the central bank sees it. */
export const cycleReadSchema = z.strictObject({
    cycleId: anyCycleIdSchema,
    status: z.enum(['OPEN', 'SETTLED', 'FAILED']),
    contributions: z.array(contributionSchema),
});
export type CycleRead = z.output<typeof cycleReadSchema>;

/** Nets of a day as the gateway sees them. */
export class NettingClient {
    readonly #ledger: Ledger;

    constructor(ledger: Ledger) {
        this.#ledger = ledger;
    }

    confirmPosition(
        input: { readonly cycleId: string; readonly positionId: string },
        request: RequestMark,
    ): Promise<Committed> {
        return this.#ledger.submit({ name: 'dcep/netting:ConfirmPosition', input, request });
    }

    collectPosition(cycleId: string, request: RequestMark): Promise<Committed> {
        return this.#ledger.submit({ name: 'dcep/netting:CollectPosition', input: { cycleId }, request });
    }

    endCycle(cycleId: string, request: RequestMark): Promise<Committed> {
        return this.#ledger.submit({ name: 'dcep/netting:EndCycle', input: { cycleId }, request });
    }

    readPosition(cycleId: string): Promise<Position> {
        return this.#ledger.evaluate({
            name: 'dcep/netting:ReadPosition',
            input: { cycleId },
            answer: positionSchema,
        });
    }

    readCycle(cycleId: string): Promise<CycleRead> {
        return this.#ledger.evaluate({ name: 'dcep/netting:ReadCycle', input: { cycleId }, answer: cycleReadSchema });
    }
}
