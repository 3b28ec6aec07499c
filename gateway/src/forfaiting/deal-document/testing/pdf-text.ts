import { execFileSync } from 'node:child_process';
import path from 'node:path';

/** Reads the text out of a PDF as any reader of PDF would. It is a module of its own kind, which tests cannot load. */
const script = `
    import { buffer } from 'node:stream/consumers';
    import { extractText } from 'unpdf';
    const { text } = await extractText(new Uint8Array(await buffer(process.stdin)), { mergePages: true });
    process.stdout.write(text);
`;

export function pdfText(pdf: Uint8Array): string {
    const folder = path.resolve(__dirname, '../../../..');

    return execFileSync(process.execPath, ['--input-type=module', '-e', script], { input: pdf, cwd: folder })
        .toString('utf8')
        .replace(/\s+/g, ' ');
}
