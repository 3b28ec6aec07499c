import { execFileSync } from 'node:child_process';
import {
    chownSync,
    cpSync,
    existsSync,
    lstatSync,
    mkdirSync,
    mkdtempSync,
    realpathSync,
    rmSync,
    statSync,
    symlinkSync,
} from 'node:fs';
import path from 'node:path';
import { keptFolder } from '../kept-folder.js';
import type { ProcessUser } from '../processes/command.js';
import { linkLibraries, postgresPackage, type PostgresPackage } from './programs.js';

/** Where the database server of one consortium lives. */
export interface PostgresHome {
    /** Its data and the superuser's password; only who runs the server may look into it. */
    readonly folder: string;
    /** With `bin`, `lib` and `share`. */
    readonly programs: string;
    /** Absent when the server runs as the user that brings the consortium up. */
    readonly user?: ProcessUser;
}

const placeForRoot = '/var/lib/cohong';
const unprivileged = 'nobody';

/**
 * Finds the home of a consortium's database server, or makes it: the folder `database`.
 *
 * PostgreSQL refuses to run as root. For root it therefore runs as `nobody`, who cannot pass through folders that are
 * root's alone: then `database` is only a link to a folder of its own below /var/lib/cohong.
 */
export async function openHome(folder: string): Promise<PostgresHome> {
    const place = homeOf(folder);
    const found = postgresPackage();
    linkLibraries(found);
    if (process.getuid?.() !== 0) {
        mkdirSync(place, { recursive: true, mode: 0o700 });
        return { folder: place, programs: found.programs };
    }
    const user = { uid: idOf('-u'), gid: idOf('-g') };
    if (!existsSync(place)) {
        rmSync(place, { force: true });
        symlinkSync(makePlace(user), place);
    }
    const home = realpathSync(place);
    return { folder: home, programs: await reachable(found, { home, user }), user };
}

/** Removes a consortium's database for ever. The server must have ended. */
export function removeDatabase(folder: string): void {
    if (statSync(folder, { throwIfNoEntry: false })?.isDirectory() !== true) {
        return;
    }
    const place = homeOf(folder);
    if (existsSync(place) && lstatSync(place).isSymbolicLink()) {
        rmSync(realpathSync(place), { recursive: true });
    }
    rmSync(place, { recursive: true, force: true });
}

function homeOf(folder: string): string {
    return path.join(path.resolve(folder), 'database');
}

function makePlace({ uid, gid }: ProcessUser): string {
    mkdirSync(placeForRoot, { recursive: true, mode: 0o711 });
    const place = mkdtempSync(`${placeForRoot}/`);
    chownSync(place, uid, gid);
    return place;
}

/** The programs where npm has put them or, when the user cannot run them there, a copy that belongs to the home. */
async function reachable(
    { programs, version }: PostgresPackage,
    { home, user }: { readonly home: string; readonly user: ProcessUser },
): Promise<string> {
    try {
        execFileSync(path.join(programs, 'bin', 'postgres'), ['--version'], { ...user, cwd: '/', stdio: 'ignore' });
        return programs;
    } catch {
        const copy = path.join(home, `programs-${version}`);
        await keptFolder(copy, (draft) => {
            cpSync(programs, draft, { recursive: true, verbatimSymlinks: true });
            execFileSync('chmod', ['-R', 'a+rX', draft]);
        });
        return copy;
    }
}

function idOf(option: '-u' | '-g'): number {
    return Number(execFileSync('id', [option, unprivileged], { encoding: 'utf8' }));
}
