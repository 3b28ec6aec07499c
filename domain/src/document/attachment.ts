import { z } from 'zod';
import { sha256Schema } from '../kernel/sha256.js';
import { textSchema } from '../kernel/text.js';

export const mediaTypeSchema = z
    .string()
    .regex(/^[a-z]+\/[a-z0-9.+-]{1,80}$/, 'must be a media type, as application/pdf');

export const attachmentSchema = z.strictObject({
    fileName: textSchema(140),
    mediaType: mediaTypeSchema,
    /** In bytes. */
    size: z.int().positive(),
    /** Of the file. */
    documentChecksum: sha256Schema,
});
/** A file that shows the document. The file itself stays with the bank; its hash proves which file it was. */
export type Attachment = z.output<typeof attachmentSchema>;
