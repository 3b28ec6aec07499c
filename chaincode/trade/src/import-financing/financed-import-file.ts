import { hmac, type CohongContext } from '@cohong/chaincode-runtime';
import { financedImportSchema, type FinancedImport } from '@cohong/domain/import-financing/financed-import';
import { registryPlace } from '../places.js';
import { PendingRecords } from '../registry/pending-records.js';
import { pepperOf } from '../registry/registry-file.js';

/** What lies on import declarations, over all banks: under keys that nobody without the pepper of the registry can guess. */
export class FinancedImportFile {
    readonly #pepper: string;
    readonly #imports: PendingRecords<FinancedImport>;

    private constructor(ctx: CohongContext, pepper: string) {
        this.#pepper = pepper;
        this.#imports = new PendingRecords(ctx.ledger.in(registryPlace), {
            name: 'financed-import',
            schema: financedImportSchema,
            key: ({ declarationNumber }) => [this.#keyOf(declarationNumber)],
        });
    }

    /** Refuses RECORD_MUST_EXIST before the pepper is established. */
    static async open(ctx: CohongContext): Promise<FinancedImportFile> {
        const pepper = await pepperOf(ctx);

        return new FinancedImportFile(ctx, pepper);
    }

    find(declarationNumber: string): Promise<FinancedImport | undefined> {
        return this.#imports.find(this.#keyOf(declarationNumber));
    }

    /** What lies on a declaration on which something lies. Refuses RECORD_MUST_EXIST if the registry was lost. */
    get(declarationNumber: string): Promise<FinancedImport> {
        return this.#imports.get(this.#keyOf(declarationNumber));
    }

    put(financed: FinancedImport): void {
        this.#imports.put(financed);
    }

    save(): Promise<void> {
        return this.#imports.save();
    }

    #keyOf(declarationNumber: string): string {
        return hmac(this.#pepper, 'import declaration', declarationNumber);
    }
}
