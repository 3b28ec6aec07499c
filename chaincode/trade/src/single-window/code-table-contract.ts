import { CohongContext, CohongContract, once } from '@cohong/chaincode-runtime';
import { mustBeCustomsOfficer } from '@cohong/domain/declaration/customs-officer';
import { canonicalJson } from '@cohong/domain/kernel/json';
import { publishCodeTablesSchema, readCodeTablesSchema } from '@cohong/domain/single-window/api';
import { publishCodeTables } from '@cohong/domain/single-window/code-tables';
import { Info, Returns, Transaction } from 'fabric-contract-api';
import { declarationsPlace } from '../places.js';
import { codeTables } from './records.js';

/** What the codes of the single window mean, as customs publishes it. Endorsers: customs and a regulator. */
@Info({ title: 'Code table', description: 'What the codes of the single window mean' })
export class CodeTableContract extends CohongContract {
    constructor() {
        super('code-table');
    }

    /** Publishes the tables that hold from a day on. */
    @Transaction()
    @Returns('string')
    async PublishCodeTables(ctx: CohongContext): Promise<string> {
        const tables = ctx.input(publishCodeTablesSchema);
        const caller = await ctx.caller();
        mustBeCustomsOfficer(caller);

        return await once(ctx, declarationsPlace, async () => {
            const before = await ctx.ledger.findBook(codeTables);

            const book = publishCodeTables(tables, { caller, book: before, publishedAt: ctx.now });

            await ctx.ledger.writeBook(codeTables, book);
            ctx.emit({ type: 'CodeTablesPublished', effectiveFrom: tables.effectiveFrom });
            return codeTables.name;
        });
    }

    /** Public. */
    @Transaction(false)
    @Returns('string')
    async ReadCodeTables(ctx: CohongContext): Promise<string> {
        ctx.input(readCodeTablesSchema);
        return canonicalJson((await ctx.ledger.findBook(codeTables)) ?? { editions: [] });
    }
}
