import { CohongContext, CohongContract, once, privateRecord } from '@cohong/chaincode-runtime';
import { readAmlPoliciesSchema, setAmlPoliciesSchema } from '@cohong/domain/aml/api';
import { amlPolicyBookSchema, type AmlPolicyBook } from '@cohong/domain/aml/aml-policy';
import { setAmlPolicies } from '@cohong/domain/aml/set-aml-policies';
import { canonicalJson } from '@cohong/domain/kernel/json';
import { mustBeActor } from '@cohong/domain/party/actors';
import { Info, Returns, Transaction } from 'fabric-contract-api';
import { identitiesPlace } from '../places.js';

/** One. Whoever knew from where on a payment is looked at would stay below. */
const amlPolicies = privateRecord<AmlPolicyBook>({ name: 'aml-policy', schema: amlPolicyBookSchema, key: () => [] });

/** What the central bank holds to be suspicious: dated, and its own affair. It endorses alone. */
@Info({ title: 'Aml', description: 'Rules against money laundering' })
export class AmlContract extends CohongContract {
    constructor() {
        super('aml');
    }

    @Transaction()
    @Returns('string')
    async SetAmlPolicies(ctx: CohongContext): Promise<string> {
        const { policies } = ctx.input(setAmlPoliciesSchema);
        mustBeActor(await ctx.caller(), 'central-bank', 'officer');
        const place = ctx.ledger.in(identitiesPlace);

        return await once(ctx, identitiesPlace, async () => {
            const before = await place.find(amlPolicies);

            const book = setAmlPolicies(policies, { book: before, setAt: ctx.now });

            await place.put(amlPolicies, book);
            ctx.emit({ type: 'AmlPoliciesSet' });
            return amlPolicies.name;
        });
    }

    @Transaction(false)
    @Returns('string')
    async ReadAmlPolicies(ctx: CohongContext): Promise<string> {
        ctx.input(readAmlPoliciesSchema);
        mustBeActor(await ctx.caller(), 'central-bank', 'officer', 'regulator');
        return canonicalJson((await ctx.ledger.in(identitiesPlace).find(amlPolicies)) ?? { policies: [] });
    }
}
