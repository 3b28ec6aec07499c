import { CohongContext, CohongContract, SignedPolicies } from '@cohong/chaincode-runtime';
import {
    readParticipationPoliciesSchema,
    setParticipationPoliciesSchema,
} from '@cohong/domain/forfaiting/participation/api';
import { setParticipationPolicies } from '@cohong/domain/forfaiting/participation/participation-policy';
import { canonicalJson } from '@cohong/domain/kernel/json';
import { Info, Returns, Transaction } from 'fabric-contract-api';
import { approvalPlace } from '../approval/trade-approval-contract.js';
import { participationPolicies } from './records.js';

const policies = new SignedPolicies({
    placeOf: approvalPlace,
    authority: 'central-bank',
    proposers: ['officer'],
    schema: setParticipationPoliciesSchema,
    book: participationPolicies,
    add: ({ policies: added }, setting) => setParticipationPolicies(added, setting),
    act: 'participation-policy:ApproveParticipationPolicies',
    events: ['ParticipationPoliciesProposed', 'ParticipationPoliciesSet'],
});

/**
 * Where the law lets a bank give a share in the risk of a claim without telling its debtor: public, dated, set by two officers
 * of the central bank. Endorsers: both regulators.
 */
@Info({ title: 'ParticipationPolicy', description: 'Countries in which a participation may be undisclosed' })
export class ParticipationPolicyContract extends CohongContract {
    constructor() {
        super('participation-policy');
    }

    @Transaction()
    @Returns('string')
    async ProposeParticipationPolicies(ctx: CohongContext): Promise<string> {
        return await policies.propose(ctx);
    }

    /** Sets what another officer has proposed. */
    @Transaction()
    @Returns('string')
    async ApproveParticipationPolicies(ctx: CohongContext): Promise<string> {
        return await policies.approve(ctx);
    }

    /** Public: whoever is offered a share can tell what may be kept from the debtor. */
    @Transaction(false)
    @Returns('string')
    async ReadParticipationPolicies(ctx: CohongContext): Promise<string> {
        ctx.input(readParticipationPoliciesSchema);
        return canonicalJson((await ctx.ledger.findBook(participationPolicies)) ?? { policies: [] });
    }
}
