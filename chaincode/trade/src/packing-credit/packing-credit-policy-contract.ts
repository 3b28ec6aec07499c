import { CohongContext, CohongContract, SignedPolicies } from '@cohong/chaincode-runtime';
import { canonicalJson } from '@cohong/domain/kernel/json';
import { readPackingCreditPoliciesSchema, setPackingCreditPolicySchema } from '@cohong/domain/packing-credit/api';
import { setPackingCreditPolicy } from '@cohong/domain/packing-credit/set-packing-credit-policy';
import { Info, Returns, Transaction } from 'fabric-contract-api';
import { approvalPlace } from '../approval/trade-approval-contract.js';
import { packingCreditPolicies } from './records.js';

const policies = new SignedPolicies({
    placeOf: approvalPlace,
    authority: 'foreign-exchange-regulator',
    proposers: ['officer', 'regulator'],
    schema: setPackingCreditPolicySchema,
    book: packingCreditPolicies,
    add: setPackingCreditPolicy,
    act: 'packing-credit-policy:ApprovePolicy',
    events: ['PackingCreditPolicyProposed', 'PackingCreditPolicySet'],
});

/** How much may be advanced on orders: dated, and set by the foreign-exchange regulator. Endorsers: both regulators. */
@Info({ title: 'Packing credit policy', description: 'How much may be advanced on orders before shipment' })
export class PackingCreditPolicyContract extends CohongContract {
    constructor() {
        super('packing-credit-policy');
    }

    /** Sets what may be advanced from a day on, where the policy before lets one user do it. */
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

    /** Public: everybody may know what may be advanced. */
    @Transaction(false)
    @Returns('string')
    async ReadPolicies(ctx: CohongContext): Promise<string> {
        ctx.input(readPackingCreditPoliciesSchema);
        return canonicalJson((await ctx.ledger.findBook(packingCreditPolicies)) ?? { policies: [] });
    }
}
