import { createServer, type AddressInfo, type Server } from 'node:net';
import type { Consortium } from './consortium.js';

/**
 * The same consortium on ports that are free just now, so that a demonstration or a test runs beside one that is up.
 * Another process may take a port before it is used: the network then says so and does not start.
 */
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

/** All are held open until the last is known, so that no two are the same. */
export async function freePorts(count: number): Promise<number[]> {
    const servers = await Promise.all(Array.from({ length: count }, listenAnywhere));
    const ports = servers.map((server) => (server.address() as AddressInfo).port);
    await Promise.all(servers.map(close));
    return ports;
}

function listenAnywhere(): Promise<Server> {
    return new Promise((resolve, reject) => {
        const server = createServer();
        server.once('error', reject);
        server.listen(0, '127.0.0.1', () => resolve(server));
    });
}

function close(server: Server): Promise<void> {
    return new Promise((resolve) => {
        server.close(() => resolve());
    });
}
