import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, realpathSync } from 'node:fs';
import path from 'node:path';

const code = /\.(?:js|cjs|mjs|json)$/;

/**
 * The SHA-256 of the code that a chaincode's directory and the workspaces it depends on would run, in hexadecimal.
 *
 * The rules of a chaincode lie in the packages it imports; a digest of its own folder alone would not change with
 * them. Packages from the registry are left out: the lockfile pins them by hash.
 */
export function codeDigest(directory: string): string {
    const hash = createHash('sha256');
    for (const workspace of [...workspacesOf(directory)].sort()) {
        for (const file of codeFiles(workspace)) {
            hash.update(`${path.basename(workspace)}/${file}\0`).update(readFileSync(path.join(workspace, file)));
        }
    }
    return hash.digest('hex');
}

/** The directory itself and every workspace that it reaches through the dependencies in package.json. */
function workspacesOf(directory: string, found = new Set<string>()): Set<string> {
    const workspace = realpathSync(directory);
    if (found.has(workspace)) {
        return found;
    }
    found.add(workspace);
    const { dependencies = {} } = JSON.parse(readFileSync(path.join(workspace, 'package.json'), 'utf8')) as {
        readonly dependencies?: Readonly<Record<string, string>>;
    };
    for (const name of Object.keys(dependencies)) {
        const installed = installedAt(name, workspace);
        if (installed !== undefined && !installed.includes(`${path.sep}node_modules${path.sep}`)) {
            workspacesOf(installed, found);
        }
    }
    return found;
}

/** Where Node would find a package, links followed: a workspace's link leads out of node_modules. */
function installedAt(name: string, from: string): string | undefined {
    const candidate = path.join(from, 'node_modules', name);
    if (existsSync(candidate)) {
        return realpathSync(candidate);
    }
    const parent = path.dirname(from);
    return parent === from ? undefined : installedAt(name, parent);
}

/** By relative path, in one order everywhere. */
function codeFiles(workspace: string): string[] {
    return readdirSync(workspace, { recursive: true, encoding: 'utf8' })
        .filter((file) => code.test(file) && !file.split(path.sep).includes('node_modules'))
        .sort();
}
