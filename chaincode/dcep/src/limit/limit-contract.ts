import { CohongContext, CohongContract } from '@cohong/chaincode-runtime';
import { canonicalJson } from '@cohong/domain/kernel/json';
import { readAccountSchema, readWalletPoliciesSchema, setWalletPoliciesSchema } from '@cohong/domain/limit/api';
import { setWalletPolicies, walletPolicyAt } from '@cohong/domain/limit/set-wallet-policies';
import { Info, Returns, Transaction } from 'fabric-contract-api';
import { actingBank } from '../places.js';
import { setPolicies } from '../set-policies.js';
import { wallets } from '../wallet/records.js';
import { accountToday } from './account-today.js';
import { walletPolicies } from './records.js';

/** What wallets may hold and pay, from which day on: public, dated, set by the central bank. */
@Info({ title: 'Limit', description: 'What wallets may hold and pay' })
export class LimitContract extends CohongContract {
    constructor() {
        super('limit');
    }

    /** Endorsers: the central bank and a bank, whichever; the request's record lies with that bank's coins. */
    @Transaction()
    @Returns('string')
    async SetWalletPolicies(ctx: CohongContext): Promise<string> {
        const input = ctx.input(setWalletPoliciesSchema);
        return await setPolicies(ctx, {
            ...input,
            book: walletPolicies,
            add: setWalletPolicies,
            event: 'WalletPoliciesSet',
        });
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
