import { privateRecord, type CohongContext } from '@cohong/chaincode-runtime';
import { declarationNoticeSchema, type DeclarationNotice } from '@cohong/domain/declaration/declaration';
import { importDeclarationSchema, type ImportDeclaration } from '@cohong/domain/import-declaration/import-declaration';
import { DeclarationFile } from '../declaration/declaration-file.js';

/** A note that customs changed an import, for a registrar, which takes it away. */
export const importNotices = privateRecord<DeclarationNotice>({
    name: 'import-declaration-notice',
    schema: declarationNoticeSchema,
    key: ({ noticeId }) => [noticeId],
});

/**
 * The import declarations, under the secrets of exports: digit nine tells their numbers apart, so no two share a key or a
 * release code. Refuses RECORD_MUST_EXIST before customs has established the secrets.
 */
export function openImports(ctx: CohongContext): Promise<DeclarationFile<ImportDeclaration>> {
    return DeclarationFile.of(ctx, { name: 'import-declaration', schema: importDeclarationSchema });
}
