import type { CohongContext } from '@cohong/chaincode-runtime';
import { alertImportersBank } from '@cohong/domain/import-financing/alert-importers-bank';
import { seenOn } from '@cohong/domain/import-financing/financed-import';
import type { ImportFinancing } from '@cohong/domain/import-financing/import-financing';
import { importFinancingPolicyAt } from '@cohong/domain/import-financing/set-import-financing-policy';
import type { ImportDeclaration } from '@cohong/domain/import-declaration/import-declaration';
import type { DeclarationFile } from '../declaration/declaration-file.js';
import { importNotices, openImports } from '../import-declaration/import-declaration-file.js';
import { declarationsPlace, vaultOf } from '../places.js';
import { PendingRecords } from '../registry/pending-records.js';
import { FinancedImportFile } from './financed-import-file.js';
import { importFinancingPolicies, importFinancings } from './records.js';

/** One batch of notices that customs changed imports: two of them may concern the same declaration, and so the same banks. */
export class ImportAlertRound {
    readonly noticeIds: string[] = [];
    readonly #ctx: CohongContext;
    readonly #declarations: DeclarationFile<ImportDeclaration>;
    readonly #imports: FinancedImportFile;
    readonly #vaults = new Map<string, PendingRecords<ImportFinancing>>();
    readonly #importFinancingIds = new Set<string>();

    private constructor(
        ctx: CohongContext,
        declarations: DeclarationFile<ImportDeclaration>,
        imports: FinancedImportFile,
    ) {
        this.#ctx = ctx;
        this.#declarations = declarations;
        this.#imports = imports;
    }

    static async open(ctx: CohongContext): Promise<ImportAlertRound> {
        return new ImportAlertRound(ctx, await openImports(ctx), await FinancedImportFile.open(ctx));
    }

    /** The payments of which banks were told something new. */
    get importFinancingIds(): readonly string[] {
        return [...this.#importFinancingIds];
    }

    /** Tells the banks of one notice. One that is gone was dealt with by the other registrar. */
    async take(noticeId: string): Promise<void> {
        const notice = await this.#ctx.ledger.in(declarationsPlace).find(importNotices, noticeId);
        if (notice === undefined) {
            return;
        }
        this.noticeIds.push(noticeId);
        const goods = await this.#declarations.get(notice.declarationNumber);
        const financed = await this.#imports.find(notice.declarationNumber);
        if (financed === undefined) {
            return;
        }
        const policy = importFinancingPolicyAt(await this.#ctx.ledger.findBook(importFinancingPolicies), this.#ctx.now);
        for (const { bank, importFinancingId } of financed.allocations) {
            const vault = this.#vaultOf(bank);
            const before = await vault.get(importFinancingId);
            const after = alertImportersBank(before, { goods, financed, policy, raisedAt: this.#ctx.now });
            if (after !== before) {
                vault.put(after);
                this.#importFinancingIds.add(importFinancingId);
            }
        }
        this.#imports.put(seenOn(goods, financed));
    }

    async save(): Promise<void> {
        for (const vault of this.#vaults.values()) {
            await vault.save();
        }
        await this.#imports.save();
        for (const noticeId of this.noticeIds) {
            await this.#ctx.ledger.in(declarationsPlace).remove(importNotices, noticeId);
        }
    }

    #vaultOf(bank: string): PendingRecords<ImportFinancing> {
        const opened =
            this.#vaults.get(bank) ?? new PendingRecords(this.#ctx.ledger.in(vaultOf(bank)), importFinancings);
        this.#vaults.set(bank, opened);

        return opened;
    }
}
