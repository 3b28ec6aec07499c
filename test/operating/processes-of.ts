import { existsSync, readdirSync, readFileSync } from 'node:fs';

/** The pids of all processes in whose command a path occurs; none where the system does not show commands as files. */
export function processesOf(place: string): string[] {
    const pids = existsSync('/proc') ? readdirSync('/proc').filter((name) => /^\d+$/.test(name)) : [];
    return pids.filter((pid) => commandOf(pid).includes(place));
}

function commandOf(pid: string): string {
    try {
        return readFileSync(`/proc/${pid}/cmdline`, 'utf8');
    } catch {
        // It has ended since.
        return '';
    }
}
