import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';

/** A process that cannot be taken for another: a pid alone is used again. */
export interface ProcessIdentity {
    readonly pid: number;
    /** In words of the operating system; only good for comparing. */
    readonly startedAt: string;
}

/** The process that has this pid now; undefined when none has, or when it has ended and only waits to be collected. */
export function identityOf(pid: number): ProcessIdentity | undefined {
    const startedAt = existsSync('/proc/self/stat') ? startedAtOnLinux(pid) : startedAtElsewhere(pid);
    return startedAt === undefined ? undefined : { pid, startedAt };
}

/** Whether the very same process is still there. */
export function isAlive({ pid, startedAt }: ProcessIdentity): boolean {
    return identityOf(pid)?.startedAt === startedAt;
}

/** Ticks since the machine started, which by themselves would mean another moment after the next start. */
function startedAtOnLinux(pid: number): string | undefined {
    const stat = readIfThere(`/proc/${pid}/stat`);
    // The second field is the program's name, which may hold spaces and brackets itself.
    const fields = stat?.slice(stat.lastIndexOf(')') + 2).split(' ');
    const [state, ticks] = [fields?.[0], fields?.[19]];
    if (ticks === undefined || state === 'Z') {
        return undefined;
    }
    return `${ticks} ticks after ${readIfThere('/proc/sys/kernel/random/boot_id')?.trim() ?? 'start'}`;
}

function startedAtElsewhere(pid: number): string | undefined {
    try {
        return execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).trim();
    } catch {
        // ps fails when there is no such process.
        return undefined;
    }
}

function readIfThere(file: string): string | undefined {
    try {
        return readFileSync(file, 'utf8');
    } catch {
        return undefined;
    }
}
