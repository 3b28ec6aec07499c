import { randomInt } from 'node:crypto';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { freePorts } from '@cohong/network';

const root = path.resolve(__dirname, '../..');
const launcher = 'network/launcher';
/** A share in basis points looks like one. */
const port = /(?<!BasisPoints: )\b[78]0\d\d\b/g;

/** A folder in which an operator's lines do what they do in the repository, on ports of its own. */
export interface Repository {
    readonly folder: string;
    /** The command line of `cohong` there. */
    readonly cohong: string;
    /** Lines that name ports as the repository has them, with its own in their place. */
    readonly onItsPorts: (lines: string) => string;
}

/**
 * Lays it: consortium.yaml to be edited, and the launcher, which finds everything else from where it lies itself, as
 * copies; the rest as links.
 */
export async function layRepository(): Promise<Repository> {
    const folder = mkdtempSync(path.join(tmpdir(), 'cohong-grow-'));
    const file = readFileSync(path.join(root, 'network/consortium.yaml'), 'utf8');
    // The file's own, and those that a page adds to it.
    const named = [...new Set([...file.matchAll(port)].map(([each]) => each)), ...added];
    // It comes back to them minutes later, when others may have begun: they choose from 20 000 up.
    const free = await freePorts(named.length, new Set(), randomInt(10_000, 19_000));
    const others = new Map(named.map((each, index) => [each, String(free[index])]));
    const onItsPorts = (lines: string): string => lines.replaceAll(port, (each) => others.get(each) ?? each);
    mkdirSync(path.join(folder, launcher), { recursive: true });
    writeFileSync(path.join(folder, 'network/consortium.yaml'), onItsPorts(file));
    cpSync(path.join(root, launcher, 'dist'), path.join(folder, launcher, 'dist'), { recursive: true });
    for (const linked of [
        'node_modules',
        'package.json',
        'calendars',
        'chaincode',
        'gateway',
        `${launcher}/package.json`,
    ]) {
        symlinkSync(path.join(root, linked), path.join(folder, linked));
    }
    return { folder, cohong: `node --enable-source-maps ${launcher}/dist/cli.js`, onItsPorts };
}

const added = ['7057', '8057'];

/** What a page has operators paste into a shell, block by block, under some of its headings; '' is before the first. */
export function linesOf(page: string, headings: readonly string[]): string[] {
    const text = readFileSync(path.join(root, page), 'utf8');
    const sections = new Map(
        `## \n${text}`.split(/^## /m).map((section) => {
            const [heading = ''] = section.split('\n', 1);
            return [heading, section] as const;
        }),
    );
    return headings.flatMap((heading) => {
        const blocks = [...(sections.get(heading) ?? '').matchAll(/^```sh\n([^]*?)^```/gm)];
        if (blocks.length === 0) {
            throw new Error(`${page} has no lines to paste under "${heading}".`);
        }
        return blocks.map(([, lines = '']) => lines);
    });
}
