import { CohongContext, CohongContract, once } from '@cohong/chaincode-runtime';
import { readDayCountsSchema, setDayCountsSchema } from '@cohong/domain/day-count/api';
import { setDayCounts } from '@cohong/domain/day-count/set-day-counts';
import { canonicalJson } from '@cohong/domain/kernel/json';
import { mustBeActor } from '@cohong/domain/party/actors';
import { Info, Returns, Transaction } from 'fabric-contract-api';
import { registryPlace } from '../places.js';
import { dayCounts } from './records.js';

/** By how many days a year banks count interest between them: public, dated, set by the central bank. */
@Info({ title: 'DayCount', description: 'By how many days a year interest between banks is counted' })
export class DayCountContract extends CohongContract {
    constructor() {
        super('day-count');
    }

    /** Sets the day count of currencies from a day on. Endorsers: both regulators. */
    @Transaction()
    @Returns('string')
    async SetDayCounts(ctx: CohongContext): Promise<string> {
        const { conventions } = ctx.input(setDayCountsSchema);
        mustBeActor(await ctx.caller(), 'central-bank', 'officer');

        return await once(ctx, registryPlace, async () => {
            const before = await ctx.ledger.findBook(dayCounts);

            const book = setDayCounts(conventions, { book: before, setAt: ctx.now });

            await ctx.ledger.writeBook(dayCounts, book);
            ctx.emit({
                type: 'DayCountsSet',
                effectiveFrom: conventions.map(({ effectiveFrom }) => effectiveFrom),
            });
            return dayCounts.name;
        });
    }

    /** Public: everybody counts by the same days. */
    @Transaction(false)
    @Returns('string')
    async ReadDayCounts(ctx: CohongContext): Promise<string> {
        ctx.input(readDayCountsSchema);
        return canonicalJson((await ctx.ledger.findBook(dayCounts)) ?? { conventions: [] });
    }
}
