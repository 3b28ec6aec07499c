import { CohongContext, CohongContract, SignedPolicies } from '@cohong/chaincode-runtime';
import { readMarketPoliciesSchema, setMarketPoliciesSchema } from '@cohong/domain/forfaiting/market/api';
import { setMarketPolicies } from '@cohong/domain/forfaiting/market/set-market-policies';
import { canonicalJson } from '@cohong/domain/kernel/json';
import { Info, Returns, Transaction } from 'fabric-contract-api';
import { approvalPlace } from '../approval/trade-approval-contract.js';
import { marketPolicies } from './records.js';

const policies = new SignedPolicies({
    placeOf: approvalPlace,
    authority: 'central-bank',
    proposers: ['officer'],
    schema: setMarketPoliciesSchema,
    book: marketPolicies,
    add: ({ policies: added }, setting) => setMarketPolicies(added, setting),
    act: 'market-policy:ApproveMarketPolicies',
    events: ['MarketPoliciesProposed', 'MarketPoliciesSet'],
});

/**
 * In which class each bank is, and in what bands the market speaks: public, dated, set by two officers of the central bank. What
 * banks show each other hides behind it. Endorsers: both regulators.
 */
@Info({ title: 'MarketPolicy', description: 'Classes of banks and bands of tenors and amounts' })
export class MarketPolicyContract extends CohongContract {
    constructor() {
        super('market-policy');
    }

    @Transaction()
    @Returns('string')
    async ProposeMarketPolicies(ctx: CohongContext): Promise<string> {
        return await policies.propose(ctx);
    }

    /** Sets what another officer has proposed. */
    @Transaction()
    @Returns('string')
    async ApproveMarketPolicies(ctx: CohongContext): Promise<string> {
        return await policies.approve(ctx);
    }

    /** Public: whoever is shown a band can tell what it means. */
    @Transaction(false)
    @Returns('string')
    async ReadMarketPolicies(ctx: CohongContext): Promise<string> {
        ctx.input(readMarketPoliciesSchema);
        return canonicalJson((await ctx.ledger.findBook(marketPolicies)) ?? { policies: [] });
    }
}
