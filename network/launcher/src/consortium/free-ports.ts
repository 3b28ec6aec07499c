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
    const { organisations, ordering } = consortium;
    const peers = organisations.reduce((count, organisation) => count + organisation.peers.length, 0);
    const ports = (await freePorts(peers + organisations.length + ordering.nodes.length)).values();
    return onPorts(consortium, () => ports.next().value ?? 0);
}

/** The same consortium with every port that the file names chosen anew. */
export function onPorts(consortium: Consortium, next: () => number): Consortium {
    return {
        ...consortium,
        ordering: {
            ...consortium.ordering,
            nodes: consortium.ordering.nodes.map((node) => ({ ...node, port: next() })),
        },
        organisations: consortium.organisations.map((organisation) => ({
            ...organisation,
            peers: organisation.peers.map((peer) => ({ ...peer, port: next() })),
            gatewayPort: next(),
        })),
    };
}

/** Ports nobody listens on, searched from a random place unless told, so that two networks that start at once rarely meet. */
export async function freePorts(
    count: number,
    taken: ReadonlySet<number> = new Set(),
    from = randomInt(range.first, range.last - 1_000),
): Promise<number[]> {
    const found: number[] = [];
    let candidate = from;
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

/** Whether nobody listens on a port. */
export function isFree(port: number): Promise<boolean> {
    return new Promise((resolve) => {
        const server = createServer();
        server.once('error', () => resolve(false));
        server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
    });
}

/** Every port that the file gives to a node or a gateway. */
export function portsNamedIn({ organisations, ordering }: Consortium): number[] {
    return [
        ...ordering.nodes.map(({ port }) => port),
        ...organisations.flatMap(({ peers, gatewayPort }) => [...peers.map(({ port }) => port), gatewayPort]),
    ];
}
