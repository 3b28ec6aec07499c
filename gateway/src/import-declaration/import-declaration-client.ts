import {
    importDeclarationReadSchema,
    type AmendImport,
    type CancelImport,
    type ClearImport,
    type DeclareImport,
    type DeclareImports,
    type ImportDeclarationRead,
    type ReleaseImport,
} from '@cohong/domain/import-declaration/api';
import type { Committed, Ledger, RequestMark } from '../fabric/ledger.js';

/** Customs' import declarations as the gateway sees them. */
export class ImportDeclarationClient {
    readonly #ledger: Ledger;

    constructor(ledger: Ledger) {
        this.#ledger = ledger;
    }

    declareImport(input: DeclareImport, request: RequestMark): Promise<Committed> {
        return this.#ledger.submit({ name: 'trade/import-declaration:DeclareImport', input, request });
    }

    declareImports(input: DeclareImports, request: RequestMark): Promise<Committed> {
        return this.#ledger.submit({ name: 'trade/import-declaration:DeclareImports', input, request });
    }

    releaseImport(input: ReleaseImport, request: RequestMark): Promise<Committed> {
        return this.#ledger.submit({ name: 'trade/import-declaration:ReleaseImport', input, request });
    }

    clearImport(input: ClearImport, request: RequestMark): Promise<Committed> {
        return this.#ledger.submit({ name: 'trade/import-declaration:ClearImport', input, request });
    }

    amendImport(input: AmendImport, request: RequestMark): Promise<Committed> {
        return this.#ledger.submit({ name: 'trade/import-declaration:AmendImport', input, request });
    }

    cancelImport(input: CancelImport, request: RequestMark): Promise<Committed> {
        return this.#ledger.submit({ name: 'trade/import-declaration:CancelImport', input, request });
    }

    readImportDeclaration(declarationNumber: string): Promise<ImportDeclarationRead> {
        return this.#ledger.evaluate({
            name: 'trade/import-declaration:ReadImportDeclaration',
            input: { declarationNumber },
            answer: importDeclarationReadSchema,
        });
    }
}
