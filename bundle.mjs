/**
 * Makes each program that runs one file, of what `tsc` has compiled and of the packages that it needs
 * (docs/decisions/0012-a-program-is-one-file.md). Does nothing when no program is older than what it is made of.
 */
import { statSync } from 'node:fs';
import path from 'node:path';
import { buildSync } from 'esbuild';
import { isBuilt } from './chaincode/runtime/dist/host/code-digest.js';

const root = import.meta.dirname;
const programs = {
    'chaincode/trade/dist/program': 'chaincode/trade/dist/main.js',
    'chaincode/dcep/dist/program': 'chaincode/dcep/dist/main.js',
    'gateway/dist/program': 'gateway/dist/main.js',
    'test/conformance/chaincode/dist/program': 'test/conformance/chaincode/main.cjs',
};

const writtenAt = (file) => statSync(path.join(root, file)).mtimeMs;
const rules = Math.max(...['bundle.mjs', 'package-lock.json'].map(writtenAt));
const isNew = (program) => isBuilt(path.join(root, program)) && writtenAt(program) >= rules;

if (!Object.keys(programs).every((program) => isNew(`${program}.js`))) {
    buildSync({
        absWorkingDir: root,
        entryPoints: programs,
        outdir: '.',
        bundle: true,
        platform: 'node',
        target: 'node20.19',
        keepNames: true,
        sourcemap: true,
        sourcesContent: false,
        logLevel: 'warning',
        // What serves its own files, and what is not installed.
        external: ['swagger-ui-dist', '@embedpdf/fonts-sc', 'pg-native', 'pkcs11js'],
    });
}
