import { describe, expect, it } from '@jest/globals';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { assertSingleProtobuf } from './single-copy.js';

describe('assertSingleProtobuf', () => {
    it('is content with what this repository loads', () => {
        expect(() => assertSingleProtobuf()).not.toThrow();
    });

    it('refuses a second copy', () => {
        const directory = mkdtempSync(join(tmpdir(), 'copies-'));
        const copies = ['one', 'two'].map((name) => join(directory, name, 'google-protobuf', 'google-protobuf.js'));
        for (const copy of copies) {
            mkdirSync(join(copy, '..'), { recursive: true });
            writeFileSync(copy, '');
        }

        try {
            expect(() => assertSingleProtobuf([copies[0]!, copies[0]!, __filename])).not.toThrow();
            expect(() => assertSingleProtobuf(copies)).toThrow('google-protobuf is loaded 2 times');
        } finally {
            rmSync(directory, { recursive: true });
        }
    });
});
