import { mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Chaincode, Consortium, Organisation } from '../consortium/consortium.js';
import type { EngineOptions } from '../engine.js';
import { organisationFolder } from '../pki/keep-material.js';
import { findBinaries, type FabricBinaries } from './binaries.js';
import { berthsFor, berthsOf } from './berths.js';
import {
    keepAdministrator,
    keepOrdererOrganisation,
    keptChaincodeTls,
    keptNode,
    type ChaincodeTlsFiles,
} from './certificates.js';
import type { ChaincodeService } from './chaincode-service.js';
import type { Administrator } from './channel/administrator.js';
import type { ChannelFounding } from './configtx.js';
import { chaincodeName, orderingNodes, peerName, type NamedOrderer } from '../node-names.js';
import type { Orderer } from './orderer.js';
import { chaincodePackage } from './package.js';
import type { Peer } from './peer.js';
import { keptPorts, type FabricPorts } from './ports.js';
import { requireVersion } from './version.js';
import { requireWholeFolder } from './whole-folder.js';

/** Everything that will run, with its ports, certificates and folders; nothing runs yet. */
export interface NetworkPlan {
    readonly orderers: readonly Orderer[];
    readonly peers: readonly Peer[];
    readonly chaincodes: readonly ChaincodeService[];
    /** What the channel's configuration is made of. */
    readonly founding: ChannelFounding;
    /** Whoever speaks for an organisation, a member's or one that only orders. */
    readonly administratorOf: (mspId: string) => Administrator;
    /** Where the certificates and keys of an organisation lie, a member's or one that only orders. */
    readonly organisationFolder: (mspId: string) => string;
    readonly binaries: FabricBinaries;
    /** The name under which each chaincode's processes run. */
    readonly berths: Readonly<Record<string, string>>;
    /** This engine's own folder. It holds private keys and ledgers. */
    readonly folder: string;
}

/** What the parts of a plan are made from. */
interface Site {
    readonly consortium: Consortium;
    readonly binaries: FabricBinaries;
    readonly ports: FabricPorts;
    readonly berths: NetworkPlan['berths'];
    /** This engine's own folder. */
    readonly folder: string;
    readonly organisationFolder: (mspId: string) => string;
}

/**
 * Decides what runs where, and makes what is missing: ports and certificates. What a folder already has is kept, so that
 * a network can be started again, and planned again when it grows.
 *
 * @throws FabricNotFoundError when Fabric is not on this machine, or another release, before anything is written.
 */
export async function planNetwork(options: EngineOptions): Promise<NetworkPlan> {
    const { consortium } = options;
    const binaries = findBinaries();
    await requireVersion(binaries);
    requireWholeFolder(options.folder, consortium);
    const folder = privateFolder(path.resolve(options.folder, 'fabric'));
    const ports = await keptPorts(path.join(folder, 'ports.json'), consortium);
    const members = new Set(consortium.organisations.map(({ mspId }) => mspId));
    const site: Site = {
        consortium,
        binaries,
        ports,
        berths: berthsFor(folder, consortium.chaincodes),
        folder,
        organisationFolder: (mspId) =>
            members.has(mspId)
                ? path.resolve(organisationFolder(options.folder, mspId))
                : path.join(folder, 'organisations', mspId),
    };
    const orderers = await planOrderers(site);
    const planned = await Promise.all(
        consortium.organisations.map((organisation) => planOrganisation(site, organisation)),
    );
    return {
        orderers,
        peers: planned.flatMap(({ peers }) => peers),
        chaincodes: planned.flatMap(({ chaincodes }) => chaincodes),
        founding: {
            consortium,
            orderers,
            mspFolder: (mspId) => path.join(site.organisationFolder(mspId), 'msp'),
        },
        administratorOf: (mspId) => ({ mspId, mspFolder: administratorFolder(site, mspId) }),
        organisationFolder: site.organisationFolder,
        binaries,
        berths: site.berths,
        folder,
    };
}

async function planOrderers(site: Site): Promise<Orderer[]> {
    const nodes = orderingNodes(site.consortium.ordering);
    for (const mspId of new Set(nodes.map((node) => node.mspId))) {
        await keepOrdererOrganisation(site.organisationFolder(mspId), mspId);
        await keepAdministrator(administratorFolder(site, mspId), site.organisationFolder(mspId));
    }
    const orderers = await Promise.all(nodes.map((node) => planOrderer(site, node)));
    const clusterRootCertificates = [...new Set(orderers.map(({ files }) => files.tlsRootCertificate))];
    return orderers.map((orderer) => ({ ...orderer, clusterRootCertificates }));
}

async function planOrderer(
    { consortium, binaries, ports, folder, organisationFolder: folderOf }: Site,
    { name, mspId, index, port }: NamedOrderer,
): Promise<Omit<Orderer, 'clusterRootCertificates'>> {
    return {
        binaries,
        name,
        mspId,
        ports: { orderer: port, administration: ports.administration(name), operations: ports.operations(name) },
        files: await keptNode({ organisationFolder: folderOf(mspId), role: 'orderer', index }),
        logging: consortium.profile.logging,
        folder: privateFolder(path.join(folder, 'nodes', name)),
    };
}

async function planOrganisation(
    site: Site,
    organisation: Organisation,
): Promise<{ readonly peers: readonly Peer[]; readonly chaincodes: readonly ChaincodeService[] }> {
    const { mspId } = organisation;
    const administratorMsp = administratorFolder(site, mspId);
    await keepAdministrator(administratorMsp, site.organisationFolder(mspId));
    const tls = await keptChaincodeTls(chaincodeTlsFolder(site.folder, mspId));
    const peers: Peer[] = [];
    const chaincodes: ChaincodeService[] = [];
    for (const [index, { port }] of organisation.peers.entries()) {
        const name = peerName(mspId, index);
        const folder = privateFolder(path.join(site.folder, 'nodes', name));
        const services = site.consortium.chaincodes.map((chaincode) =>
            planChaincode(site, chaincode, { mspId, peer: name, tls }),
        );
        chaincodes.push(...services);
        peers.push({
            binaries: site.binaries,
            name,
            mspId,
            port,
            siblings: organisation.peers.map((peer) => peer.port),
            profile: site.consortium.profile,
            files: await keptNode({ organisationFolder: site.organisationFolder(mspId), role: 'peer', index }),
            administratorMsp,
            operationsPort: site.ports.operations(name),
            chaincodes: {
                addresses: Object.fromEntries(
                    site.consortium.chaincodes
                        .flatMap((chaincode) => berthsOf(chaincode.name))
                        .map((berth) => [berth, `127.0.0.1:${site.ports.chaincode(name, berth)}`]),
                ),
                ...pemsOf(tls),
            },
            folder,
        });
    }
    return { peers, chaincodes };
}

/** Where the certificates between an organisation's peers and its chaincodes lie. */
export function chaincodeTlsFolder(folder: string, mspId: string): string {
    return path.join(folder, 'chaincode-tls', mspId);
}

function administratorFolder({ folder }: Site, mspId: string): string {
    return path.join(folder, 'administrators', mspId, 'msp');
}

interface ChaincodePlace {
    readonly mspId: string;
    readonly peer: string;
    readonly tls: ChaincodeTlsFiles;
}

function planChaincode(
    { ports, berths }: Site,
    chaincode: Chaincode,
    { mspId, peer, tls }: ChaincodePlace,
): ChaincodeService {
    const berth = berths[chaincode.name] ?? chaincode.name;
    return {
        name: chaincodeName(berth, peer),
        mspId,
        chaincode,
        packageId: chaincodePackage(berth).id,
        port: ports.chaincode(peer, berth),
        tls,
    };
}

function pemsOf(tls: ChaincodeTlsFiles): Omit<Peer['chaincodes'], 'addresses'> {
    return {
        rootCertificatePem: readFileSync(tls.rootCertificate, 'utf8'),
        clientCertificatePem: readFileSync(tls.clientCertificate, 'utf8'),
        clientPrivateKeyPem: readFileSync(tls.clientPrivateKey, 'utf8'),
    };
}

function privateFolder(folder: string): string {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    return folder;
}
