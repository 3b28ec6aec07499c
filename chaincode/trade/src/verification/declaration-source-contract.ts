import { CohongContext, CohongContract, once } from '@cohong/chaincode-runtime';
import { mustBeCustomsOfficer } from '@cohong/domain/declaration/customs-officer';
import { canonicalJson } from '@cohong/domain/kernel/json';
import { readSourceSchema, reportSourceSchema } from '@cohong/domain/verification/api';
import { reportSource } from '@cohong/domain/verification/report-source';
import { Info, Returns, Transaction } from 'fabric-contract-api';
import { declarationsPlace } from '../places.js';
import { declarationSources } from './records.js';

/** How current the declarations are, as customs says it. Endorsers: customs and a regulator. */
@Info({ title: 'Declaration source', description: 'How current the declarations on the ledger are' })
export class DeclarationSourceContract extends CohongContract {
    constructor() {
        super('declaration-source');
    }

    /** Notes up to when all declarations are here, or that none come for a while. */
    @Transaction()
    @Returns('string')
    async ReportSource(ctx: CohongContext): Promise<string> {
        const report = ctx.input(reportSourceSchema);
        const caller = await ctx.caller();
        mustBeCustomsOfficer(caller);

        return await once(ctx, declarationsPlace, async () => {
            const before = await ctx.ledger.findBook(declarationSources);

            const source = reportSource(report, { caller, source: before, at: ctx.now });

            await ctx.ledger.writeBook(declarationSources, source);
            ctx.emit({ type: 'DeclarationSourceReported', status: source.status });
            return declarationSources.name;
        });
    }

    /** Public: a bank that is not answered sees why. */
    @Transaction(false)
    @Returns('string')
    async ReadSource(ctx: CohongContext): Promise<string> {
        ctx.input(readSourceSchema);
        return canonicalJson({ source: await ctx.ledger.findBook(declarationSources) });
    }
}
