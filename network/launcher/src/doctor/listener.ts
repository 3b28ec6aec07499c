import { existsSync, readdirSync, readFileSync, readlinkSync } from 'node:fs';

/** In /proc/net/tcp, the state of a socket that waits for connections. */
const listening = '0A';

/** The process that listens on a port, in words; where the operating system does not tell, just that it is another. */
export function listenerOn(port: number): string {
    const socket = ['/proc/net/tcp', '/proc/net/tcp6'].map((table) => socketIn(table, port)).find(isThere);
    const pid = socket === undefined ? undefined : ownerOf(socket);
    return pid === undefined ? 'another process' : `process ${pid} (${commandOf(pid)})`;
}

function socketIn(table: string, port: number): string | undefined {
    const hexadecimal = port.toString(16).toUpperCase().padStart(4, '0');
    const lines = existsSync(table) ? readFileSync(table, 'utf8').split('\n').slice(1) : [];
    const fields = lines
        .map((line) => line.trim().split(/\s+/))
        .find(([, local, , state]) => local?.endsWith(`:${hexadecimal}`) === true && state === listening);
    return fields?.[9];
}

function ownerOf(socket: string): string | undefined {
    const pids = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
    return pids.find((pid) => {
        try {
            const descriptors = `/proc/${pid}/fd`;
            return readdirSync(descriptors).some(
                (name) => readlinkSync(`${descriptors}/${name}`) === `socket:[${socket}]`,
            );
        } catch {
            // It is another user's, or has ended.
            return false;
        }
    });
}

function commandOf(pid: string): string {
    try {
        return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ').trim().slice(0, 100);
    } catch {
        return 'ended since';
    }
}

function isThere(text: string | undefined): text is string {
    return text !== undefined;
}
