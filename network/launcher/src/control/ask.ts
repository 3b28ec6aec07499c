import { request, type IncomingMessage } from 'node:http';
import { createInterface } from 'node:readline';
import { controlSocket, type DoorLine } from './door.js';

/** What is asked of the consortium that runs in a folder. */
export interface Question {
    readonly folder: string;
    /** Such as `GET /status`. */
    readonly route: string;
    readonly order?: unknown;
    /** Given a line for each step, as it happens. */
    readonly say?: (line: string) => void;
}

/**
 * Asks a running consortium through its control door.
 *
 * @throws Error when none runs in the folder, or with what the consortium says when it cannot do it.
 */
export async function askConsortium({ folder, route, order = {}, say = () => undefined }: Question): Promise<unknown> {
    const [method = '', path = ''] = route.split(' ');
    const response = await new Promise<IncomingMessage>((resolve, reject) => {
        const asked = request({ socketPath: controlSocket(folder), method, path }, resolve);
        asked.once('error', (cause: NodeJS.ErrnoException) => reject(absence(folder, cause)));
        asked.end(method === 'POST' ? JSON.stringify(order) : undefined);
    });
    for await (const text of createInterface({ input: response })) {
        const line = JSON.parse(text) as DoorLine;
        if ('said' in line) {
            say(line.said);
        } else if ('failed' in line) {
            throw new Error(line.failed);
        } else {
            return line.result;
        }
    }
    throw new Error(`The consortium in ${folder} ended before it had answered ${route}. \`cohong status\` tells more.`);
}

function absence(folder: string, cause: NodeJS.ErrnoException): Error {
    const isAway = cause.code === 'ENOENT' || cause.code === 'ECONNREFUSED';
    return isAway ? new Error(`No consortium is up in ${folder}. \`cohong up\` starts it.`, { cause }) : cause;
}
