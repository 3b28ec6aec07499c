import { timelineSchema, type ReadTimeline } from '@cohong/domain/timeline/api';
import type { Timeline } from '@cohong/domain/timeline/timeline';
import type { Ledger } from '../fabric/ledger.js';

/** Timelines of letters of credit, as the gateway sees them. */
export class TimelineClient {
    readonly #ledger: Ledger;

    constructor(ledger: Ledger) {
        this.#ledger = ledger;
    }

    readTimeline(input: ReadTimeline): Promise<Timeline> {
        const name = 'trade/credit-timeline:ReadTimeline';
        return this.#ledger.evaluate({ name, input, answer: timelineSchema });
    }
}
