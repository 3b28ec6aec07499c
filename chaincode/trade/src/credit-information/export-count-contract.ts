import { CohongContext, CohongContract, resultOf } from '@cohong/chaincode-runtime';
import { countExportsSchema, listUncountedSchema, type Uncounted } from '@cohong/domain/credit-information/api';
import type { ExportNote } from '@cohong/domain/credit-information/export-month';
import { canonicalJson } from '@cohong/domain/kernel/json';
import { Info, Returns, Transaction } from 'fabric-contract-api';
import { DeclarationFile } from '../declaration/declaration-file.js';
import { declarationsPlace } from '../places.js';
import { mustBeRegistrar, mustWait } from '../registry/registrars-work.js';
import { RegistryFile, pepperOf } from '../registry/registry-file.js';
import { ExportCounts } from './export-counts.js';
import { exportNotes } from './records.js';

/** Of bulk imports each note is of a hundred declarations. */
const mostNotesAtOnce = 5;

/** The sums of which credit information is made (docs/decisions/0020). Endorsers: both regulators. */
@Info({ title: 'ExportCount', description: 'What each enterprise exported in each month' })
export class ExportCountContract extends CohongContract {
    constructor() {
        super('export-count');
    }

    /** Counts what is new of declarations. A note that is gone was counted by the other registrar. */
    @Transaction()
    @Returns('string')
    async CountExports(ctx: CohongContext): Promise<string> {
        const { items } = ctx.input(countExportsSchema);
        await mustBeRegistrar(ctx, []);
        const declarations = ctx.ledger.in(declarationsPlace);
        const notes: ExportNote[] = [];
        for (const { noteId } of items) {
            const note = await declarations.find(exportNotes, noteId);
            notes.push(...(note === undefined ? [] : [note]));
        }
        mustWait(notes);

        await countAll(ctx, new Set(notes.flatMap(({ declarationNumbers }) => declarationNumbers)));

        for (const { noteId } of notes) {
            await declarations.remove(exportNotes, noteId);
        }
        ctx.emit({ type: 'ExportsCounted', count: notes.length });
        return resultOf(ctx, ctx.transactionId);
    }

    /** What is to be counted: as much as one batch takes, and whether there is more. */
    @Transaction(false)
    @Returns('string')
    async ListUncounted(ctx: CohongContext): Promise<string> {
        ctx.input(listUncountedSchema);
        await mustBeRegistrar(ctx, []);
        const notes = await ctx.ledger.in(declarationsPlace).listSome(exportNotes, mostNotesAtOnce + 1);
        const noteIds = notes.slice(0, mostNotesAtOnce).map(({ noteId }) => noteId);

        return canonicalJson({ noteIds, hasMore: notes.length > mostNotesAtOnce } satisfies Uncounted);
    }
}

/** Each declaration once, however many notes there are of it, as it is now. */
async function countAll(ctx: CohongContext, declarationNumbers: ReadonlySet<string>): Promise<void> {
    const pepper = await pepperOf(ctx);
    const declarations = await DeclarationFile.open(ctx);
    const registry = await RegistryFile.open(ctx);
    const counts = new ExportCounts(ctx, pepper);
    await counts.readAhead([...declarationNumbers]);
    for (const declarationNumber of declarationNumbers) {
        const declaration = await declarations.get(declarationNumber);
        await counts.count(declaration, await registry.findEncumbrance(declarationNumber));
    }
    await counts.save();
}
