import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { z } from 'zod';
import type { Consortium } from '../consortium/consortium.js';
import { freePorts } from '../consortium/free-ports.js';

/** The ports that consortium.yaml does not name, because nobody but the network itself knocks there. */
export interface FabricPorts {
    readonly orderer: number;
    readonly ordererAdmin: number;
    readonly ordererOperations: number;
    readonly peerOperations: (mspId: string) => number;
    readonly chaincode: (mspId: string, chaincode: string) => number;
}

const portByName = z.record(z.string(), z.int().min(1).max(65_535));

/**
 * Takes a free port for each name when it is first needed and keeps it in a file: the orderer's stands in the
 * channel's configuration and the chaincodes' in what the peers have built, so they cannot change afterwards.
 */
export async function keptPorts(file: string, consortium: Consortium): Promise<FabricPorts> {
    const kept = existsSync(file) ? portByName.parse(JSON.parse(readFileSync(file, 'utf8'))) : {};
    const missing = namesIn(consortium).filter((name) => kept[name] === undefined);
    const free = await freePorts(missing.length, new Set(Object.values(kept)));
    const ports = { ...kept, ...Object.fromEntries(missing.map((name, index) => [name, free[index] ?? 0])) };
    writeFileSync(file, JSON.stringify(ports, undefined, 4));

    const portOf = (name: string): number => ports[name] ?? 0;
    return {
        orderer: portOf(names.orderer),
        ordererAdmin: portOf(names.ordererAdmin),
        ordererOperations: portOf(names.ordererOperations),
        peerOperations: (mspId) => portOf(names.peerOperations(mspId)),
        chaincode: (mspId, chaincode) => portOf(names.chaincode(mspId, chaincode)),
    };
}

const names = {
    orderer: 'orderer',
    ordererAdmin: 'orderer administration',
    ordererOperations: 'orderer operations',
    peerOperations: (mspId: string) => `${mspId} peer operations`,
    chaincode: (mspId: string, chaincode: string) => `${mspId} chaincode ${chaincode}`,
};

function namesIn({ organisations, chaincodes }: Consortium): string[] {
    return [
        names.orderer,
        names.ordererAdmin,
        names.ordererOperations,
        ...organisations.flatMap(({ mspId }) => [
            names.peerOperations(mspId),
            ...chaincodes.map(({ name }) => names.chaincode(mspId, name)),
        ]),
    ];
}
