import { CohongContext, CohongContract, SignedPolicies } from '@cohong/chaincode-runtime';
import { canonicalJson } from '@cohong/domain/kernel/json';
import { readAccountSchema, readWalletPoliciesSchema, setWalletPoliciesSchema } from '@cohong/domain/limit/api';
import { setWalletPolicies, walletPolicyAt } from '@cohong/domain/limit/set-wallet-policies';
import { Info, Returns, Transaction } from 'fabric-contract-api';
import { actingBank } from '../places.js';
import { approvalPlace } from '../approval/dcep-approval-contract.js';
import { wallets } from '../wallet/records.js';
import { accountToday } from './account-today.js';
import { walletPolicies } from './records.js';

const policies = new SignedPolicies({
    placeOf: approvalPlace,
    authority: 'central-bank',
    proposers: ['officer'],
    schema: setWalletPoliciesSchema,
    book: walletPolicies,
    add: ({ policies: added }, setting) => setWalletPolicies(added, setting),
    act: 'limit:ApproveWalletPolicies',
    events: ['WalletPoliciesProposed', 'WalletPoliciesSet'],
});

/** What wallets may hold and pay, from which day on: public, dated, set by the central bank. */
@Info({ title: 'Limit', description: 'What wallets may hold and pay' })
export class LimitContract extends CohongContract {
    constructor() {
        super('limit');
    }

    /**
     * Sets policies where the last one of the book lets one officer do it. Endorsers, as of what follows: the central bank
     * and a bank, whichever; the request's record lies with that bank's coins.
     */
    @Transaction()
    @Returns('string')
    async SetWalletPolicies(ctx: CohongContext): Promise<string> {
        return await policies.set(ctx);
    }

    /** Proposes them, for an officer who is another. What waits lies with that bank's coins too. */
    @Transaction()
    @Returns('string')
    async ProposeWalletPolicies(ctx: CohongContext): Promise<string> {
        return await policies.propose(ctx);
    }

    /** Sets what another has proposed. */
    @Transaction()
    @Returns('string')
    async ApproveWalletPolicies(ctx: CohongContext): Promise<string> {
        return await policies.approve(ctx);
    }

    /** Public: whoever has a wallet may know what it may hold. */
    @Transaction(false)
    @Returns('string')
    async ReadWalletPolicies(ctx: CohongContext): Promise<string> {
        ctx.input(readWalletPoliciesSchema);
        return canonicalJson((await ctx.ledger.findBook(walletPolicies)) ?? { policies: [] });
    }

    /** The account of a wallet of the caller's bank, with what the policy of the day lets it hold and pay. */
    @Transaction(false)
    @Returns('string')
    async ReadAccount(ctx: CohongContext): Promise<string> {
        const { walletId } = ctx.input(readAccountSchema);
        const { place } = await actingBank(ctx, 'maker', 'checker', 'auditor');
        const collection = ctx.ledger.in(place);
        const { tier, parent, limits = {} } = await collection.get(wallets, walletId);
        const policy = walletPolicyAt(await ctx.ledger.findBook(walletPolicies), ctx.now);
        const account = await accountToday(ctx, place, { walletId, tier });
        const ofTier = policy?.limits[tier] ?? {};

        return canonicalJson({ ...account, limits: parent === undefined ? ofTier : limits });
    }
}
