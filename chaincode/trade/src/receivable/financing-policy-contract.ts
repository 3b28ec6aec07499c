import { CohongContext, CohongContract } from '@cohong/chaincode-runtime';
import { Info, Returns, Transaction } from 'fabric-contract-api';
import { policies } from './set-policies.js';

/**
 * What may be financed, set by two users of the foreign-exchange regulator: one proposes, an officer approves.
 * Endorsers: both regulators.
 */
@Info({ title: 'FinancingPolicy', description: 'Financing policies that two users set' })
export class FinancingPolicyContract extends CohongContract {
    constructor() {
        super('financing-policy');
    }

    @Transaction()
    @Returns('string')
    async ProposeFinancingPolicy(ctx: CohongContext): Promise<string> {
        return await policies.propose(ctx);
    }

    /** Sets what another has proposed. */
    @Transaction()
    @Returns('string')
    async ApproveFinancingPolicy(ctx: CohongContext): Promise<string> {
        return await policies.approve(ctx);
    }
}
