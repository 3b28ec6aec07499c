import { CohongContext, CohongContract, once } from '@cohong/chaincode-runtime';
import {
    disburseImportFinancingSchema,
    readImportFinancingSchema,
    repayImportFinancingSchema,
    requestImportFinancingSchema,
    withdrawImportFinancingSchema,
} from '@cohong/domain/import-financing/api';
import { disburseImportFinancing, importFinancingDue } from '@cohong/domain/import-financing/disburse-import-financing';
import { withdrawImportFinancing } from '@cohong/domain/import-financing/end-import-financing';
import { repayImportFinancing } from '@cohong/domain/import-financing/repay-import-financing';
import { requestImportFinancing } from '@cohong/domain/import-financing/request-import-financing';
import { canonicalJson } from '@cohong/domain/kernel/json';
import { Info, Returns, Transaction } from 'fabric-contract-api';
import { approveByTwo, proposeByTwo, type ByTwo } from '../approval/two-users.js';
import { actingBank, vaultInView } from '../places.js';
import { waitingNotes } from '../receivable/records.js';
import { leaveNote } from '../receivable/waiting-notes.js';
import { settle } from '../settle.js';
import { importFinancings } from './records.js';

const disburseByTwo: ByTwo<typeof disburseImportFinancingSchema> = {
    act: 'import-financing:ApproveDisbursement',
    schema: disburseImportFinancingSchema,
    decide: async (ctx, { place }, disbursement) => {
        const vault = ctx.ledger.in(place);
        const { importFinancingId, means } = disbursement;
        const before = await vault.get(importFinancings, importFinancingId);
        const { transactionId, now: paidAt } = ctx;

        const importFinancing = disburseImportFinancing(disbursement, {
            importFinancing: before,
            transactionId,
            paidAt,
        });

        return {
            told: { importFinancingId },
            save: async () => {
                const { amount } = before;
                await settle(ctx, importFinancingDue(before, { direction: 'TO_BORROWER', amount, means }));
                await vault.replace(importFinancings, importFinancing);
                await vault.remove(waitingNotes, 'import-financing-end', importFinancingId);
            },
        };
    },
    events: ['ImportDisbursementProposed', 'ImportFinancingDisbursed'],
};

/**
 * What banks pay for goods that have come in, out of loans or their customers' own funds, each in the bank's own vault; a
 * registrar answers what waits there. Endorsers: the bank and a regulator; with coins the central bank, as it must endorse
 * every movement of money.
 */
@Info({
    title: 'Import financing',
    description: 'Payments for goods that have come in, and the loans that pay for them',
})
export class ImportFinancingContract extends CohongContract {
    constructor() {
        super('import-financing');
    }

    /** Asks that so much of the goods be reserved for this bank to pay. */
    @Transaction()
    @Returns('string')
    async RequestImportFinancing(ctx: CohongContext): Promise<string> {
        const request = ctx.input(requestImportFinancingSchema);
        const { bank, place } = await actingBank(ctx, 'maker');

        return await once(ctx, place, async () => {
            const importFinancing = requestImportFinancing(request, { bank, askedAt: ctx.now });

            const { importFinancingId } = importFinancing;
            await ctx.ledger.in(place).insert(importFinancings, importFinancing);
            await leaveNote(ctx.ledger.in(place), { kind: 'import-financing', id: importFinancingId, since: ctx.now });
            ctx.emit({ type: 'ImportFinancingRequested', importFinancingId });
            return importFinancingId;
        });
    }

    /** Takes back a request or gives up a reservation. */
    @Transaction()
    @Returns('string')
    async WithdrawImportFinancing(ctx: CohongContext): Promise<string> {
        const { importFinancingId } = ctx.input(withdrawImportFinancingSchema);
        const { place } = await actingBank(ctx, 'maker');

        return await once(ctx, place, async () => {
            const vault = ctx.ledger.in(place);
            const before = await vault.get(importFinancings, importFinancingId);

            const { importFinancing, mustBeSettled } = withdrawImportFinancing(before);

            await vault.replace(importFinancings, importFinancing);
            if (mustBeSettled) {
                // It waited for the end of the reservation; now it waits no longer.
                const note = { kind: 'import-financing-end', id: importFinancingId, since: ctx.now } as const;
                await vault.replace(waitingNotes, note);
            } else {
                await vault.remove(waitingNotes, 'import-financing', importFinancingId);
            }
            ctx.emit({ type: 'ImportFinancingWithdrawn', importFinancingId });
            return importFinancingId;
        });
    }

    /** Proposes to pay the seller, for another user to approve. */
    @Transaction()
    @Returns('string')
    async ProposeDisbursement(ctx: CohongContext): Promise<string> {
        return await proposeByTwo(ctx, disburseByTwo);
    }

    /** Pays as proposed, a loan's coins in the same transaction. */
    @Transaction()
    @Returns('string')
    async ApproveDisbursement(ctx: CohongContext): Promise<string> {
        return await approveByTwo(ctx, disburseByTwo);
    }

    /** Takes a repayment, its coins in the same transaction. */
    @Transaction()
    @Returns('string')
    async RecordRepayment(ctx: CohongContext): Promise<string> {
        const repayment = ctx.input(repayImportFinancingSchema);
        const { place } = await actingBank(ctx, 'maker');

        return await once(ctx, place, async () => {
            const vault = ctx.ledger.in(place);
            const { importFinancingId, repaymentId, amount, means } = repayment;
            const before = await vault.get(importFinancings, importFinancingId);
            const { transactionId, now: paidAt } = ctx;

            const importFinancing = repayImportFinancing(repayment, { importFinancing: before, transactionId, paidAt });

            await settle(ctx, importFinancingDue(before, { direction: 'FROM_BORROWER', amount, means }));
            await vault.replace(importFinancings, importFinancing);
            ctx.emit({ type: 'ImportFinancingRepaid', importFinancingId, repaymentId });
            return repaymentId;
        });
    }

    @Transaction(false)
    @Returns('string')
    async ReadImportFinancing(ctx: CohongContext): Promise<string> {
        const { bank, importFinancingId } = ctx.input(readImportFinancingSchema);
        const vault = ctx.ledger.in(await vaultInView(ctx, bank));
        return canonicalJson(await vault.get(importFinancings, importFinancingId));
    }
}
