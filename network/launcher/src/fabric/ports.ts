import { existsSync, readFileSync } from 'node:fs';
import { z } from 'zod';
import type { Consortium } from '../consortium/consortium.js';
import { freePorts, portsNamedIn } from '../consortium/free-ports.js';
import { berthsOf } from './berths.js';
import { chaincodeName, orderingNodes, peerName } from '../node-names.js';
import { writeWholeFile } from '../whole-file.js';

/** The ports that consortium.yaml does not name, because nobody but the network itself knocks there. By name of the node. */
export interface FabricPorts {
    readonly operations: (node: string) => number;
    readonly administration: (orderer: string) => number;
    /** Of a chaincode by its berth. */
    readonly chaincode: (peer: string, berth: string) => number;
}

const portByName = z.record(z.string(), z.int().min(1).max(65_535));

/**
 * Takes a free port for each name when it is first needed and keeps it in a file: the chaincodes' stand in what the
 * peers have built, so they cannot change afterwards.
 */
export async function keptPorts(file: string, consortium: Consortium): Promise<FabricPorts> {
    const kept = readPorts(file);
    const missing = namesIn(consortium).filter((name) => kept[name] === undefined);
    const free = await freePorts(missing.length, new Set([...Object.values(kept), ...portsNamedIn(consortium)]));
    const ports = { ...kept, ...Object.fromEntries(missing.map((name, index) => [name, free[index] ?? 0])) };
    writeWholeFile(file, JSON.stringify(ports, undefined, 4));

    const portOf = (name: string): number => ports[name] ?? 0;
    return {
        operations: (node) => portOf(names.operations(node)),
        administration: (orderer) => portOf(names.administration(orderer)),
        chaincode: (peer, berth) => portOf(chaincodeName(berth, peer)),
    };
}

/** The ports in such a file, by what they are for; none where there is no file yet. */
export function readPorts(file: string): Record<string, number> {
    if (!existsSync(file)) {
        return {};
    }
    try {
        return portByName.parse(JSON.parse(readFileSync(file, 'utf8')));
    } catch (cause) {
        throw new Error(
            `${file} is not a list of ports any more. Restore it from a back-up; or remove it together with ` +
                `nodes/*/data/externalbuilder beside it, where the peers keep the old ports of their chaincodes.`,
            { cause },
        );
    }
}

const names = {
    operations: (node: string) => `${node} operations`,
    administration: (orderer: string) => `${orderer} administration`,
};

function namesIn({ organisations, ordering, chaincodes }: Consortium): string[] {
    const peers = organisations.flatMap(({ mspId, peers: places }) => places.map((_, index) => peerName(mspId, index)));
    return [
        ...orderingNodes(ordering).flatMap(({ name }) => [names.operations(name), names.administration(name)]),
        ...peers.flatMap((peer) => [
            names.operations(peer),
            ...chaincodes.flatMap(({ name }) => berthsOf(name).map((berth) => chaincodeName(berth, peer))),
        ]),
    ];
}
