import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { fabricEngine, keepMaterial, withFreePorts } from '@cohong/network';

import { registerConsortium } from './consortium.js';
import type { RegisterEngine } from './engine.js';

const isSmartBft = registerConsortium.ordering.protocol === 'smartbft';

/**
 * Long enough for a test to hand in what shall share a block, which takes it some ten milliseconds each, and with four
 * orderers longer; under SmartBFT the interval has begun before.
 */
const batchMilliseconds = isSmartBft ? 600 : 250;

/** What was seen of four orderers of v3.1.5. */
const underSmartBft: RegisterEngine['cannot'] = {
    'order an envelope of another type':
        'SmartBFT’s leader proposes it, the others refuse the block for it, and so with every next leader: nothing is ordered any more',
    'order the same transaction twice': 'SmartBFT’s orderers remember what they have ordered, and refuse it',
};

/** Hyperledger Fabric itself, as its programs in FABRIC_BIN run. */
export const fabricRegister: RegisterEngine = {
    name: 'Hyperledger Fabric',
    // The default of a peer for its chaincodes, and of its gateway for other peers.
    patienceMs: 30_000,
    // The launcher has peers send each other a sign of life every second.
    settlesWithinMs: 3_000,
    ...(process.env['FABRIC_BIN'] === undefined && {
        reasonToSkip: 'NETWORK is fabric and FABRIC_BIN names no folder with its programs',
    }),
    cutsAtIntervals: isSmartBft,
    asksEveryOrderer: isSmartBft,
    cannot: isSmartBft ? underSmartBft : {},
    start: async (folder) => {
        const batch = { ...registerConsortium.batch, timeoutMilliseconds: batchMilliseconds };
        const consortium = await withFreePorts({ ...registerConsortium, batch });
        await keepMaterial(folder, consortium.organisations);
        const network = await fabricEngine.start({ consortium, folder, log: () => undefined });
        return {
            endpoint: (mspId) => {
                const { address, tlsRootCertificateFile } = network.peers[mspId]!;
                return { address, tlsRootCertificatePem: readFileSync(tlsRootCertificateFile, 'utf8') };
            },
            inOneBlock: (submit) => submit(),
            keepsInClear: (mspId, bytes) =>
                filesBelow(join(folder, 'fabric/nodes', `peer0.${mspId}`, 'data')).some(contains(bytes)),
            node: (name) => network.nodes[name]!,
            stop: () => network.stop(),
        };
    },
};

function filesBelow(folder: string): string[] {
    return readdirSync(folder, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => join(entry.parentPath, entry.name));
}

/** The peer's databases write into a log first, as it is, and compress later; short values stay readable even then. */
function contains(bytes: Buffer): (file: string) => boolean {
    return (file) => readFileSync(file).includes(bytes);
}
