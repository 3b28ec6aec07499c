import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { codeDigest } from './code-digest.js';

function put(root: string, file: string, content: string): void {
    mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
    writeFileSync(path.join(root, file), content);
}

/** A chaincode that depends on a workspace, which depends on it in turn, and on a package from the registry. */
function layOut(): string {
    const root = mkdtempSync(path.join(tmpdir(), 'digest-'));
    put(root, 'chaincode/package.json', '{ "dependencies": { "rules": "1.0.0", "bought": "1.0.0" } }');
    put(root, 'chaincode/dist/index.js', 'contract');
    put(root, 'rules/package.json', '{ "dependencies": { "chaincode": "1.0.0" } }');
    put(root, 'rules/dist/rule.js', 'rule');
    put(root, 'node_modules/bought/package.json', '{}');
    put(root, 'node_modules/bought/index.js', 'bought');
    symlinkSync(path.join(root, 'rules'), path.join(root, 'node_modules', 'rules'));
    symlinkSync(path.join(root, 'chaincode'), path.join(root, 'node_modules', 'chaincode'));
    return root;
}

const digestIn = (root: string): string => codeDigest(path.join(root, 'chaincode'));

describe("The digest of a chaincode's code", () => {
    let root: string;

    beforeEach(() => {
        root = layOut();
    });

    afterEach(() => rmSync(root, { recursive: true, force: true }));

    it.each([
        ['its own code', 'chaincode/dist/index.js'],
        ['the code of a workspace it depends on', 'rules/dist/rule.js'],
        ['a new file', 'chaincode/dist/added.js'],
    ])('changes with %s', (_, file) => {
        const before = digestIn(root);
        put(root, file, 'changed');
        expect(digestIn(root)).not.toBe(before);
    });

    it.each([
        ['types', 'chaincode/dist/index.d.ts'],
        ['source maps', 'chaincode/dist/index.js.map'],
        ['packages that the lockfile pins', 'node_modules/bought/index.js'],
    ])('does not change with %s', (_, file) => {
        const before = digestIn(root);
        put(root, file, 'changed');
        expect(digestIn(root)).toBe(before);
    });

    it('is the same wherever the workspaces lie', () => {
        const elsewhere = layOut();
        const there = digestIn(elsewhere);
        rmSync(elsewhere, { recursive: true });
        expect(there).toBe(digestIn(root));
    });
});
