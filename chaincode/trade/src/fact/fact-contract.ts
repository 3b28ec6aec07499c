import { CohongContext, CohongContract } from '@cohong/chaincode-runtime';
import { factShownSchema, type FactAnswer } from '@cohong/domain/fact/fact';
import { canonicalJson } from '@cohong/domain/kernel/json';
import { Info, Returns, Transaction } from 'fabric-contract-api';
import { facts, placeOfFacts } from './records.js';

/** What happened in trade, for the chaincode of money to ask. */
@Info({ title: 'Fact', description: 'What happened, for those who hold its secret' })
export class FactContract extends CohongContract {
    constructor() {
        super('fact');
    }

    /**
     * Whether a fact has happened, for any member that knows its id. It reads a hash alone, so that no peer of a bank
     * need be a member of the collection, and stands under MVCC: what is withdrawn before the asking act is in its
     * block fails that act.
     */
    @Transaction(false)
    @Returns('string')
    async ReadFact(ctx: CohongContext): Promise<string> {
        const { kind, factId } = ctx.input(factShownSchema).evidence.fact;
        await ctx.caller();

        const hasHappened = await ctx.ledger.in(placeOfFacts[kind]).isThere(facts, factId);
        return canonicalJson({ hasHappened } satisfies FactAnswer);
    }
}
