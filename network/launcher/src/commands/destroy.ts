import { existsSync, readdirSync, rmdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline/promises';
import { removeDatabase } from '../database/home.js';
import { staleProcesses } from '../processes/records.js';
import { readRunFile } from './run-file.js';

export interface DestroyOptions {
    readonly folder: string;
    readonly yes?: boolean;
}

/** All that a consortium ever leaves in its folder. What else lies there is somebody's, and stays. */
const contents: Readonly<Record<string, string>> = {
    organisations: 'the keys and certificates of every organisation',
    issuers: 'the keys that sign development tokens',
    gateways: 'what the gateways keep, their request secrets among it',
    database: 'what the gateways keep in PostgreSQL',
    fabric: 'the ledgers and private data of peers and orderers on Fabric',
    embedded: 'the ledger and private data of the embedded network',
    logs: 'every log',
    processes: 'which processes ran',
    'run.json': 'which consortium ran',
    'control.sock': 'where it was asked',
    'environment.sh': 'addresses and tokens',
    'container-database': 'what the gateways keep in PostgreSQL in containers',
    'compose.yaml': 'the description for containers',
};

/**
 * Removes everything that a consortium left in its folder, after asking.
 *
 * @throws Error when it still runs, or when nobody can be asked and it was not said beforehand.
 */
export async function destroy({ folder, yes = false }: DestroyOptions): Promise<void> {
    if (readRunFile(folder) !== undefined || staleProcesses(folder).length > 0) {
        throw new Error(
            `A consortium runs in ${folder}, or what is left of one. \`cohong down\` stops it; then destroy.`,
        );
    }
    const found = Object.keys(contents).filter((name) => existsSync(path.join(folder, name)));
    if (found.length === 0) {
        console.log(`There is nothing of a consortium in ${folder}.`);
        return;
    }
    const listed = found.map((name) => `  ${name.padEnd(16)} ${contents[name] ?? ''}`);
    console.log([`This removes from ${folder}, for ever:`, ...listed].join('\n'));
    console.log(yes || (await isConfirmed()) ? removeAll(folder, found) : 'Nothing was removed.');
}

function removeAll(folder: string, names: readonly string[]): string {
    removeDatabase(folder);
    for (const name of names) {
        rmSync(path.join(folder, name), { recursive: true, force: true });
    }
    const left = readdirSync(folder);
    if (left.length > 0) {
        return `Removed. Not ours, and left: ${left.join(', ')}.`;
    }
    rmdirSync(folder);
    return 'All of it is removed.';
}

async function isConfirmed(): Promise<boolean> {
    if (!process.stdin.isTTY) {
        throw new Error('Nobody can be asked here. `cohong destroy --yes` removes it without asking.');
    }
    const terminal = createInterface({ input: process.stdin, output: process.stdout });
    const answer = await terminal.question('Type "destroy" to remove it: ');
    terminal.close();
    return answer.trim() === 'destroy';
}
