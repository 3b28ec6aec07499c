import { CohongContext, CohongContract } from '@cohong/chaincode-runtime';
import { calendarOf } from '@cohong/domain/calendar/calendar-book';
import { ifCovered } from '@cohong/domain/calendar/if-covered';
import {
    extendImportFinancing,
    extendImportFinancingSchema,
} from '@cohong/domain/import-financing/extend-import-financing';
import {
    importFinancingStanding,
    readImportStandingsSchema,
} from '@cohong/domain/import-financing/import-financing-standing';
import {
    reverseImportDisbursement,
    reverseImportDisbursementSchema,
} from '@cohong/domain/import-financing/reverse-import-disbursement';
import { importFinancingPolicyAt } from '@cohong/domain/import-financing/set-import-financing-policy';
import {
    writeOffImportFinancing,
    writeOffImportFinancingSchema,
} from '@cohong/domain/import-financing/write-off-import-financing';
import { canonicalJson } from '@cohong/domain/kernel/json';
import { Info, Returns, Transaction } from 'fabric-contract-api';
import { approveByTwo, proposeByTwo, type ByTwo } from '../approval/two-users.js';
import { bankingCalendars } from '../calendar/records.js';
import { vaultInView } from '../places.js';
import { leaveNote } from '../receivable/waiting-notes.js';
import { importFinancingPolicies, importFinancings } from './records.js';

const extendByTwo: ByTwo<typeof extendImportFinancingSchema> = {
    act: 'import-financing-life:ApproveExtension',
    schema: extendImportFinancingSchema,
    decide: async (ctx, { place }, request) => {
        const vault = ctx.ledger.in(place);
        const { importFinancingId } = request;
        const before = await vault.get(importFinancings, importFinancingId);
        const policy = importFinancingPolicyAt(await ctx.ledger.findBook(importFinancingPolicies), ctx.now);

        const importFinancing = extendImportFinancing(request, { importFinancing: before, policy, at: ctx.now });

        return { told: { importFinancingId }, save: () => vault.replace(importFinancings, importFinancing) };
    },
    events: ['ImportExtensionProposed', 'ImportFinancingExtended'],
};

const writeOffByTwo: ByTwo<typeof writeOffImportFinancingSchema> = {
    act: 'import-financing-life:ApproveWriteOff',
    schema: writeOffImportFinancingSchema,
    decide: async (ctx, { place }, request) => {
        const vault = ctx.ledger.in(place);
        const { importFinancingId } = request;
        const before = await vault.get(importFinancings, importFinancingId);

        const importFinancing = writeOffImportFinancing(request, { importFinancing: before, at: ctx.now });

        return { told: { importFinancingId }, save: () => vault.replace(importFinancings, importFinancing) };
    },
    events: ['ImportWriteOffProposed', 'ImportFinancingWrittenOff'],
};

const reverseByTwo: ByTwo<typeof reverseImportDisbursementSchema> = {
    act: 'import-financing-life:ApproveReversal',
    schema: reverseImportDisbursementSchema,
    decide: async (ctx, { place }, request) => {
        const vault = ctx.ledger.in(place);
        const { importFinancingId } = request;
        const before = await vault.get(importFinancings, importFinancingId);

        const importFinancing = reverseImportDisbursement(request, { importFinancing: before, at: ctx.now });

        const save = async (): Promise<void> => {
            await vault.replace(importFinancings, importFinancing);
            await leaveNote(vault, { kind: 'import-financing-end', id: importFinancingId, since: ctx.now });
        };
        return { told: { importFinancingId }, save };
    },
    events: ['ImportReversalProposed', 'ImportFinancingReversed'],
};

/** What becomes of a payment after it was made, besides repayment. Endorsers: the bank and a regulator. */
@Info({
    title: 'Import financing life',
    description: 'Payments for imports that are extended, written off or came back, and where they stand',
})
export class ImportFinancingLifeContract extends CohongContract {
    constructor() {
        super('import-financing-life');
    }

    /** Proposes to give an importer more time. */
    @Transaction()
    @Returns('string')
    async ProposeExtension(ctx: CohongContext): Promise<string> {
        return await proposeByTwo(ctx, extendByTwo);
    }

    /** Gives it, by the policy of today. */
    @Transaction()
    @Returns('string')
    async ApproveExtension(ctx: CohongContext): Promise<string> {
        return await approveByTwo(ctx, extendByTwo);
    }

    /** Proposes to give a loan up. */
    @Transaction()
    @Returns('string')
    async ProposeWriteOff(ctx: CohongContext): Promise<string> {
        return await proposeByTwo(ctx, writeOffByTwo);
    }

    /** Gives it up in the books of the bank. The goods are paid for as before, so the registry need not be touched. */
    @Transaction()
    @Returns('string')
    async ApproveWriteOff(ctx: CohongContext): Promise<string> {
        return await approveByTwo(ctx, writeOffByTwo);
    }

    /** Proposes to say that the seller was not paid. */
    @Transaction()
    @Returns('string')
    async ProposeReversal(ctx: CohongContext): Promise<string> {
        return await proposeByTwo(ctx, reverseByTwo);
    }

    /** Says so. The goods are free when a registrar has noted it. */
    @Transaction()
    @Returns('string')
    async ApproveReversal(ctx: CohongContext): Promise<string> {
        return await approveByTwo(ctx, reverseByTwo);
    }

    /** Where loans stand by the clock and the banking calendar of China, in the order in which they are asked for. */
    @Transaction(false)
    @Returns('string')
    async ReadStandings(ctx: CohongContext): Promise<string> {
        const { items } = ctx.input(readImportStandingsSchema);
        const book = await ctx.ledger.findBook(bankingCalendars);
        const calendar = ifCovered(() => calendarOf(book, 'CHINA'));
        const found = items.map(async ({ bank, importFinancingId }) => {
            const vault = ctx.ledger.in(await vaultInView(ctx, bank));
            const importFinancing = await vault.get(importFinancings, importFinancingId);
            return importFinancingStanding(importFinancing, { calendar, at: ctx.now });
        });

        return canonicalJson(await Promise.all(found));
    }
}
