import { CohongContext, CohongContract, once } from '@cohong/chaincode-runtime';
import { readDomesticPoliciesSchema, setDomesticPoliciesSchema } from '@cohong/domain/domestic-credit/api';
import { setDomesticPolicies } from '@cohong/domain/domestic-credit/set-domestic-policies';
import { canonicalJson } from '@cohong/domain/kernel/json';
import { mustBeActor } from '@cohong/domain/party/actors';
import { Info, Returns, Transaction } from 'fabric-contract-api';
import { registryPlace } from '../places.js';
import { domesticPolicies } from './records.js';

/** What the measures for domestic credits say in figures: public, dated, set by the central bank, which issued them. */
@Info({ title: 'DomesticCredit', description: 'Periods and limits of domestic letters of credit' })
export class DomesticCreditContract extends CohongContract {
    constructor() {
        super('domestic-credit');
    }

    /** Sets periods and limits from a day on. Endorsers: both regulators. */
    @Transaction()
    @Returns('string')
    async SetDomesticPolicies(ctx: CohongContext): Promise<string> {
        const { policies } = ctx.input(setDomesticPoliciesSchema);
        mustBeActor(await ctx.caller(), 'central-bank', 'officer');

        return await once(ctx, registryPlace, async () => {
            const before = await ctx.ledger.findBook(domesticPolicies);

            const book = setDomesticPolicies(policies, { book: before, setAt: ctx.now });

            await ctx.ledger.writeBook(domesticPolicies, book);
            ctx.emit({
                type: 'DomesticPoliciesSet',
                effectiveFrom: policies.map(({ effectiveFrom }) => effectiveFrom),
            });
            return domesticPolicies.name;
        });
    }

    /** Public: everybody counts by the same figures. */
    @Transaction(false)
    @Returns('string')
    async ReadDomesticPolicies(ctx: CohongContext): Promise<string> {
        ctx.input(readDomesticPoliciesSchema);
        return canonicalJson((await ctx.ledger.findBook(domesticPolicies)) ?? { policies: [] });
    }
}
