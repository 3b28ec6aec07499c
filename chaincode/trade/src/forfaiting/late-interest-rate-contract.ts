import { CohongContext, CohongContract, once } from '@cohong/chaincode-runtime';
import { readLateInterestRatesSchema, setLateInterestRatesSchema } from '@cohong/domain/forfaiting/late-interest/api';
import { setLateInterestRates } from '@cohong/domain/forfaiting/late-interest/late-interest-rate';
import { canonicalJson } from '@cohong/domain/kernel/json';
import { mustBeActor } from '@cohong/domain/party/actors';
import { Info, Returns, Transaction } from 'fabric-contract-api';
import { registryPlace } from '../places.js';
import { lateInterestRates } from './records.js';

/** What debtors owe for paying claims late: public, dated, set by the central bank. */
@Info({ title: 'LateInterestRate', description: 'Rates of interest on claims that are paid late, by currency' })
export class LateInterestRateContract extends CohongContract {
    constructor() {
        super('late-interest-rate');
    }

    /** Sets the rates of currencies from a day on. Endorsers: both regulators. */
    @Transaction()
    @Returns('string')
    async SetLateInterestRates(ctx: CohongContext): Promise<string> {
        const { rates } = ctx.input(setLateInterestRatesSchema);
        mustBeActor(await ctx.caller(), 'central-bank', 'officer');

        return await once(ctx, registryPlace, async () => {
            const before = await ctx.ledger.findBook(lateInterestRates);

            const book = setLateInterestRates(rates, { book: before, setAt: ctx.now });

            await ctx.ledger.writeBook(lateInterestRates, book);
            ctx.emit({ type: 'LateInterestRatesSet', effectiveFrom: rates.map(({ effectiveFrom }) => effectiveFrom) });
            return lateInterestRates.name;
        });
    }

    /** Public: whoever is asked for interest can work it out. */
    @Transaction(false)
    @Returns('string')
    async ReadLateInterestRates(ctx: CohongContext): Promise<string> {
        ctx.input(readLateInterestRatesSchema);
        return canonicalJson((await ctx.ledger.findBook(lateInterestRates)) ?? { rates: [] });
    }
}
