import { CohongContext, CohongContract, once, SignedPolicies } from '@cohong/chaincode-runtime';
import {
    readCapitalPoliciesSchema,
    readEnterpriseSchema,
    restoreEnterpriseSchema,
    setCapitalPolicySchema,
} from '@cohong/domain/capital-account/api';
import { restoreEnterprise } from '@cohong/domain/capital-account/judge-enterprise';
import { setCapitalPolicy } from '@cohong/domain/capital-account/set-capital-policy';
import { canonicalJson } from '@cohong/domain/kernel/json';
import { mustBeActor, mustBeRegulator } from '@cohong/domain/party/actors';
import { Info, Returns, Transaction } from 'fabric-contract-api';
import { approvalPlace } from '../approval/trade-approval-contract.js';
import { registryPlace } from '../places.js';
import { EnterpriseFile } from './enterprise-file.js';
import { capitalPolicies } from './records.js';

const regulator = 'foreign-exchange-regulator';

const policies = new SignedPolicies({
    placeOf: approvalPlace,
    authority: regulator,
    proposers: ['officer', 'regulator'],
    schema: setCapitalPolicySchema,
    book: capitalPolicies,
    add: setCapitalPolicy,
    act: 'capital-policy:ApprovePolicy',
    events: ['CapitalPolicyProposed', 'CapitalPolicySet'],
});

/** What the foreign-exchange regulator sets for all, and for one enterprise. Endorsers of every act: both regulators. */
@Info({ title: 'Capital policy', description: 'Who may pay out of capital receipts, and for what' })
export class CapitalPolicyContract extends CohongContract {
    constructor() {
        super('capital-policy');
    }

    /** Sets a policy from a day on, where the policy before lets one user do it. */
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

    /** Lets an enterprise pay on commitment letters again, at every bank. */
    @Transaction()
    @Returns('string')
    async RestoreEnterprise(ctx: CohongContext): Promise<string> {
        const order = ctx.input(restoreEnterpriseSchema);
        mustBeActor(await ctx.caller(), regulator, 'officer');

        return await once(ctx, registryPlace, async () => {
            const file = await EnterpriseFile.open(ctx);
            const before = await file.get(order.enterpriseUscc);

            const enterprise = restoreEnterprise(order, { enterprise: before, at: ctx.now });

            file.judge(enterprise);
            await file.save();
            const id = file.keyOf(order.enterpriseUscc);
            ctx.emit({ type: 'CapitalEnterpriseRestored', id });
            return id;
        });
    }

    /** Public: everybody may know what is forbidden, and how much is checked. */
    @Transaction(false)
    @Returns('string')
    async ReadPolicies(ctx: CohongContext): Promise<string> {
        ctx.input(readCapitalPoliciesSchema);
        return canonicalJson((await ctx.ledger.findBook(capitalPolicies)) ?? { policies: [] });
    }

    /** How an enterprise pays, where it has accounts, and where it has failed. */
    @Transaction(false)
    @Returns('string')
    async ReadEnterprise(ctx: CohongContext): Promise<string> {
        const { enterpriseUscc } = ctx.input(readEnterpriseSchema);
        mustBeRegulator(await ctx.caller(), 'officer', 'regulator', 'registrar');
        return canonicalJson(await (await EnterpriseFile.open(ctx)).get(enterpriseUscc));
    }
}
