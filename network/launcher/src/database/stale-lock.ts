import { readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { identityOf } from '../processes/identity.js';
import { until } from '../processes/until.js';

const seconds = 5;

/**
 * Takes away the lock of a server that was killed. PostgreSQL does so itself, but takes one that has ended and was not
 * collected yet for a running one; who collects it when its parent is dead too is the first process of the machine,
 * which may take seconds, and that of a container may never do it.
 */
export async function removeStaleLock(data: string): Promise<void> {
    const lock = path.join(data, 'postmaster.pid');
    const pid = pidIn(lock);
    if (pid === undefined || identityOf(pid) !== undefined) {
        return;
    }
    const what = `process ${pid}, which has ended, to be collected`;
    await until({ what, seconds, isSo: () => Promise.resolve(isCollected(pid)) })
        // By now its sessions have ended too: they look every moment whether it is still there.
        .catch(() => rmSync(lock, { force: true }));
}

function pidIn(lock: string): number | undefined {
    try {
        const pid = Number.parseInt(readFileSync(lock, 'utf8'), 10);
        return pid > 0 ? pid : undefined;
    } catch {
        // None is there: the server was stopped in good order, or never ran.
        return undefined;
    }
}

function isCollected(pid: number): boolean {
    try {
        process.kill(pid, 0);
        return false;
    } catch {
        return true;
    }
}
