import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';

import type { Told } from './chronicle.js';

/** A whole channel, and what its blocks were made to show. */
export interface Recording {
    readonly blocks: readonly Uint8Array[];
    readonly told: readonly Told[];
}

/** How those channels were ordered of which there is a recording. */
export const orderings = ['raft', 'smartbft'] as const;

const lengthBytes = 4;

/** Blocks one after the other, each behind its length: most of them is certificates, which compress well together. */
export function writeRecording(ordering: string, { blocks, told }: Recording): void {
    const parts = blocks.flatMap((block) => {
        const length = Buffer.alloc(lengthBytes);
        length.writeUInt32BE(block.length);
        return [length, block];
    });
    writeFileSync(blocksFile(ordering), gzipSync(Buffer.concat(parts), { level: 9 }));
    writeFileSync(
        toldFile(ordering),
        told.map(({ block, index, code, what }) => `${block}\t${index}\t${code}\t${what}\n`).join(''),
    );
}

export function readRecording(ordering: string): Recording {
    const all = gunzipSync(readFileSync(blocksFile(ordering)));
    const blocks: Uint8Array[] = [];
    for (let at = 0; at < all.length;) {
        const start = at + lengthBytes;
        at = start + all.readUInt32BE(at);
        blocks.push(all.subarray(start, at));
    }
    const lines = readFileSync(toldFile(ordering), 'utf8').trimEnd().split('\n');
    return { blocks, told: lines.map(readLine) };
}

function readLine(line: string): Told {
    const [block, index, code, what = ''] = line.split('\t');
    return { what, block: Number(block), index: Number(index), code: Number(code) };
}

const blocksFile = (ordering: string): string => join(__dirname, `${ordering}.blocks.gz`);
const toldFile = (ordering: string): string => join(__dirname, `${ordering}.told.tsv`);
