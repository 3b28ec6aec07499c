import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { z } from 'zod';
import type { Consortium } from '../consortium/consortium.js';
import { freePorts } from '../consortium/free-ports.js';

/** The ports that consortium.yaml does not name, because nobody but the network itself knocks there. */
export interface FabricPorts {
    readonly orderer: number;
    readonly ordererAdmin: number;
    readonly ordererOperations: number;
    /** By organisation. */
    readonly peerOperations: Readonly<Record<string, number>>;
    /** By organisation, then chaincode. */
    readonly chaincodes: Readonly<Record<string, Readonly<Record<string, number>>>>;
}

const port = z.int().min(1).max(65_535);
const portsSchema = z.strictObject({
    orderer: port,
    ordererAdmin: port,
    ordererOperations: port,
    peerOperations: z.record(z.string(), port),
    chaincodes: z.record(z.string(), z.record(z.string(), port)),
});

/**
 * Takes free ports when the network is new and keeps them in a file: the orderer's stands in the channel's
 * configuration and the chaincodes' in what the peers have built, so they cannot change afterwards.
 */
export async function keptPorts(file: string, consortium: Consortium): Promise<FabricPorts> {
    if (existsSync(file)) {
        return portsSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
    }
    const ports = await takePorts(consortium);
    writeFileSync(file, JSON.stringify(ports, undefined, 4));
    return ports;
}

async function takePorts({ organisations, chaincodes }: Consortium): Promise<FabricPorts> {
    const free = await freePorts(3 + organisations.length * (1 + chaincodes.length));
    const next = (): number => free.pop() ?? 0;
    return {
        orderer: next(),
        ordererAdmin: next(),
        ordererOperations: next(),
        peerOperations: Object.fromEntries(organisations.map(({ mspId }) => [mspId, next()])),
        chaincodes: Object.fromEntries(
            organisations.map(({ mspId }) => [mspId, Object.fromEntries(chaincodes.map(({ name }) => [name, next()]))]),
        ),
    };
}
