import { randomInt } from 'node:crypto';
import { createServer } from 'node:net';
import type { Consortium } from './consortium.js';

/**
 * Operating systems take the ports of outgoing connections from above this range. A port from there could be gone
 * before its process listens, since processes connect to each other while others still start.
 */
const range = { first: 20_000, last: 32_767 };

/** The same consortium on ports that are free just now, so that a demonstration runs beside one that is up. */
export async function withFreePorts(consortium: Consortium): Promise<Consortium> {
    const ports = await freePorts(consortium.organisations.length * 2);
    return {
        ...consortium,
        organisations: consortium.organisations.map((organisation, index) => ({
            ...organisation,
            peerPort: ports[index * 2] ?? 0,
            gatewayPort: ports[index * 2 + 1] ?? 0,
        })),
    };
}

/** Ports nobody listens on, searched from a random place, so that two networks that start at once rarely meet. */
export async function freePorts(count: number, taken: ReadonlySet<number> = new Set()): Promise<number[]> {
    const found: number[] = [];
    let candidate = randomInt(range.first, range.last - 1_000);
    while (found.length < count) {
        if (candidate > range.last) {
            throw new Error(`There are not ${count} free ports up to ${range.last} on this machine.`);
        }
        if (!taken.has(candidate) && (await isFree(candidate))) {
            found.push(candidate);
        }
        candidate += 1;
    }
    return found;
}

function isFree(port: number): Promise<boolean> {
    return new Promise((resolve) => {
        const server = createServer();
        server.once('error', () => resolve(false));
        server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
    });
}
