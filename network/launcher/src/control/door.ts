import { chmodSync, rmSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import path from 'node:path';
import { json } from 'node:stream/consumers';

/** One line of an answer, as JSON: what is being done, any number of times, and at last what came of it. */
export type DoorLine = { readonly said: string } | { readonly result: unknown } | { readonly failed: string };

/** Does what was ordered and resolves to what the order's sender is to know; `say` tells it of each step. */
export type ControlAct = (order: unknown, say: (line: string) => void) => Promise<unknown>;

/** By method and path, such as `GET /status`. */
export type ControlActs = Readonly<Record<string, ControlAct>>;

/** The longest path that a Unix domain socket may have on every system. */
const longestSocketPath = 103;

/** Where the consortium that runs in a folder listens for its operator. */
export function controlSocket(folder: string): string {
    return path.resolve(folder, 'control.sock');
}

/** @throws Error when the folder cannot have such a door; to be asked before anything is started. */
export function requireRoomForDoor(folder: string): void {
    const socket = controlSocket(folder);
    if (Buffer.byteLength(socket) > longestSocketPath) {
        throw new Error(`${socket} is too long for a socket: at most ${longestSocketPath} bytes. Use another folder.`);
    }
}

/**
 * Opens a running consortium to its operator: HTTP over a Unix domain socket that only the owner may use. Whoever calls
 * this runs the folder's consortium, so a socket that lies there already is one that nobody listens on.
 */
export async function openControlDoor(folder: string, acts: ControlActs): Promise<{ close(): void }> {
    requireRoomForDoor(folder);
    const socket = controlSocket(folder);
    rmSync(socket, { force: true });
    const server = createServer((request, response) => void answer(acts, request, response));
    await new Promise<void>((resolve, reject) => {
        server.once('error', reject);
        server.listen(socket, resolve);
    });
    chmodSync(socket, 0o600);
    return {
        close: () => {
            // Takes the socket away with it.
            server.close();
            server.closeAllConnections();
        },
    };
}

async function answer(acts: ControlActs, request: IncomingMessage, response: ServerResponse): Promise<void> {
    const route = `${request.method ?? ''} ${request.url ?? ''}`;
    const act = acts[route];
    const write = (line: DoorLine): void => {
        response.write(`${JSON.stringify(line)}\n`);
    };
    try {
        if (act === undefined) {
            throw new Error(`The consortium that runs knows no ${route}. It may be older than this command.`);
        }
        const order = request.method === 'POST' ? await json(request) : undefined;
        write({ result: (await act(order, (said) => write({ said }))) ?? null });
    } catch (error) {
        write({ failed: error instanceof Error ? error.message : String(error) });
    }
    response.end();
}
