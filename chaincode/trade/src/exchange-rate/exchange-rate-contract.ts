import { CohongContext, CohongContract, once } from '@cohong/chaincode-runtime';
import { publishExchangeRatesSchema, readExchangeRatesSchema } from '@cohong/domain/exchange-rate/exchange-rate';
import { publishExchangeRates } from '@cohong/domain/exchange-rate/publish-exchange-rates';
import { canonicalJson } from '@cohong/domain/kernel/json';
import { mustBeActor } from '@cohong/domain/party/actors';
import { Info, Returns, Transaction } from 'fabric-contract-api';
import { registryPlace } from '../places.js';
import { exchangeRates } from './records.js';

/** What currencies are worth in one another, as the foreign-exchange regulator publishes it. */
@Info({ title: 'ExchangeRate', description: 'Exchange rates that a financing can name' })
export class ExchangeRateContract extends CohongContract {
    constructor() {
        super('exchange-rate');
    }

    /** Publishes rates, each under a number of its own. Endorsers: both regulators. */
    @Transaction()
    @Returns('string')
    async PublishExchangeRates(ctx: CohongContext): Promise<string> {
        const publication = ctx.input(publishExchangeRatesSchema);
        mustBeActor(await ctx.caller(), 'foreign-exchange-regulator', 'officer');

        return await once(ctx, registryPlace, async () => {
            const before = await ctx.ledger.findBook(exchangeRates);

            const book = publishExchangeRates(publication, { book: before, publishedAt: ctx.now });

            await ctx.ledger.writeBook(exchangeRates, book);
            ctx.emit({ type: 'ExchangeRatesPublished', rateIds: publication.rates.map(({ rateId }) => rateId) });
            return exchangeRates.name;
        });
    }

    /** Public: everybody may know what can be named. */
    @Transaction(false)
    @Returns('string')
    async ReadExchangeRates(ctx: CohongContext): Promise<string> {
        ctx.input(readExchangeRatesSchema);
        return canonicalJson((await ctx.ledger.findBook(exchangeRates)) ?? { rates: [] });
    }
}
