import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';

const root = path.resolve(__dirname, '..');

describe.each(['chaincode/trade', 'chaincode/dcep', 'gateway'])('The program of %s', (workspace) => {
    const program = readFileSync(path.join(root, workspace, 'dist/program.js'), 'utf8');

    it('is the same wherever it is built: it names no folder of this machine', () => {
        expect(program).not.toContain(root);
    });

    it('has nothing that looks for itself by import.meta, which is empty in a program of CommonJS', () => {
        expect(program).not.toContain('import_meta');
    });

    it('has one copy of google-protobuf: two would register on the global object and corrupt each other’s messages', () => {
        expect(program.match(/^ {2}"[^"]*\/google-protobuf\/google-protobuf\.js"\(/gm)).toHaveLength(1);
    });
});
