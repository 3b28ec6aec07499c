/**
 * Plants one fault at a time in a copy of the sources and runs the tests that guard it; each must be caught.
 *
 * A mutant that no longer fits its source, or that no test catches, fails the run: either the rule moved or its
 * guard is gone.
 */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { mutants } from './mutants.mjs';

const root = path.resolve(import.meta.dirname, '../..');
const copy = mkdtempSync(path.join(tmpdir(), 'cohong-mutants-'));
const leftOut = new Set(['node_modules', '.git', '.cohong', 'coverage']);

process.once('SIGINT', () => process.exit(130));
process.once('exit', () => rmSync(copy, { recursive: true, force: true }));

// What was built comes along, as old as it is: scenarios agree on its digest, and run the sources.
cpSync(root, copy, {
    recursive: true,
    preserveTimestamps: true,
    filter: (source) => !leftOut.has(path.basename(source)),
});
symlinkSync(path.join(root, 'node_modules'), path.join(copy, 'node_modules'));

// Tests that fail on sound sources would seem to catch everything.
if (!pass([...new Set(mutants.flatMap(({ tests }) => tests))])) {
    console.error('The tests fail without any fault planted; `make test` tells which.');
    process.exit(1);
}

const missed = mutants.filter((mutant, index) => {
    const outcome = plant(mutant);
    console.log(`${String(index + 1).padStart(2)}/${mutants.length}  ${outcome.padEnd(8)}  ${mutant.fault}`);
    return outcome !== 'caught';
});
console.log(`Mutants: ${mutants.length - missed.length} caught, ${missed.length} missed`);
process.exitCode = missed.length === 0 ? 0 : 1;

function plant({ file, find, replace, tests }) {
    const target = path.join(copy, file);
    const sound = readFileSync(target, 'utf8');
    if (sound.split(find).length !== 2) {
        return 'unfit';
    }
    writeFileSync(
        target,
        sound.replace(find, () => replace),
    );
    const isMissed = pass(tests);
    writeFileSync(target, sound);
    return isMissed ? 'MISSED' : 'caught';
}

function pass(tests) {
    return spawnSync('npx', ['jest', '--silent', ...tests], { cwd: copy, stdio: 'ignore' }).status === 0;
}
