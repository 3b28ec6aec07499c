import { CohongContext, CohongContract, SignedPolicies } from '@cohong/chaincode-runtime';
import { readImportFinancingPoliciesSchema, setImportFinancingPolicySchema } from '@cohong/domain/import-financing/api';
import { setImportFinancingPolicy } from '@cohong/domain/import-financing/set-import-financing-policy';
import { canonicalJson } from '@cohong/domain/kernel/json';
import { Info, Returns, Transaction } from 'fabric-contract-api';
import { approvalPlace } from '../approval/trade-approval-contract.js';
import { importFinancingPolicies } from './records.js';

const policies = new SignedPolicies({
    placeOf: approvalPlace,
    authority: 'foreign-exchange-regulator',
    proposers: ['officer', 'regulator'],
    schema: setImportFinancingPolicySchema,
    book: importFinancingPolicies,
    add: setImportFinancingPolicy,
    act: 'import-financing-policy:ApprovePolicy',
    events: ['ImportFinancingPolicyProposed', 'ImportFinancingPolicySet'],
});

/** What may be lent to pay for imports: dated, and set by the foreign-exchange regulator. Endorsers: both regulators. */
@Info({ title: 'Import financing policy', description: 'What may be lent to pay for goods that have come in' })
export class ImportFinancingPolicyContract extends CohongContract {
    constructor() {
        super('import-financing-policy');
    }

    /** Sets what may be lent from a day on, where the policy before lets one user do it. */
    @Transaction()
    @Returns('string')
    async SetPolicy(ctx: CohongContext): Promise<string> {
        return await policies.set(ctx);
    }

    /** Proposes it, for an officer who is another. */
    @Transaction()
    @Returns('string')
    async ProposePolicy(ctx: CohongContext): Promise<string> {
        return await policies.propose(ctx);
    }

    /** Sets what another has proposed. */
    @Transaction()
    @Returns('string')
    async ApprovePolicy(ctx: CohongContext): Promise<string> {
        return await policies.approve(ctx);
    }

    /** Public: everybody may know what may be lent. */
    @Transaction(false)
    @Returns('string')
    async ReadPolicies(ctx: CohongContext): Promise<string> {
        ctx.input(readImportFinancingPoliciesSchema);
        return canonicalJson((await ctx.ledger.findBook(importFinancingPolicies)) ?? { policies: [] });
    }
}
