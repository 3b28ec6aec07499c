import { CohongContext, CohongContract, once } from '@cohong/chaincode-runtime';
import { cancelDeclaration } from '@cohong/domain/declaration/cancel-declaration';
import type { ChangeFacts, DeclarationChange } from '@cohong/domain/declaration/change';
import { clearDeclaration } from '@cohong/domain/declaration/clear-declaration';
import { mustBeCustomsOfficer } from '@cohong/domain/declaration/customs-officer';
import { importMany } from '@cohong/domain/declaration/import-many';
import { releaseDeclaration } from '@cohong/domain/declaration/release-declaration';
import { amendImport } from '@cohong/domain/import-declaration/amend-import';
import {
    amendImportSchema,
    cancelImportSchema,
    clearImportSchema,
    declareImportSchema,
    declareImportsSchema,
    readImportDeclarationSchema,
    releaseImportSchema,
    type ImportDeclarationEvent,
    type ImportDeclarationRead,
} from '@cohong/domain/import-declaration/api';
import { declareImport } from '@cohong/domain/import-declaration/declare-import';
import type { ImportDeclaration } from '@cohong/domain/import-declaration/import-declaration';
import { canonicalJson } from '@cohong/domain/kernel/json';
import { mustBeRegulator } from '@cohong/domain/party/actors';
import { Info, Returns, Transaction } from 'fabric-contract-api';
import { importBatches } from '../declaration/declaration-file.js';
import { declarationsPlace } from '../places.js';
import { importNotices, openImports } from './import-declaration-file.js';

interface Change<Request> {
    readonly request: Request;
    readonly type: ImportDeclarationEvent['type'];
    readonly rule: (request: Request, facts: ChangeFacts<ImportDeclaration>) => DeclarationChange<ImportDeclaration>;
}

/** What customs says of imports, filed beside exports. Endorsers of every act: customs and a regulator. */
@Info({ title: 'ImportDeclaration', description: 'Import declarations as customs knows them' })
export class ImportDeclarationContract extends CohongContract {
    constructor() {
        super('import-declaration');
    }

    /** Files a new import. */
    @Transaction()
    @Returns('string')
    async DeclareImport(ctx: CohongContext): Promise<string> {
        const request = ctx.input(declareImportSchema);
        const caller = await ctx.caller();
        mustBeCustomsOfficer(caller);

        return await once(ctx, declarationsPlace, async () => {
            const file = await openImports(ctx);
            const before = await file.find(request.declarationNumber);

            const declaration = declareImport(request, { caller, declaration: before, at: ctx.now });

            await ctx.ledger.in(declarationsPlace).insert(file.record, declaration);
            const id = file.keyOf(request.declarationNumber);
            ctx.emit({ type: 'ImportDeclared', id } satisfies ImportDeclarationEvent);
            return id;
        });
    }

    /** Files many new imports at once, and a report of what became of each, which is read as that of exports is. */
    @Transaction()
    @Returns('string')
    async DeclareImports(ctx: CohongContext): Promise<string> {
        const { batchId, declarations: requests } = ctx.input(declareImportsSchema);
        const caller = await ctx.caller();
        mustBeCustomsOfficer(caller);

        return await once(ctx, declarationsPlace, async () => {
            const file = await openImports(ctx);
            const sent = await file.findMany(requests);

            const { lines, declarations } = importMany(sent, { caller, at: ctx.now }, declareImport);

            const place = ctx.ledger.in(declarationsPlace);
            for (const declaration of declarations) {
                await place.insert(file.record, declaration);
            }
            await place.insert(importBatches, { batchId, lines });
            ctx.emit({ type: 'ImportsDeclared', id: batchId } satisfies ImportDeclarationEvent);
            return batchId;
        });
    }

    /** Notes that customs let the goods in. */
    @Transaction()
    @Returns('string')
    async ReleaseImport(ctx: CohongContext): Promise<string> {
        const request = ctx.input(releaseImportSchema);
        return await this.#change(ctx, { request, type: 'ImportReleased', rule: releaseDeclaration });
    }

    /** Notes that customs is done with the goods, and closes the declaration. */
    @Transaction()
    @Returns('string')
    async ClearImport(ctx: CohongContext): Promise<string> {
        const request = ctx.input(clearImportSchema);
        return await this.#change(ctx, { request, type: 'ImportCleared', rule: clearDeclaration });
    }

    /** Puts a new content in place of the old. */
    @Transaction()
    @Returns('string')
    async AmendImport(ctx: CohongContext): Promise<string> {
        const request = ctx.input(amendImportSchema);
        return await this.#change(ctx, { request, type: 'ImportAmended', rule: amendImport });
    }

    /** Deletes the declaration in law. */
    @Transaction()
    @Returns('string')
    async CancelImport(ctx: CohongContext): Promise<string> {
        const request = ctx.input(cancelImportSchema);
        return await this.#change(ctx, { request, type: 'ImportCancelled', rule: cancelDeclaration });
    }

    /** An import; its release code is shown to customs alone, which hands it to the importer. */
    @Transaction(false)
    @Returns('string')
    async ReadImportDeclaration(ctx: CohongContext): Promise<string> {
        const { declarationNumber } = ctx.input(readImportDeclarationSchema);
        const caller = await ctx.caller();
        const isCustoms = caller.kind === 'customs';
        if (isCustoms) {
            mustBeCustomsOfficer(caller);
        } else {
            mustBeRegulator(caller, 'officer', 'regulator', 'registrar');
        }
        const file = await openImports(ctx);
        const declaration = await file.get(declarationNumber);

        return canonicalJson({
            ...declaration,
            ...(isCustoms && { releaseCode: file.releaseCodeOf(declarationNumber) }),
        } satisfies ImportDeclarationRead);
    }

    async #change<Request extends { readonly declarationNumber: string }>(
        ctx: CohongContext,
        { request, type, rule }: Change<Request>,
    ): Promise<string> {
        const caller = await ctx.caller();
        mustBeCustomsOfficer(caller);

        return await once(ctx, declarationsPlace, async () => {
            const file = await openImports(ctx);
            const before = await file.find(request.declarationNumber);

            const { declaration, notice } = rule(request, { caller, declaration: before, at: ctx.now });

            const declarations = ctx.ledger.in(declarationsPlace);
            await declarations.replace(file.record, declaration);
            await declarations.insert(importNotices, notice);
            ctx.emit({ type, id: notice.noticeId } satisfies ImportDeclarationEvent);
            return notice.noticeId;
        });
    }
}
