import {
    declarationReadSchema,
    type AmendExport,
    type CancelExport,
    type ClearExport,
    type DeclarationRead,
    type DeclareExport,
    type ImportExports,
    type ReleaseExport,
} from '@cohong/domain/declaration/api';
import { importBatchReadSchema, type ImportBatchRead } from '@cohong/domain/declaration/import-batch';
import type { Committed, Ledger, RequestMark } from '../fabric/ledger.js';

/** Customs' declarations as the gateway sees them. */
export class DeclarationClient {
    readonly #ledger: Ledger;

    constructor(ledger: Ledger) {
        this.#ledger = ledger;
    }

    establishSecrets(request: RequestMark): Promise<Committed> {
        return this.#ledger.submit({ name: 'trade/declaration:EstablishSecrets', input: {}, request });
    }

    declareExport(input: DeclareExport, request: RequestMark): Promise<Committed> {
        return this.#ledger.submit({ name: 'trade/declaration:DeclareExport', input, request });
    }

    importExports(input: ImportExports, request: RequestMark): Promise<Committed> {
        return this.#ledger.submit({ name: 'trade/declaration:ImportExports', input, request });
    }

    releaseExport(input: ReleaseExport, request: RequestMark): Promise<Committed> {
        return this.#ledger.submit({ name: 'trade/declaration:ReleaseExport', input, request });
    }

    clearExport(input: ClearExport, request: RequestMark): Promise<Committed> {
        return this.#ledger.submit({ name: 'trade/declaration:ClearExport', input, request });
    }

    amendExport(input: AmendExport, request: RequestMark): Promise<Committed> {
        return this.#ledger.submit({ name: 'trade/declaration:AmendExport', input, request });
    }

    cancelExport(input: CancelExport, request: RequestMark): Promise<Committed> {
        return this.#ledger.submit({ name: 'trade/declaration:CancelExport', input, request });
    }

    readDeclaration(declarationNumber: string): Promise<DeclarationRead> {
        return this.#ledger.evaluate({
            name: 'trade/declaration:ReadDeclaration',
            input: { declarationNumber },
            answer: declarationReadSchema,
        });
    }

    readImportBatch(batchId: string): Promise<ImportBatchRead> {
        return this.#ledger.evaluate({
            name: 'trade/declaration:ReadImportBatch',
            input: { batchId },
            answer: importBatchReadSchema,
        });
    }
}
