import { approve, CohongContext, CohongContract, once, proposeApproval } from '@cohong/chaincode-runtime';
import {
    readMarketPoliciesSchema,
    setMarketPoliciesSchema,
    type SetMarketPolicies,
} from '@cohong/domain/forfaiting/market/api';
import type { MarketPolicyBook } from '@cohong/domain/forfaiting/market/market-policy';
import { setMarketPolicies } from '@cohong/domain/forfaiting/market/set-market-policies';
import { canonicalJson } from '@cohong/domain/kernel/json';
import { randomIdSchema } from '@cohong/domain/kernel/salt';
import { approveCreditActSchema } from '@cohong/domain/letter-of-credit/api';
import { mustBeActor } from '@cohong/domain/party/actors';
import { Info, Returns, Transaction } from 'fabric-contract-api';
import { registryPlace } from '../places.js';
import { marketPolicies } from './records.js';

const act = 'market-policy:ApproveMarketPolicies';

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
        const { approvalId, ...input } = ctx.input(setMarketPoliciesSchema.extend({ approvalId: randomIdSchema }));
        await mustBeOfficer(ctx);

        return await once(ctx, registryPlace, async () => {
            await decide(ctx, input);

            await proposeApproval(ctx, { collection: registryPlace, approvalId, act, input, checkerRole: 'officer' });
            ctx.emit({ type: 'MarketPoliciesProposed', approvalId });
            return approvalId;
        });
    }

    /** Sets what another officer has proposed. */
    @Transaction()
    @Returns('string')
    async ApproveMarketPolicies(ctx: CohongContext): Promise<string> {
        const { approvalId } = ctx.input(approveCreditActSchema);
        await mustBeOfficer(ctx);

        return await once(ctx, registryPlace, async () => {
            const schema = setMarketPoliciesSchema;
            const input = await approve(ctx, { collection: registryPlace, approvalId, act, schema });

            const book = await decide(ctx, input);

            await ctx.ledger.writeBook(marketPolicies, book);
            ctx.emit({ type: 'MarketPoliciesSet', approvalId });
            return approvalId;
        });
    }

    /** Public: whoever is shown a band can tell what it means. */
    @Transaction(false)
    @Returns('string')
    async ReadMarketPolicies(ctx: CohongContext): Promise<string> {
        ctx.input(readMarketPoliciesSchema);
        return canonicalJson((await ctx.ledger.findBook(marketPolicies)) ?? { policies: [] });
    }
}

async function decide(ctx: CohongContext, { policies }: SetMarketPolicies): Promise<MarketPolicyBook> {
    return setMarketPolicies(policies, { book: await ctx.ledger.findBook(marketPolicies), setAt: ctx.now });
}

async function mustBeOfficer(ctx: CohongContext): Promise<void> {
    mustBeActor(await ctx.caller(), 'central-bank', 'officer');
}
