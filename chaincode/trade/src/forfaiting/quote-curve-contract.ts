import { CohongContext, CohongContract, once } from '@cohong/chaincode-runtime';
import { readCurveSchema } from '@cohong/domain/forfaiting/curve/api';
import { publishCurve } from '@cohong/domain/forfaiting/curve/publish-curve';
import { publishCurveSchema, type PublishCurve } from '@cohong/domain/forfaiting/curve/quote-curve';
import type { Deal } from '@cohong/domain/forfaiting/deal/deal';
import { canonicalJson } from '@cohong/domain/kernel/json';
import { mustBeActor } from '@cohong/domain/party/actors';
import { Info, Returns, Transaction } from 'fabric-contract-api';
import { registryPlace, vaultOf } from '../places.js';
import { countedDeals, deals, marketPolicies, quoteCurves } from './records.js';

/**
 * At what rates claims are sold: public, one curve a day, worked out of deals that only the regulators see. Both endorse what the
 * central bank publishes, each from the vaults as its own peer holds them.
 */
@Info({ title: 'QuoteCurve', description: 'Rates at which claims were sold, by class of debtor and tenor' })
export class QuoteCurveContract extends CohongContract {
    constructor() {
        super('quote-curve');
    }

    /** Publishes the curve of a day that is over. Endorsers: both regulators. */
    @Transaction()
    @Returns('string')
    async PublishCurve(ctx: CohongContext): Promise<string> {
        const { day, deals: named } = ctx.input(publishCurveSchema);
        mustBeActor(await ctx.caller(), 'central-bank', 'officer');

        return await once(ctx, registryPlace, async () => {
            const found = await untold(ctx, named);
            const policies = await ctx.ledger.findBook(marketPolicies);

            const { curve, counted } = publishCurve(day, { deals: found, policies, at: ctx.now });

            await ctx.ledger.insertPublic(quoteCurves, curve);
            for (const deal of counted) {
                await ctx.ledger.in(registryPlace).insert(countedDeals, deal);
            }
            ctx.emit({ type: 'QuoteCurvePublished', day });
            return day;
        });
    }

    @Transaction(false)
    @Returns('string')
    async ReadCurve(ctx: CohongContext): Promise<string> {
        const { day } = ctx.input(readCurveSchema);
        return canonicalJson(await ctx.ledger.getPublic(quoteCurves, day));
    }
}

/** Of the deals that are named, those that stand in no curve, as seller and buyer hold them. */
async function untold(ctx: CohongContext, named: PublishCurve['deals']): Promise<readonly Deal[]> {
    const found: Deal[] = [];
    for (const { buyer, dealId } of named) {
        if (!(await ctx.ledger.in(registryPlace).isThere(countedDeals, dealId))) {
            const { seller } = await ctx.ledger.in(vaultOf(buyer)).get(deals, dealId);
            found.push(await ctx.ledger.in(vaultOf(buyer), vaultOf(seller)).get(deals, dealId));
        }
    }

    return found;
}
