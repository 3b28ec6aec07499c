import { existsSync } from 'node:fs';
import path from 'node:path';
import type { Consortium } from '../consortium/consortium.js';
import { orderingNodes, peerName } from '../node-names.js';
import { ordererLedger, peerLedger } from './node-ledger.js';
import { organisationFolder } from '../pki/keep-material.js';

/**
 * Holds that a folder in which a network ran still has what its ledgers belong to. What was never made, because an
 * earlier start was broken off, is made at the next; what is lost would be made anew, and no node would know it.
 *
 * @throws Error that names everything that is missing, before anything is started.
 */
export function requireWholeFolder(folder: string, consortium: Consortium): void {
    const missing = missingParts(folder, consortium).filter((part) => !existsSync(part));
    if (missing.length > 0) {
        throw new Error(
            `${path.join(folder, 'fabric')} holds ledgers without what they belong to: ${missing.join(', ')} ` +
                'is missing. Restore it from a back-up, or `cohong destroy` everything and begin anew.',
        );
    }
}

/** What must be there for the ledgers that are. */
function missingParts(folder: string, { channel, organisations, ordering }: Consortium): string[] {
    const fabric = path.join(folder, 'fabric');
    const members = new Set(organisations.map(({ mspId }) => mspId));
    const peers = organisations
        .flatMap(({ mspId, peers: places }) => places.map((_, index) => ({ mspId, name: peerName(mspId, index) })))
        .filter(({ name }) => existsSync(peerLedger(path.join(fabric, 'nodes', name), channel)));
    const orderers = orderingNodes(ordering).map(({ mspId, name }) => ({
        mspId,
        ledger: ordererLedger(path.join(fabric, 'nodes', name), channel),
    }));
    const keepers = orderers.filter(({ ledger }) => existsSync(ledger));
    if (peers.length + keepers.length === 0) {
        return [];
    }
    const certificatesOf = (mspId: string): string =>
        members.has(mspId) ? organisationFolder(folder, mspId) : path.join(fabric, 'organisations', mspId);
    return [
        path.join(fabric, 'ports.json'),
        path.join(fabric, 'channel', 'genesis.block'),
        ...new Set([...peers, ...keepers].map(({ mspId }) => certificatesOf(mspId))),
        ...new Set(peers.map(({ mspId }) => path.join(fabric, 'chaincode-tls', mspId))),
        // One that is left brings the others up to date; with none, the chain would begin again beside the peers'.
        ...(keepers.length === 0 ? orderers.map(({ ledger }) => ledger) : []),
    ];
}
