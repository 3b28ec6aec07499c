import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { codeDigest } from '@cohong/chaincode-runtime/code-digest';
import type { Chaincode, Collection } from '../consortium/consortium.js';
import { ordererAddress } from './orderer.js';
import { chaincodePackage } from './package.js';
import { administration, peerAddress, type Peer } from './peer.js';
import type { NetworkPlan } from './plan.js';
import { run } from '../processes/command.js';

/** The channel on which chaincodes are defined, and how to reach those who define them. */
export interface Members {
    readonly channel: string;
    readonly peers: readonly Peer[];
    readonly ordererAddress: string;
    readonly ordererTlsRootCertificate: string;
    /** The name under which each chaincode's processes run. */
    readonly berths: NetworkPlan['berths'];
    /** Where packages and collections are written for the peers' command line. */
    readonly folder: string;
}

/** Everyone in a plan, on its channel. */
export function membersOf({ founding, peers, orderers, berths, folder }: NetworkPlan): Members {
    const [orderer] = orderers;
    if (orderer === undefined) {
        throw new Error('A network needs an orderer.');
    }
    return {
        channel: founding.consortium.channel,
        peers,
        ordererAddress: ordererAddress(orderer),
        ordererTlsRootCertificate: orderer.files.tlsRootCertificate,
        berths,
        folder,
    };
}

/**
 * Holds that the code that was built here is the code that the members have agreed on.
 *
 * @throws Error when it is not: whoever changes something else would change the code as well.
 */
export async function requireAgreedCode(members: Members, chaincodes: readonly Chaincode[]): Promise<void> {
    for (const { name, directory } of chaincodes) {
        const committed = await committedDefinition(members, name);
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
export async function agreeOnChaincode(members: Members, chaincode: Chaincode): Promise<void> {
    const berth = members.berths[chaincode.name] ?? chaincode.name;
    const { id, bytes } = chaincodePackage(berth);
    const packageFile = path.join(members.folder, `${berth}.tar.gz`);
    writeFileSync(packageFile, bytes);
    // Also when nothing is to be agreed on: a peer may be new, or have lost what it had.
    await Promise.all(members.peers.map((peer) => install(peer, packageFile, id)));
    const version = versionOf(chaincode);
    const committed = await committedDefinition(members, chaincode.name);
    if (committed?.version === version) {
        return;
    }
    const definition = definitionArguments(members, chaincode, {
        version,
        sequence: (committed?.sequence ?? 0) + 1,
    });
    await Promise.all(
        onePerOrganisation(members.peers).map(async (peer) => {
            const approve = ['lifecycle', 'chaincode', 'approveformyorg', ...definition, '--package-id', id];
            await run(administration(peer, approve));
        }),
    );
    const [first] = members.peers;
    if (first !== undefined) {
        await run(administration(first, ['lifecycle', 'chaincode', 'commit', ...definition, ...endorsers(members)]));
    }
}

/**
 * The digest of the code, then one of the rest of the definition: what members approve names what will run, and a
 * change of either needs a new agreement.
 */
export function versionOf({ directory, endorsementPolicy, collections }: Chaincode): string {
    const rest = createHash('sha256').update(JSON.stringify({ endorsementPolicy, collections })).digest('hex');
    return `${codeDigest(directory)}.${rest.slice(0, 16)}`;
}

interface Definition {
    readonly version: string;
    readonly sequence: number;
}

/** What the channel has agreed on; undefined when that is nothing yet. */
async function committedDefinition({ peers, channel }: Members, chaincode: string): Promise<Definition | undefined> {
    const [first] = peers;
    if (first === undefined) {
        return undefined;
    }
    const query = ['lifecycle', 'chaincode', 'querycommitted', '--channelID', channel, '--output', 'json'];
    const { chaincode_definitions: definitions } = JSON.parse(await run(administration(first, query))) as {
        readonly chaincode_definitions?: readonly (Definition & { readonly name: string })[];
    };
    return definitions?.find(({ name }) => name === chaincode);
}

async function install(peer: Peer, packageFile: string, packageId: string): Promise<void> {
    const query = ['lifecycle', 'chaincode', 'queryinstalled', '--output', 'json'];
    const { installed_chaincodes: installed } = JSON.parse(await run(administration(peer, query))) as {
        readonly installed_chaincodes?: readonly { readonly package_id: string }[];
    };
    if (installed?.some(({ package_id }) => package_id === packageId) !== true) {
        await run(administration(peer, ['lifecycle', 'chaincode', 'install', packageFile]));
    }
}

/** What the members approve and commit: all of them must say the same. */
function definitionArguments(
    members: Members,
    { name, endorsementPolicy, collections }: Chaincode,
    { version, sequence }: Definition,
): string[] {
    const collectionsFile = path.join(members.folder, `${name}.collections.json`);
    writeFileSync(collectionsFile, collectionsConfiguration(collections));
    return [
        ...['--channelID', members.channel, '--name', name],
        ...['--version', version, '--sequence', String(sequence)],
        ...['--signature-policy', endorsementPolicy],
        ...(collections.length > 0 ? ['--collections-config', collectionsFile] : []),
        ...['--orderer', members.ordererAddress, '--tls', '--cafile', members.ordererTlsRootCertificate],
    ];
}

/** The definition is endorsed by everyone, and everyone has committed it when the command ends. */
function endorsers({ peers }: Members): string[] {
    return onePerOrganisation(peers).flatMap((peer) => [
        '--peerAddresses',
        peerAddress(peer),
        '--tlsRootCertFiles',
        peer.files.tlsRootCertificate,
    ]);
}

/** An organisation approves once, through its first peer. */
function onePerOrganisation(peers: readonly Peer[]): Peer[] {
    return peers.filter((peer, index) => peers.findIndex(({ mspId }) => mspId === peer.mspId) === index);
}

/** The file of collections that `peer lifecycle chaincode` reads. */
export function collectionsConfiguration(collections: readonly Collection[]): string {
    return JSON.stringify(collections.map(collectionConfiguration), undefined, 4);
}

function collectionConfiguration({ members, endorsementPolicy, ...collection }: Collection): object {
    return {
        name: collection.name,
        policy: `OR(${members.map((mspId) => `'${mspId}.member'`).join(',')})`,
        requiredPeerCount: collection.requiredPeerCount,
        maxPeerCount: collection.maxPeerCount,
        blockToLive: collection.blockToLive,
        memberOnlyRead: collection.memberOnlyRead,
        memberOnlyWrite: collection.memberOnlyWrite,
        ...(endorsementPolicy !== undefined && { endorsementPolicy: { signaturePolicy: endorsementPolicy } }),
    };
}
