import { z } from 'zod';

/** A SHA-256 in hexadecimal. */
export const sha256Schema = z.string().regex(/^[0-9a-f]{64}$/, 'must be 64 lower-case hexadecimal digits');

/** SHA-256 of bytes, or of a text in UTF-8, in hexadecimal. Rules have none of their own: whoever runs them hands it in. */
export type Sha256 = (content: string | Uint8Array) => string;
