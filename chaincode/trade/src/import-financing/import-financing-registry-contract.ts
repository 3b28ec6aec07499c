import { CohongContext, CohongContract, resultOf } from '@cohong/chaincode-runtime';
import {
    decideImportFinancingsSchema,
    readFinancedImportSchema,
    settleImportFinancingsSchema,
    type FinancedImportRead,
    type ImportFinancingItem,
} from '@cohong/domain/import-financing/api';
import { decideImportFinancing } from '@cohong/domain/import-financing/decide-import-financing';
import { mustBeSettled, settleImportFinancing } from '@cohong/domain/import-financing/end-import-financing';
import { availableFor, isCovered, unpaid } from '@cohong/domain/import-financing/financed-import';
import type { ImportFinancing } from '@cohong/domain/import-financing/import-financing';
import { importFinancingPolicyAt } from '@cohong/domain/import-financing/set-import-financing-policy';
import { canonicalJson } from '@cohong/domain/kernel/json';
import { mustBeRegulator } from '@cohong/domain/party/actors';
import { alertLendersSchema, listNoticesSchema } from '@cohong/domain/receivable/api';
import { Info, Returns, Transaction } from 'fabric-contract-api';
import { importNotices, openImports } from '../import-declaration/import-declaration-file.js';
import { declarationsPlace } from '../places.js';
import { notedRecords, saveAnswered } from '../registry/noted-records.js';
import { mustBeRegistrar, mustWait } from '../registry/registrars-work.js';
import { FinancedImportFile } from './financed-import-file.js';
import { ImportAlertRound } from './import-alert-round.js';
import { importFinancingPolicies, importFinancings } from './records.js';

/** The kind of note by which a reservation waits for its end. */
const end = 'import-financing-end';

/**
 * What the registrars of both regulators answer to banks that pay for imports, over all banks, and what they carry into the
 * registry of it. They do so in batches, as `RegistryContract` says. Endorsers of every act: both regulators.
 */
@Info({ title: 'Import financing registry', description: 'What is paid for imports, over all banks' })
export class ImportFinancingRegistryContract extends CohongContract {
    constructor() {
        super('import-financing-registry');
    }

    /** Answers requests for a reservation, each with those before it in the batch taken into account. */
    @Transaction()
    @Returns('string')
    async DecideImportFinancings(ctx: CohongContext): Promise<string> {
        const { items } = ctx.input(decideImportFinancingsSchema);
        await mustBeRegistrar(ctx, items);
        const policy = importFinancingPolicyAt(await ctx.ledger.findBook(importFinancingPolicies), ctx.now);
        const declarations = await openImports(ctx);
        const imports = await FinancedImportFile.open(ctx);
        const asked = { items: addressesOf(items), note: 'import-financing' } as const;
        const changed: ImportFinancing[] = [];

        for (const before of await notedRecords(ctx, importFinancings, asked)) {
            const known = await declarations.findKnown(before);
            const { importFinancing, financed } = decideImportFinancing(before, {
                known,
                // Whoever guesses a number is not shown by what is read whether anybody pays for it.
                financed: known && (await imports.find(before.declarationNumber)),
                policy,
                decidedAt: ctx.now,
            });
            if (financed !== undefined) {
                imports.put(financed);
            }
            changed.push(importFinancing);
        }

        await saveAnswered(ctx, importFinancings, { changed, done: 'import-financing', end });
        await imports.save();
        ctx.emit({ type: 'ImportFinancingsDecided', importFinancingIds: idsOf(changed) });
        return resultOf(ctx, ctx.transactionId);
    }

    /** Frees goods of what banks gave up, and ends what they did not pay in time. */
    @Transaction()
    @Returns('string')
    async SettleImportFinancings(ctx: CohongContext): Promise<string> {
        const { items } = ctx.input(settleImportFinancingsSchema);
        await mustBeRegistrar(ctx, items);
        const imports = await FinancedImportFile.open(ctx);
        const asked = { items: addressesOf(items), note: end } as const;
        const changed: ImportFinancing[] = [];

        for (const before of await notedRecords(ctx, importFinancings, asked)) {
            if (mustBeSettled(before, ctx.now)) {
                const lying = await imports.get(before.declarationNumber);
                const { importFinancing, financed } = settleImportFinancing(before, { financed: lying, at: ctx.now });
                imports.put(financed);
                changed.push(importFinancing);
            }
        }

        await saveAnswered(ctx, importFinancings, { changed, done: end, end });
        await imports.save();
        ctx.emit({ type: 'ImportFinancingsSettled', importFinancingIds: idsOf(changed) });
        return resultOf(ctx, ctx.transactionId);
    }

    /** Tells every bank that pays for goods that customs changed their declaration. */
    @Transaction()
    @Returns('string')
    async AlertBanks(ctx: CohongContext): Promise<string> {
        const { items } = ctx.input(alertLendersSchema);
        await mustBeRegistrar(ctx, []);
        const round = await ImportAlertRound.open(ctx);

        for (const { noticeId } of items) {
            await round.take(noticeId);
        }

        mustWait(round.noticeIds);
        await round.save();
        const { noticeIds, importFinancingIds } = round;
        ctx.emit({ type: 'ImportBanksAlerted', noticeIds, importFinancingIds });
        return resultOf(ctx, ctx.transactionId);
    }

    /** The changes of imports by customs of which banks have not been told yet. */
    @Transaction(false)
    @Returns('string')
    async ListNotices(ctx: CohongContext): Promise<string> {
        ctx.input(listNoticesSchema);
        await mustBeRegistrar(ctx, []);
        return canonicalJson(await ctx.ledger.in(declarationsPlace).list(importNotices));
    }

    /** An import declaration, who pays for its goods, and what is left to pay: for the regulators' people. */
    @Transaction(false)
    @Returns('string')
    async ReadFinancedImport(ctx: CohongContext): Promise<string> {
        const { declarationNumber } = ctx.input(readFinancedImportSchema);
        mustBeRegulator(await ctx.caller(), 'officer', 'regulator', 'registrar');
        const declaration = await (await openImports(ctx)).get(declarationNumber);
        const imports = await FinancedImportFile.open(ctx);
        const financed = (await imports.find(declarationNumber)) ?? unpaid(declaration);
        const policy = importFinancingPolicyAt(await ctx.ledger.findBook(importFinancingPolicies), ctx.now);
        const lying = { financed, policy };

        return canonicalJson({
            declaration,
            allocations: financed.allocations,
            lendable: availableFor('LOAN', declaration, lying),
            payable: availableFor('OWN_FUNDS', declaration, lying),
            isCovered: isCovered(declaration, lying),
        } satisfies FinancedImportRead);
    }
}

/** Where a registrar looks for what waits. */
function addressesOf(items: readonly ImportFinancingItem[]): readonly { readonly bank: string; readonly id: string }[] {
    return items.map(({ bank, importFinancingId: id }) => ({ bank, id }));
}

function idsOf(changed: readonly ImportFinancing[]): readonly string[] {
    return changed.map(({ importFinancingId }) => importFinancingId);
}
