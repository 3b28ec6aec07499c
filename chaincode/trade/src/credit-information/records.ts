import { privateRecord, type PrivateCollection } from '@cohong/chaincode-runtime';
import { creditInquirySchema, type CreditInquiry } from '@cohong/domain/credit-information/credit-inquiry';
import { exportNoteSchema, type ExportNote } from '@cohong/domain/credit-information/export-month';

/** In the vault of the bank that asks. */
export const creditInquiries = privateRecord<CreditInquiry>({
    name: 'credit-inquiry',
    schema: creditInquirySchema,
    key: ({ inquiryId }) => [inquiryId],
});

/** Among the declarations, where customs writes them: each under a key of its own, so that no two imports conflict. */
export const exportNotes = privateRecord<ExportNote>({
    name: 'export-note',
    schema: exportNoteSchema,
    key: ({ noteId }) => [noteId],
});

/** Notes that these declarations are new, or other than they were counted. */
export async function noteExports(declarations: PrivateCollection, note: ExportNote): Promise<void> {
    if (note.declarationNumbers.length > 0) {
        await declarations.insert(exportNotes, note);
    }
}
