import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { CertificateAuthority, IssuedIdentity } from './issue.js';
import { issuePeer, type NodeMaterial, type OrganisationMaterial, type PeerMaterial, peerName } from './material.js';

/** How Fabric is told that organisational units are roles. */
const mspConfiguration = `NodeOUs:
  Enable: true
  ClientOUIdentifier:
    OrganizationalUnitIdentifier: client
  PeerOUIdentifier:
    OrganizationalUnitIdentifier: peer
  AdminOUIdentifier:
    OrganizationalUnitIdentifier: admin
  OrdererOUIdentifier:
    OrganizationalUnitIdentifier: orderer
`;

const nodeFolderPattern = /^(peer|orderer)\d+$/;
const userNamePattern = /^[A-Za-z0-9][A-Za-z0-9._@-]*$/;

/** Where a certificate and its private key lie. */
interface Place {
    readonly certificate: string;
    readonly privateKey: string;
}

/** The folders of an organisation, as Fabric's tools lay them out and its peers read them. */
interface OrganisationLayout {
    readonly mspId: string;
    readonly ca: Place;
    readonly tlsCa: Place;
    readonly msp: string;
    readonly caCertificate: string;
    readonly tlsCaCertificate: string;
    readonly peers: string;
    readonly peer: (number: number) => string;
    readonly orderers: string;
    readonly orderer: (number: number) => string;
    readonly users: string;
    readonly userMsp: (name: string) => string;
}

function layoutOf(directory: string): OrganisationLayout {
    const at = (...path: string[]): string => join(directory, ...path);
    return {
        // Fabric's own layout does not say whose folder it is.
        mspId: at('msp-id'),
        ca: { certificate: at('ca', 'ca-cert.pem'), privateKey: at('ca', 'priv_sk') },
        tlsCa: { certificate: at('tlsca', 'tlsca-cert.pem'), privateKey: at('tlsca', 'priv_sk') },
        msp: at('msp'),
        caCertificate: caCertificate(at('msp')),
        tlsCaCertificate: tlsCaCertificate(at('msp')),
        peers: at('peers'),
        peer: (number) => at('peers', `peer${number}`),
        orderers: at('orderers'),
        orderer: (number) => at('orderers', `orderer${number}`),
        users: at('users'),
        userMsp: (name) => at('users', name, 'msp'),
    };
}

/**
 * Writes an organisation's material into a new directory, which real peers can read too.
 * Either all of it is there afterwards or nothing: it is written beside and moved. A directory that holds anything is never overwritten,
 * since with the keys in it the organisation would be lost.
 */
export async function writeMaterial(directory: string, material: OrganisationMaterial): Promise<void> {
    await mkdir(dirname(directory), { recursive: true });
    await writeWhole(directory, (unfinished) => writeAll(layoutOf(unfinished), material));
}

/** Issues the next peer of an organisation whose directory was written before; returns the material with it. */
export async function addPeer(directory: string): Promise<OrganisationMaterial> {
    const material = readMaterial(directory);
    const number = material.peers.length;
    const peer = await issuePeer(material, number);
    await writeWhole(layoutOf(directory).peer(number), (unfinished) => writeNode(unfinished, material, peer));
    return { ...material, peers: [...material.peers, peer] };
}

async function writeWhole(directory: string, write: (unfinished: string) => Promise<void>): Promise<void> {
    const unfinished = await mkdtemp(`${directory}.`);
    try {
        await write(unfinished);
        await rename(unfinished, directory);
    } catch (error) {
        await rm(unfinished, { recursive: true, force: true });
        throw error;
    }
}

/**
 * Reads what `writeMaterial` wrote; it throws if any part is missing. These are dozens of small files at a start, and
 * reading such one by one takes a tenth of the time that it takes through promises.
 */
export function readMaterial(directory: string): OrganisationMaterial {
    const layout = layoutOf(directory);
    const users = readdirSync(layout.users).map((name) => [name, readPair(memberPlace(layout.userMsp(name)))] as const);
    const mspId = readText(layout.mspId);
    return {
        mspId,
        ca: readAuthority(layout.ca, layout.caCertificate),
        tlsCa: readAuthority(layout.tlsCa, layout.tlsCaCertificate),
        peers: readPeers(layout, mspId),
        ...(existsSync(layout.orderers) && { orderers: readNodes(layout.orderers, layout.orderer) }),
        users: Object.fromEntries(users),
    };
}

function readPeers({ peers, peer }: OrganisationLayout, mspId: string): PeerMaterial[] {
    return readNodes(peers, peer).map((node, number) => ({ name: peerName(mspId, number), ...node }));
}

function readNodes(parent: string, at: (number: number) => string): NodeMaterial[] {
    // Besides them there may be the rest of a node that was not written to its end.
    const folders = readdirSync(parent).filter((name) => nodeFolderPattern.test(name));
    return folders.map((_, number) => ({
        identity: readPair(memberPlace(mspOf(at(number)))),
        tls: readPair(tlsPlace(at(number))),
    }));
}

async function writeAll(layout: OrganisationLayout, material: OrganisationMaterial): Promise<void> {
    await writePublic(layout.mspId, material.mspId);
    await writeAuthority(layout.ca, material.ca);
    await writeAuthority(layout.tlsCa, material.tlsCa);
    await writeMsp(layout.msp, material);
    for (const [number, peer] of material.peers.entries()) {
        await writeNode(layout.peer(number), material, peer);
    }
    for (const [number, orderer] of (material.orderers ?? []).entries()) {
        await writeNode(layout.orderer(number), material, orderer);
    }
    await mkdir(layout.users);
    for (const [name, user] of Object.entries(material.users)) {
        await writeMember(layout.userMsp(requireFileName(name)), material, user);
    }
}

async function writeNode(
    directory: string,
    material: OrganisationMaterial,
    { identity, tls }: NodeMaterial,
): Promise<void> {
    await writeMember(mspOf(directory), material, identity);
    await writePublic(join(directory, 'tls', 'ca.crt'), material.tlsCa.certificatePem);
    await writePair(tlsPlace(directory), tls);
}

/** A name becomes a folder's: it must not lead out of the directory. */
function requireFileName(name: string): string {
    if (!userNamePattern.test(name)) {
        throw new Error(
            `a user's name must be made of letters, digits and . _ @ -, and begin with a letter or digit: ${name}`,
        );
    }

    return name;
}

async function writeMsp(msp: string, { ca, tlsCa }: OrganisationMaterial): Promise<void> {
    await writePublic(caCertificate(msp), ca.certificatePem);
    await writePublic(tlsCaCertificate(msp), tlsCa.certificatePem);
    await writePublic(join(msp, 'config.yaml'), mspConfiguration);
}

async function writeMember(msp: string, material: OrganisationMaterial, member: IssuedIdentity): Promise<void> {
    await writeMsp(msp, material);
    await writePair(memberPlace(msp), member);
}

function mspOf(node: string): string {
    return join(node, 'msp');
}

function tlsPlace(node: string): Place {
    return { certificate: join(node, 'tls', 'server.crt'), privateKey: join(node, 'tls', 'server.key') };
}

function memberPlace(msp: string): Place {
    return { certificate: join(msp, 'signcerts', 'cert.pem'), privateKey: join(msp, 'keystore', 'priv_sk') };
}

function caCertificate(msp: string): string {
    return join(msp, 'cacerts', 'ca-cert.pem');
}

function tlsCaCertificate(msp: string): string {
    return join(msp, 'tlscacerts', 'tlsca-cert.pem');
}

/** An authority whose key is elsewhere has no folder of its own: its certificate stands in the organisation's MSP. */
async function writeAuthority(place: Place, { certificatePem, privateKeyPem }: CertificateAuthority): Promise<void> {
    if (privateKeyPem !== undefined) {
        await writePair(place, { certificatePem, privateKeyPem });
    }
}

function readAuthority(place: Place, certificate: string): CertificateAuthority {
    return existsSync(dirname(place.privateKey)) ? readPair(place) : { certificatePem: readText(certificate) };
}

async function writePair(place: Place, { certificatePem, privateKeyPem }: IssuedIdentity): Promise<void> {
    await writePublic(place.certificate, certificatePem);
    await mkdir(dirname(place.privateKey), { recursive: true });
    await writeFile(place.privateKey, privateKeyPem, { mode: 0o600 });
}

function readPair({ certificate, privateKey }: Place): IssuedIdentity {
    return { certificatePem: readText(certificate), privateKeyPem: readText(privateKey) };
}

function readText(file: string): string {
    return readFileSync(file, 'utf8');
}

async function writePublic(path: string, text: string): Promise<void> {
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, text);
}
