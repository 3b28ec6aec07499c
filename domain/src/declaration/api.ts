import { z } from 'zod';
import { factSchema } from '../fact/fact.js';
import { declarationNumberSchema } from '../kernel/identifiers/declaration-number.js';
import { randomIdSchema } from '../kernel/salt.js';
import { declarationContentSchema, declarationSchema, releaseCodeSchema } from './declaration.js';

export const establishSecretsSchema = z.strictObject({});

export const declareExportSchema = declarationContentSchema.extend({
    declarationNumber: declarationNumberSchema,
    status: declarationSchema.shape.status.extract(['ACCEPTED', 'RELEASED']),
});
/** A declaration as customs' own system has it: accepted, or released already. */
export type DeclareExport = z.output<typeof declareExportSchema>;
/** The same as JSON, its amounts as decimal texts. */
export type DeclareExportWire = z.input<typeof declareExportSchema>;

/** At most so many in one transaction, so that it stays small and no other act waits long behind it. */
export const mostInBatch = 100;

type BatchSchema<Declared extends z.ZodType> = z.ZodObject<
    { batchId: typeof randomIdSchema; declarations: z.ZodArray<Declared> },
    z.core.$strict
>;

/** Many declarations in one transaction, each decided by itself. */
export function batchOf<Declared extends z.ZodType<{ readonly declarationNumber: string }>>(
    declaration: Declared,
): BatchSchema<Declared> {
    return z.strictObject({
        batchId: randomIdSchema,
        declarations: z
            .array(declaration)
            .min(1)
            .max(mostInBatch)
            .refine((all) => new Set(all.map(({ declarationNumber }) => declarationNumber)).size === all.length, {
                message: 'must not repeat a declaration',
            }),
    });
}

export const importExportsSchema = batchOf(declareExportSchema);
export type ImportExports = z.output<typeof importExportsSchema>;

export const changeSchema = z.strictObject({
    declarationNumber: declarationNumberSchema,
    /** Under this id the registrar is told that the declaration changed. */
    noticeId: randomIdSchema,
});
/** A change of the status of a declaration, whichever way its goods go. */
export type Change = z.output<typeof changeSchema>;

export const changeOfVersionSchema = changeSchema.extend({
    /** The version that customs' officer saw: two amendments at once must not silently undo each other. */
    expectedVersion: z.int().positive(),
});
export type ChangeOfVersion = z.output<typeof changeOfVersionSchema>;

export const releaseExportSchema = changeSchema;
export type ReleaseExport = z.output<typeof releaseExportSchema>;

export const clearExportSchema = changeSchema;
export type ClearExport = z.output<typeof clearExportSchema>;

export const amendExportSchema = declarationContentSchema.extend(changeOfVersionSchema.shape);
/** The whole new content: what it leaves out is no longer declared. */
export type AmendExport = z.output<typeof amendExportSchema>;
/** The same as JSON, its amounts as decimal texts. */
export type AmendExportWire = z.input<typeof amendExportSchema>;

export const cancelExportSchema = changeOfVersionSchema;
export type CancelExport = z.output<typeof cancelExportSchema>;

export const readDeclarationSchema = z.strictObject({ declarationNumber: declarationNumberSchema });
export type ReadDeclaration = z.output<typeof readDeclarationSchema>;

export const readImportBatchSchema = z.strictObject({ batchId: randomIdSchema });

export const declarationReadSchema = declarationSchema.extend({
    /** For customs only, which hands it to the exporter. */
    releaseCode: releaseCodeSchema.exactOptional(),
    /** What happens when customs releases the goods: coins can be locked until then. It betrays no release code. */
    releaseFactId: factSchema.shape.factId.exactOptional(),
});
/** What a reader of a declaration gets. */
export type DeclarationRead = z.output<typeof declarationReadSchema>;

export const declarationEventSchema = z.strictObject({
    type: z.enum([
        'ExportDeclared',
        'ExportsImported',
        'ExportReleased',
        'ExportCleared',
        'ExportAmended',
        'ExportCancelled',
    ]),
    /** The notice of the change; of an import its batch; of a new declaration its key, an HMAC. None tells a number. */
    id: z.string().regex(/^(?:[0-9a-f]{32}|[0-9a-f]{64})$/),
});
/** What everybody may hear: that customs did something. */
export type DeclarationEvent = z.output<typeof declarationEventSchema>;
