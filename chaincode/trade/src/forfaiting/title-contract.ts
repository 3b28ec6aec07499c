import { CohongContext, CohongContract } from '@cohong/chaincode-runtime';
import { readTitleSchema, titleView } from '@cohong/domain/forfaiting/title/api';
import { canonicalJson } from '@cohong/domain/kernel/json';
import { Info, Returns, Transaction } from 'fabric-contract-api';
import { vaultInView } from '../places.js';
import { titles } from './records.js';

/** Who holds a claim, and how that came about. What changes it are the acts with the claim and with deals. */
@Info({ title: 'Title', description: 'Titles to claims' })
export class TitleContract extends CohongContract {
    constructor() {
        super('title');
    }

    @Transaction(false)
    @Returns('string')
    async ReadTitle(ctx: CohongContext): Promise<string> {
        const { claimId, bank } = ctx.input(readTitleSchema);
        const title = await ctx.ledger.in(await vaultInView(ctx, bank)).get(titles, claimId);

        return canonicalJson(titleView(title));
    }
}
