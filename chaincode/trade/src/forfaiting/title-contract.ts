import { CohongContext, CohongContract } from '@cohong/chaincode-runtime';
import { readTitleSchema, splitTitleSchema, titleNow } from '@cohong/domain/forfaiting/title/api';
import { splitTitle } from '@cohong/domain/forfaiting/title/split-title';
import { canonicalJson } from '@cohong/domain/kernel/json';
import { Info, Returns, Transaction } from 'fabric-contract-api';
import { approveByTwo, proposeByTwo, type ByTwo } from '../approval/two-users.js';
import { claimIdsIn, insertHeld, moveClaim } from '../claim/find-claim.js';
import { bankInView, vaultOf } from '../places.js';
import { findPolicy } from './find-offer.js';
import { titles } from './records.js';
import { sellingFacts } from './selling-facts.js';

const splittingByTwo: ByTwo<typeof splitTitleSchema> = {
    act: 'title:ApproveSplit',
    schema: splitTitleSchema,
    decide: async (ctx, acting, { claimId, amounts }) => {
        const facts = await sellingFacts(ctx, acting, claimId);

        const { whole, parts } = splitTitle(amounts, { ...facts, claimIdOf: claimIdsIn(ctx) });

        const save = async (): Promise<void> => {
            await moveClaim(ctx, { from: facts.title, to: whole });
            for (const part of parts) {
                await insertHeld(ctx, acting, part);
            }
        };
        return { save };
    },
    events: ['SplitProposed', 'TitleSplit'],
};

/**
 * Who holds a claim, and how that came about. What else changes it are the acts with the claim and with deals. Events tell that
 * a claim was split, and not which: who has sold it would know it by its id. Endorsers: the holder and a regulator.
 */
@Info({ title: 'Title', description: 'Titles to claims' })
export class TitleContract extends CohongContract {
    constructor() {
        super('title');
    }

    /** Proposes to split a claim into parts. */
    @Transaction()
    @Returns('string')
    async ProposeSplit(ctx: CohongContext): Promise<string> {
        return await proposeByTwo(ctx, splittingByTwo);
    }

    /** Splits it: from now on its parts are held and owed, each by itself, and it is not. */
    @Transaction()
    @Returns('string')
    async ApproveSplit(ctx: CohongContext): Promise<string> {
        return await approveByTwo(ctx, splittingByTwo);
    }

    @Transaction(false)
    @Returns('string')
    async ReadTitle(ctx: CohongContext): Promise<string> {
        const { claimId, bank: named } = ctx.input(readTitleSchema);
        const bank = await bankInView(ctx, named);
        const title = await ctx.ledger.in(vaultOf(bank)).get(titles, claimId);

        return canonicalJson(titleNow(title, { bank, policy: await findPolicy(ctx), at: ctx.now }));
    }
}
