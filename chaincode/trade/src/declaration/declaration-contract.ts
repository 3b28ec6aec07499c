import { CohongContext, CohongContract, deriveSecret, once, type RecordAddress } from '@cohong/chaincode-runtime';
import { amendExport } from '@cohong/domain/declaration/amend-export';
import {
    amendExportSchema,
    cancelExportSchema,
    clearExportSchema,
    declareExportSchema,
    establishSecretsSchema,
    importExportsSchema,
    readDeclarationSchema,
    readImportBatchSchema,
    releaseExportSchema,
    type DeclarationEvent,
    type DeclarationRead,
} from '@cohong/domain/declaration/api';
import { cancelDeclaration } from '@cohong/domain/declaration/cancel-declaration';
import type { ChangeFacts, DeclarationChange } from '@cohong/domain/declaration/change';
import { clearDeclaration } from '@cohong/domain/declaration/clear-declaration';
import { mustBeCustomsOfficer } from '@cohong/domain/declaration/customs-officer';
import { declareExport } from '@cohong/domain/declaration/declare-export';
import type { ImportBatchRead } from '@cohong/domain/declaration/import-batch';
import { importMany } from '@cohong/domain/declaration/import-many';
import { releaseDeclaration } from '@cohong/domain/declaration/release-declaration';
import { canonicalJson } from '@cohong/domain/kernel/json';
import { mustBeRegulator } from '@cohong/domain/party/actors';
import { Info, Returns, Transaction } from 'fabric-contract-api';
import { noteExports } from '../credit-information/records.js';
import { goodsReleased, recordWhetherReleased } from '../fact/goods-released.js';
import { facts } from '../fact/records.js';
import { declarationsPlace } from '../places.js';
import { DeclarationFile, declarationSecrets, importBatches, notices } from './declaration-file.js';

interface Change<Request> {
    readonly request: Request;
    readonly type: DeclarationEvent['type'];
    readonly rule: (request: Request, facts: ChangeFacts) => DeclarationChange;
}

/** What customs says of exports. Endorsers of every act: customs and a regulator. */
@Info({ title: 'Declaration', description: 'Export declarations as customs knows them' })
export class DeclarationContract extends CohongContract {
    constructor() {
        super('declaration');
    }

    /** Makes the secrets under which declarations are filed and handed out, once and for ever. */
    @Transaction()
    @Returns('string')
    async EstablishSecrets(ctx: CohongContext): Promise<string> {
        ctx.input(establishSecretsSchema);
        mustBeCustomsOfficer(await ctx.caller());

        return await once(ctx, declarationsPlace, async () => {
            await ctx.ledger.in(declarationsPlace).insert(declarationSecrets, {
                numberSecret: deriveSecret(ctx.seed, 'declaration numbers'),
                releaseSecret: deriveSecret(ctx.seed, 'release codes'),
            });
            ctx.emit({ type: 'DeclarationSecretsEstablished' });
            return declarationSecrets.name;
        });
    }

    /** Files a new declaration. */
    @Transaction()
    @Returns('string')
    async DeclareExport(ctx: CohongContext): Promise<string> {
        const request = ctx.input(declareExportSchema);
        const caller = await ctx.caller();
        mustBeCustomsOfficer(caller);

        return await once(ctx, declarationsPlace, async () => {
            const file = await DeclarationFile.open(ctx);
            const before = await file.find(request.declarationNumber);

            const declaration = declareExport(request, { caller, declaration: before, at: ctx.now });

            await ctx.ledger.in(declarationsPlace).insert(file.record, declaration);
            await recordWhetherReleased(ctx, declaration, file.releaseCodeOf(request.declarationNumber));
            const id = file.keyOf(request.declarationNumber);
            await noteExports(ctx.ledger.in(declarationsPlace), {
                noteId: id,
                declarationNumbers: [request.declarationNumber],
            });
            ctx.emit({ type: 'ExportDeclared', id } satisfies DeclarationEvent);
            return id;
        });
    }

    /** Files many new declarations at once, and a report of what became of each. */
    @Transaction()
    @Returns('string')
    async ImportExports(ctx: CohongContext): Promise<string> {
        const { batchId, declarations: requests } = ctx.input(importExportsSchema);
        const caller = await ctx.caller();
        mustBeCustomsOfficer(caller);

        return await once(ctx, declarationsPlace, async () => {
            const file = await DeclarationFile.open(ctx);
            const factsOf = (declarationNumber: string): RecordAddress[] => [
                [facts, goodsReleased(declarationNumber, file.releaseCodeOf(declarationNumber)).factId],
            ];
            const sent = await file.findMany(requests, factsOf);

            const { lines, declarations } = importMany(sent, { caller, at: ctx.now }, declareExport);

            const place = ctx.ledger.in(declarationsPlace);
            for (const declaration of declarations) {
                await place.insert(file.record, declaration);
                await recordWhetherReleased(ctx, declaration, file.releaseCodeOf(declaration.declarationNumber));
            }
            await place.insert(importBatches, { batchId, lines });
            const declarationNumbers = declarations.map(({ declarationNumber }) => declarationNumber);
            await noteExports(place, { noteId: batchId, declarationNumbers });
            ctx.emit({ type: 'ExportsImported', id: batchId } satisfies DeclarationEvent);
            return batchId;
        });
    }

    /** Notes that customs let the goods go. */
    @Transaction()
    @Returns('string')
    async ReleaseExport(ctx: CohongContext): Promise<string> {
        const request = ctx.input(releaseExportSchema);
        return await this.#change(ctx, { request, type: 'ExportReleased', rule: releaseDeclaration });
    }

    /** Notes that the goods have left, and closes the declaration. */
    @Transaction()
    @Returns('string')
    async ClearExport(ctx: CohongContext): Promise<string> {
        const request = ctx.input(clearExportSchema);
        return await this.#change(ctx, { request, type: 'ExportCleared', rule: clearDeclaration });
    }

    /** Puts a new content in place of the old, and has the lenders told. */
    @Transaction()
    @Returns('string')
    async AmendExport(ctx: CohongContext): Promise<string> {
        const request = ctx.input(amendExportSchema);
        return await this.#change(ctx, { request, type: 'ExportAmended', rule: amendExport });
    }

    /** Deletes the declaration in law, and has the lenders told. */
    @Transaction()
    @Returns('string')
    async CancelExport(ctx: CohongContext): Promise<string> {
        const request = ctx.input(cancelExportSchema);
        return await this.#change(ctx, { request, type: 'ExportCancelled', rule: cancelDeclaration });
    }

    /** A declaration; its release code, and the fact it makes, are shown to customs alone, which hands both out. */
    @Transaction(false)
    @Returns('string')
    async ReadDeclaration(ctx: CohongContext): Promise<string> {
        const { declarationNumber } = ctx.input(readDeclarationSchema);
        const caller = await ctx.caller();
        const isCustoms = caller.kind === 'customs';
        if (isCustoms) {
            mustBeCustomsOfficer(caller);
        } else {
            mustBeRegulator(caller, 'officer', 'regulator', 'registrar');
        }
        const file = await DeclarationFile.open(ctx);
        const declaration = await file.get(declarationNumber);
        if (!isCustoms) {
            return canonicalJson(declaration satisfies DeclarationRead);
        }
        const releaseCode = file.releaseCodeOf(declarationNumber);
        const { factId: releaseFactId } = goodsReleased(declarationNumber, releaseCode);

        return canonicalJson({ ...declaration, releaseCode, releaseFactId } satisfies DeclarationRead);
    }

    /** What became of each declaration of a batch, of exports or of imports, with the release codes of those that are there. */
    @Transaction(false)
    @Returns('string')
    async ReadImportBatch(ctx: CohongContext): Promise<string> {
        const { batchId } = ctx.input(readImportBatchSchema);
        mustBeCustomsOfficer(await ctx.caller());
        const file = await DeclarationFile.open(ctx);
        const batch = await ctx.ledger.in(declarationsPlace).get(importBatches, batchId);
        const lines = batch.lines.map((line) =>
            line.outcome === 'REFUSED' ? line : { ...line, releaseCode: file.releaseCodeOf(line.declarationNumber) },
        );

        return canonicalJson({ batchId, lines } satisfies ImportBatchRead);
    }

    async #change<Request extends { readonly declarationNumber: string }>(
        ctx: CohongContext,
        { request, type, rule }: Change<Request>,
    ): Promise<string> {
        const caller = await ctx.caller();
        mustBeCustomsOfficer(caller);

        return await once(ctx, declarationsPlace, async () => {
            const file = await DeclarationFile.open(ctx);
            const before = await file.find(request.declarationNumber);

            const { declaration, notice } = rule(request, { caller, declaration: before, at: ctx.now });

            const declarations = ctx.ledger.in(declarationsPlace);
            await declarations.replace(file.record, declaration);
            await declarations.insert(notices, notice);
            const { noticeId, declarationNumber } = notice;
            await noteExports(declarations, { noteId: noticeId, declarationNumbers: [declarationNumber] });
            await recordWhetherReleased(ctx, declaration, file.releaseCodeOf(request.declarationNumber));
            ctx.emit({ type, id: notice.noticeId } satisfies DeclarationEvent);
            return notice.noticeId;
        });
    }
}
