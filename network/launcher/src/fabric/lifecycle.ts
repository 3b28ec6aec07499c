import { createHash } from 'node:crypto';
import { codeDigest } from '@cohong/chaincode-runtime/code-digest';
import type { Chaincode } from '../consortium/consortium.js';
import { everyPeerCatchesUp } from './catch-up.js';
import { approve, commit, committedDefinition } from './channel/definition.js';
import { install } from './channel/install.js';
import { chaincodePackage } from './package.js';
import type { Peer } from './peer.js';
import type { NetworkPlan } from './plan.js';

/** The channel on which chaincodes are defined, and who define them. */
export interface Members {
    readonly channel: string;
    readonly peers: readonly Peer[];
    /** The name under which each chaincode's processes run. */
    readonly berths: NetworkPlan['berths'];
}

/** Everyone in a plan, on its channel. */
export function membersOf({ founding, peers, berths }: NetworkPlan): Members {
    return { channel: founding.consortium.channel, peers, berths };
}

/**
 * Holds that the code that was built here is the code that the members have agreed on.
 *
 * @throws Error when it is not: whoever changes something else would change the code as well.
 */
export async function requireAgreedCode({ channel, peers }: Members, chaincodes: readonly Chaincode[]): Promise<void> {
    const [peer] = peers;
    if (peer === undefined) {
        return;
    }
    for (const { name, directory } of chaincodes) {
        const committed = await committedDefinition({ peer, channel }, name);
        if (committed !== undefined && !committed.version.startsWith(`${codeDigest(directory)}.`)) {
            throw new Error(
                `The code of ${name} in ${directory} is not what the members have agreed on. ` +
                    'Build what was agreed on, or agree on the new code first.',
            );
        }
    }
}

/**
 * Brings every member to agree on a chaincode: each installs the package and approves the definition, then it is
 * committed. Agrees on nothing when that version already is; otherwise it is the next in sequence.
 */
export async function agreeOnChaincode(
    { channel, peers, berths }: Members,
    chaincode: Chaincode,
    log: (line: string) => void,
): Promise<void> {
    const contents = chaincodePackage(berths[chaincode.name] ?? chaincode.name);
    // Also when nothing is to be agreed on: a peer may be new, or have lost what it had.
    await Promise.all(peers.map((peer) => install(peer, contents)));
    const approvers = onePerOrganisation(peers);
    const [first] = approvers;
    if (first === undefined) {
        return;
    }
    const version = versionOf(chaincode);
    const committed = await committedDefinition({ peer: first, channel }, chaincode.name);
    if (committed?.version === version) {
        return;
    }
    const definition = { chaincode, version, sequence: (committed?.sequence ?? 0) + 1 };
    await Promise.all(approvers.map((peer) => approve({ peer, channel }, definition, contents.id)));
    log(`${chaincode.name} is approved by every member, and committed …`);
    // Whoever endorses the definition looks for its own organisation's approval.
    await everyPeerCatchesUp(peers, channel);
    await commit(
        { peer: first, channel },
        definition,
        approvers.map(({ mspId }) => mspId),
    );
    // A peer that has not seen the definition yet calls the old code, or none.
    await everyPeerCatchesUp(peers, channel);
}

/**
 * The digest of the code, then one of the rest of the definition: what members approve names what will run, and a
 * change of either needs a new agreement.
 */
export function versionOf({ directory, endorsementPolicy, collections }: Chaincode): string {
    const rest = createHash('sha256').update(JSON.stringify({ endorsementPolicy, collections })).digest('hex');
    return `${codeDigest(directory)}.${rest.slice(0, 16)}`;
}

/** An organisation approves once, through its first peer. */
function onePerOrganisation(peers: readonly Peer[]): Peer[] {
    return peers.filter((peer, index) => peers.findIndex(({ mspId }) => mspId === peer.mspId) === index);
}
