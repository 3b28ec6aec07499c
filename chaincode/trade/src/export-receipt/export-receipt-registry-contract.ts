import { CohongContext, CohongContract, resultOf } from '@cohong/chaincode-runtime';
import { matchReceiptsSchema, type ReceiptItem } from '@cohong/domain/export-receipt/api';
import type { ExportReceipt } from '@cohong/domain/export-receipt/export-receipt';
import { matchExportReceipt, type MatchingFacts } from '@cohong/domain/export-receipt/match-export-receipt';
import { Info, Returns, Transaction } from 'fabric-contract-api';
import { DeclarationFile } from '../declaration/declaration-file.js';
import { vaultOf } from '../places.js';
import { waitingNotes } from '../receivable/records.js';
import { mustBeRegistrar, mustWait } from '../registry/registrars-work.js';
import { RegistryFile } from '../registry/registry-file.js';
import { exportReceipts } from './records.js';

interface Files {
    readonly declarations: DeclarationFile;
    readonly registry: RegistryFile;
}

/**
 * How the registrars of both regulators carry what buyers have paid into the registry of what lies on each declaration. They
 * do so in batches, as `RegistryContract` says. Endorsers: both regulators.
 */
@Info({ title: 'ExportReceiptRegistry', description: 'What buyers have paid on declarations, over all banks' })
export class ExportReceiptRegistryContract extends CohongContract {
    constructor() {
        super('export-receipt-registry');
    }

    /** Collects payments on their declarations, each with those before it in the batch taken into account. */
    @Transaction()
    @Returns('string')
    async MatchReceipts(ctx: CohongContext): Promise<string> {
        const { items } = ctx.input(matchReceiptsSchema);
        await mustBeRegistrar(ctx, items);
        const files = { declarations: await DeclarationFile.open(ctx), registry: await RegistryFile.open(ctx) };
        const changed: ExportReceipt[] = [];

        for (const receipt of await this.#find(ctx, items)) {
            if (receipt.status === 'RECORDED') {
                const matched = matchExportReceipt(receipt, await this.#facts(ctx, receipt, files));
                files.registry.putCollateral({ encumbrances: matched.encumbrances ?? [], holds: [] });
                if (matched.counted !== undefined) {
                    files.registry.putCounted(matched.counted);
                }
                changed.push(matched.receipt);
            }
        }

        mustWait(changed);
        for (const receipt of changed) {
            const vault = ctx.ledger.in(vaultOf(receipt.bank));
            await vault.replace(exportReceipts, receipt);
            await vault.remove(waitingNotes, 'export-receipt', receipt.receiptId);
        }
        await files.registry.save();
        ctx.emit({ type: 'ExportReceiptsMatched', receiptIds: changed.map(({ receiptId }) => receiptId) });
        return resultOf(ctx, ctx.transactionId);
    }

    async #find(ctx: CohongContext, items: readonly ReceiptItem[]): Promise<ExportReceipt[]> {
        const found: ExportReceipt[] = [];
        for (const { bank, receiptId } of items) {
            const receipt = await ctx.ledger.in(vaultOf(bank)).find(exportReceipts, receiptId);
            if (receipt !== undefined) {
                found.push(receipt);
            }
        }

        return found;
    }

    async #facts(
        ctx: CohongContext,
        receipt: ExportReceipt,
        { declarations, registry }: Files,
    ): Promise<MatchingFacts> {
        const found: MatchingFacts['declarations'][number][] = [];
        for (const share of receipt.shares) {
            const known = await declarations.findKnown(share);
            found.push({ known, encumbrance: known && (await registry.findEncumbrance(share.declarationNumber)) });
        }
        // Everybody sees in the block whether what was read was there: who was not shown the goods reads nothing of them.
        const isShown = found.every(({ known }) => known !== undefined);

        return {
            declarations: found,
            counted: isShown ? await registry.findCounted(receipt) : undefined,
            matchedAt: ctx.now,
        };
    }
}
