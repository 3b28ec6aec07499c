import { hmac, type CohongContext, type PrivateRecord } from '@cohong/chaincode-runtime';
import { chinaDate } from '@cohong/domain/kernel/time';
import { dailyCountSchema, type DailyCount } from '@cohong/domain/party/daily-count';
import { registryPlace } from '../places.js';
import { PendingRecords } from './pending-records.js';

interface Counted {
    /** Of the kind of record. */
    readonly name: string;
    /** What is counted. */
    readonly what: string;
    readonly pepper: string;
}

/**
 * How much banks ask of the registry on a day, as a batch changes it. It lies under the pepper: which bank asks how often is
 * no other's business.
 */
export class DailyCounts {
    readonly #ctx: CohongContext;
    readonly #kind: PrivateRecord<DailyCount>;
    readonly #counts: PendingRecords<DailyCount>;

    constructor(ctx: CohongContext, { name, what, pepper }: Counted) {
        this.#ctx = ctx;
        this.#kind = {
            name,
            schema: dailyCountSchema,
            key: ({ bank, day }) => [hmac(pepper, what, bank, day)],
        };
        this.#counts = new PendingRecords(ctx.ledger.in(registryPlace), this.#kind);
    }

    /** Counts so many more of the bank, and tells how many came before them that day. */
    async add(bank: string, count: number): Promise<number> {
        const counted = { bank, day: chinaDate(this.#ctx.now), count };
        const before = (await this.#counts.find(...this.#kind.key(counted)))?.count ?? 0;
        this.#counts.put({ ...counted, count: before + count });

        return before;
    }

    save(): Promise<void> {
        return this.#counts.save();
    }
}
