import { CohongContext, CohongContract, once } from '@cohong/chaincode-runtime';
import { readImportFinancingPoliciesSchema, setImportFinancingPolicySchema } from '@cohong/domain/import-financing/api';
import { setImportFinancingPolicy } from '@cohong/domain/import-financing/set-import-financing-policy';
import { canonicalJson } from '@cohong/domain/kernel/json';
import { mustBeActor } from '@cohong/domain/party/actors';
import { Info, Returns, Transaction } from 'fabric-contract-api';
import { registryPlace } from '../places.js';
import { importFinancingPolicies } from './records.js';

/** What may be lent to pay for imports: dated, and set by the foreign-exchange regulator. Endorsers: both regulators. */
@Info({ title: 'Import financing policy', description: 'What may be lent to pay for goods that have come in' })
export class ImportFinancingPolicyContract extends CohongContract {
    constructor() {
        super('import-financing-policy');
    }

    /** Sets what may be lent from a day on. */
    @Transaction()
    @Returns('string')
    async SetPolicy(ctx: CohongContext): Promise<string> {
        const policy = ctx.input(setImportFinancingPolicySchema);
        mustBeActor(await ctx.caller(), 'foreign-exchange-regulator', 'officer');

        return await once(ctx, registryPlace, async () => {
            const before = await ctx.ledger.findBook(importFinancingPolicies);

            const book = setImportFinancingPolicy(policy, { book: before, setAt: ctx.now });

            await ctx.ledger.writeBook(importFinancingPolicies, book);
            ctx.emit({ type: 'ImportFinancingPolicySet', effectiveFrom: policy.effectiveFrom });
            return importFinancingPolicies.name;
        });
    }

    /** Public: everybody may know what may be lent. */
    @Transaction(false)
    @Returns('string')
    async ReadPolicies(ctx: CohongContext): Promise<string> {
        ctx.input(readImportFinancingPoliciesSchema);
        return canonicalJson((await ctx.ledger.findBook(importFinancingPolicies)) ?? { policies: [] });
    }
}
