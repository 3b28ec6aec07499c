import { CohongContext, CohongContract } from '@cohong/chaincode-runtime';
import {
    readExportReceiptSchema,
    recordExportReceiptSchema,
    type RecordExportReceipt,
} from '@cohong/domain/export-receipt/api';
import { recordExportReceipt } from '@cohong/domain/export-receipt/record-export-receipt';
import { canonicalJson } from '@cohong/domain/kernel/json';
import { Info, Returns, Transaction } from 'fabric-contract-api';
import { approveByTwo, proposeByTwo, type ByTwo, type Decided } from '../approval/two-users.js';
import { exchangeRates } from '../exchange-rate/records.js';
import type { Acting } from '../letter-of-credit/find-credit.js';
import { vaultInView } from '../places.js';
import { leaveNote } from '../receivable/waiting-notes.js';
import { exportReceipts } from './records.js';

const recording: ByTwo<typeof recordExportReceiptSchema> = {
    act: 'export-receipt:ApproveReceipt',
    schema: recordExportReceiptSchema,
    decide: recorded,
    events: ['ExportReceiptProposed', 'ExportReceiptRecorded'],
};

/** What foreign buyers have paid, each payment in the vault of the bank where it came in. */
@Info({ title: 'ExportReceipt', description: 'Export proceeds, matched to the declarations that they pay for' })
export class ExportReceiptContract extends CohongContract {
    constructor() {
        super('export-receipt');
    }

    /** Proposes to record a payment, for another user to approve. Endorsers: the bank and a regulator. */
    @Transaction()
    @Returns('string')
    async ProposeReceipt(ctx: CohongContext): Promise<string> {
        return await proposeByTwo(ctx, recording);
    }

    /** Records it as proposed, for a registrar to collect on its declarations. Endorsers: the bank and a regulator. */
    @Transaction()
    @Returns('string')
    async ApproveReceipt(ctx: CohongContext): Promise<string> {
        return await approveByTwo(ctx, recording);
    }

    @Transaction(false)
    @Returns('string')
    async ReadReceipt(ctx: CohongContext): Promise<string> {
        const { bank, receiptId } = ctx.input(readExportReceiptSchema);
        return canonicalJson(await ctx.ledger.in(await vaultInView(ctx, bank)).get(exportReceipts, receiptId));
    }
}

async function recorded(ctx: CohongContext, { bank, place }: Acting, request: RecordExportReceipt): Promise<Decided> {
    const book = await ctx.ledger.findBook(exchangeRates);

    const receipt = recordExportReceipt(request, { bank, askedAt: ctx.now, exchangeRates: book });

    const { receiptId } = receipt;
    return {
        told: { receiptId },
        save: async () => {
            const vault = ctx.ledger.in(place);
            await vault.insert(exportReceipts, receipt);
            await leaveNote(vault, { kind: 'export-receipt', id: receiptId, since: ctx.now });
        },
    };
}
