/** Bytes as a person can read them: as text where they are some, in hexadecimal where they are not. */
export type Readable = { readonly text: string } | { readonly hex: string };

/** Line ends and tabs belong to text; any other control character says that it is something else, a number perhaps. */
// eslint-disable-next-line no-control-regex -- it is control characters that are looked for
const controlCharacter = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]/;

export function readable(bytes: Uint8Array): Readable {
    try {
        const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
        return controlCharacter.test(text) ? { hex: hex(bytes) } : { text };
    } catch {
        return { hex: hex(bytes) };
    }
}

export function hex(bytes: Uint8Array): string {
    return Buffer.from(bytes).toString('hex');
}
