import { CohongContext, CohongContract, once } from '@cohong/chaincode-runtime';
import { canonicalJson } from '@cohong/domain/kernel/json';
import { readPackingCreditPoliciesSchema, setPackingCreditPolicySchema } from '@cohong/domain/packing-credit/api';
import { setPackingCreditPolicy } from '@cohong/domain/packing-credit/set-packing-credit-policy';
import { mustBeActor } from '@cohong/domain/party/actors';
import { Info, Returns, Transaction } from 'fabric-contract-api';
import { registryPlace } from '../places.js';
import { packingCreditPolicies } from './records.js';

/** How much may be advanced on orders: dated, and set by the foreign-exchange regulator. Endorsers: both regulators. */
@Info({ title: 'Packing credit policy', description: 'How much may be advanced on orders before shipment' })
export class PackingCreditPolicyContract extends CohongContract {
    constructor() {
        super('packing-credit-policy');
    }

    /** Sets what may be advanced from a day on. */
    @Transaction()
    @Returns('string')
    async SetPolicy(ctx: CohongContext): Promise<string> {
        const policy = ctx.input(setPackingCreditPolicySchema);
        mustBeActor(await ctx.caller(), 'foreign-exchange-regulator', 'officer');

        return await once(ctx, registryPlace, async () => {
            const before = await ctx.ledger.findBook(packingCreditPolicies);

            const book = setPackingCreditPolicy(policy, { book: before, setAt: ctx.now });

            await ctx.ledger.writeBook(packingCreditPolicies, book);
            ctx.emit({ type: 'PackingCreditPolicySet', effectiveFrom: policy.effectiveFrom });
            return packingCreditPolicies.name;
        });
    }

    /** Public: everybody may know what may be advanced. */
    @Transaction(false)
    @Returns('string')
    async ReadPolicies(ctx: CohongContext): Promise<string> {
        ctx.input(readPackingCreditPoliciesSchema);
        return canonicalJson((await ctx.ledger.findBook(packingCreditPolicies)) ?? { policies: [] });
    }
}
