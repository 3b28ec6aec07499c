import { CohongContext, CohongContract, once } from '@cohong/chaincode-runtime';
import { readPricingConventionsSchema, setPricingConventionsSchema } from '@cohong/domain/forfaiting/pricing/api';
import { setPricingConventions } from '@cohong/domain/forfaiting/pricing/set-pricing-conventions';
import { canonicalJson } from '@cohong/domain/kernel/json';
import { mustBeActor } from '@cohong/domain/party/actors';
import { Info, Returns, Transaction } from 'fabric-contract-api';
import { registryPlace } from '../places.js';
import { pricingConventions } from './records.js';

/** How the market counts when it prices a claim: public, dated, set by the central bank. */
@Info({ title: 'PricingConvention', description: 'How claims are priced, by currency' })
export class PricingConventionContract extends CohongContract {
    constructor() {
        super('pricing-convention');
    }

    /** Sets how currencies are counted from a day on. Endorsers: both regulators. */
    @Transaction()
    @Returns('string')
    async SetPricingConventions(ctx: CohongContext): Promise<string> {
        const { conventions } = ctx.input(setPricingConventionsSchema);
        mustBeActor(await ctx.caller(), 'central-bank', 'officer');

        return await once(ctx, registryPlace, async () => {
            const before = await ctx.ledger.findBook(pricingConventions);

            const book = setPricingConventions(conventions, { book: before, setAt: ctx.now });

            await ctx.ledger.writeBook(pricingConventions, book);
            ctx.emit({
                type: 'PricingConventionsSet',
                effectiveFrom: conventions.map(({ effectiveFrom }) => effectiveFrom),
            });
            return pricingConventions.name;
        });
    }

    /** Public: whoever is shown a price can recompute it. */
    @Transaction(false)
    @Returns('string')
    async ReadPricingConventions(ctx: CohongContext): Promise<string> {
        ctx.input(readPricingConventionsSchema);
        return canonicalJson((await ctx.ledger.findBook(pricingConventions)) ?? { conventions: [] });
    }
}
