import { CohongContext, CohongContract, once } from '@cohong/chaincode-runtime';
import { readCapitalPopulationSchema, witnessSeedSchema } from '@cohong/domain/capital-account/api';
import { witnessSeed } from '@cohong/domain/capital-account/draw-population';
import { canonicalJson } from '@cohong/domain/kernel/json';
import { Info, Returns, Transaction } from 'fabric-contract-api';
import { actingBank, vaultInView } from '../places.js';
import { waitingNotes } from '../receivable/records.js';
import { capitalPopulations } from './records.js';

/** What a bank says of the block that draws from its payments. Endorsers: the bank and a regulator. */
@Info({ title: 'Capital population', description: 'Payments out of which a sample is drawn' })
export class CapitalPopulationContract extends CohongContract {
    constructor() {
        super('capital-population');
    }

    /** Says which block the bank sees; a registrar then draws from it. */
    @Transaction()
    @Returns('string')
    async WitnessSeed(ctx: CohongContext): Promise<string> {
        const request = ctx.input(witnessSeedSchema);
        const { place } = await actingBank(ctx, 'maker');
        const { populationId } = request;

        return await once(ctx, place, async () => {
            const vault = ctx.ledger.in(place);
            const before = await vault.get(capitalPopulations, populationId);

            const population = witnessSeed(request, { population: before, at: ctx.now });

            await vault.replace(capitalPopulations, population);
            // It waited for the end of the time for this; now it waits no longer.
            await vault.replace(waitingNotes, { kind: 'capital-sample', id: populationId, since: ctx.now });
            ctx.emit({ type: 'CapitalSeedWitnessed', populationId });
            return populationId;
        });
    }

    @Transaction(false)
    @Returns('string')
    async ReadPopulation(ctx: CohongContext): Promise<string> {
        const { bank, populationId } = ctx.input(readCapitalPopulationSchema);
        return canonicalJson(await ctx.ledger.in(await vaultInView(ctx, bank)).get(capitalPopulations, populationId));
    }
}
