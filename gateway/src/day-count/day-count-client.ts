import { dayCountsReadSchema, type SetDayCounts } from '@cohong/domain/day-count/api';
import type { DayCountBook } from '@cohong/domain/day-count/day-count-convention';
import type { Committed, Ledger, RequestMark } from '../fabric/ledger.js';

/** By how many days a year interest between banks is counted, as the gateway sees it. */
export class DayCountClient {
    readonly #ledger: Ledger;

    constructor(ledger: Ledger) {
        this.#ledger = ledger;
    }

    setDayCounts(input: SetDayCounts, request: RequestMark): Promise<Committed> {
        return this.#ledger.submit({ name: 'trade/day-count:SetDayCounts', input, request });
    }

    readDayCounts(): Promise<DayCountBook> {
        return this.#ledger.evaluate({ name: 'trade/day-count:ReadDayCounts', input: {}, answer: dayCountsReadSchema });
    }
}
