import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { codeDigest, isBuilt, programOf } from './code-digest.js';

describe("The digest of a chaincode's code", () => {
    let directory: string;

    /** A file that was written so many seconds after the program. */
    const put = (file: string, seconds: number): void => {
        writeFileSync(path.join(directory, file), file);
        utimesSync(path.join(directory, file), 1000 + seconds, 1000 + seconds);
    };

    beforeEach(() => {
        directory = mkdtempSync(path.join(tmpdir(), 'digest-'));
        mkdirSync(path.join(directory, 'dist'));
        put('package.json', -2);
        put('dist/.tsbuildinfo', -1);
        put('dist/program.js', 0);
        put('dist/program.js.map', 1);
    });

    afterEach(() => rmSync(directory, { recursive: true }));

    it('is what anyone finds who hashes the file that runs', () => {
        const digest = createHash('sha256').update('dist/program.js').digest('hex');
        expect(codeDigest(directory)).toBe(digest);
    });

    it.each(['dist/.tsbuildinfo', 'package.json', 'dist/added.js'])(
        'is not that of older code, when %s has been written since the program',
        (file) => {
            put(file, 1);
            expect(isBuilt(programOf(directory))).toBe(false);
            expect(() => codeDigest(directory)).toThrow(
                `${programOf(directory)}: not built, or changed since. \`make programs\``,
            );
        },
    );

    it('is nothing where nothing is built', () => {
        rmSync(path.join(directory, 'dist'), { recursive: true });
        expect(() => codeDigest(directory)).toThrow('`make programs` builds what runs.');
    });
});
