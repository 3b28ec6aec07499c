import { z } from 'zod';
import { batchOf, changeOfVersionSchema, changeSchema } from '../declaration/api.js';
import { declarationStatusSchema, releaseCodeSchema } from '../declaration/declaration.js';
import { declarationNumberSchema } from '../kernel/identifiers/declaration-number.js';
import { importContentSchema, importDeclarationSchema } from './import-declaration.js';

export const declareImportSchema = importContentSchema.extend({
    declarationNumber: declarationNumberSchema,
    status: declarationStatusSchema.extract(['ACCEPTED', 'RELEASED']),
});
/** An import declaration as customs' own system has it: accepted, or released already. */
export type DeclareImport = z.output<typeof declareImportSchema>;
/** The same as JSON, its amounts as decimal texts. */
export type DeclareImportWire = z.input<typeof declareImportSchema>;

export const declareImportsSchema = batchOf(declareImportSchema);
export type DeclareImports = z.output<typeof declareImportsSchema>;

export const releaseImportSchema = changeSchema;
export type ReleaseImport = z.output<typeof releaseImportSchema>;

export const clearImportSchema = changeSchema;
export type ClearImport = z.output<typeof clearImportSchema>;

export const amendImportSchema = importContentSchema.extend(changeOfVersionSchema.shape);
/** The whole new content: what it leaves out is no longer declared. */
export type AmendImport = z.output<typeof amendImportSchema>;

export const cancelImportSchema = changeOfVersionSchema;
export type CancelImport = z.output<typeof cancelImportSchema>;

export const readImportDeclarationSchema = z.strictObject({ declarationNumber: declarationNumberSchema });
export type ReadImportDeclaration = z.output<typeof readImportDeclarationSchema>;

export const importDeclarationReadSchema = importDeclarationSchema.extend({
    /** For customs only, which hands it to the importer. */
    releaseCode: releaseCodeSchema.exactOptional(),
});
/** What a reader of an import declaration gets. */
export type ImportDeclarationRead = z.output<typeof importDeclarationReadSchema>;

export const importDeclarationEventSchema = z.strictObject({
    type: z.enum([
        'ImportDeclared',
        'ImportsDeclared',
        'ImportReleased',
        'ImportCleared',
        'ImportAmended',
        'ImportCancelled',
    ]),
    /** The notice of the change; of many its batch; of a new declaration its key, an HMAC. None tells a number. */
    id: z.string().regex(/^(?:[0-9a-f]{32}|[0-9a-f]{64})$/),
});
/** What everybody may hear: that customs did something. */
export type ImportDeclarationEvent = z.output<typeof importDeclarationEventSchema>;
