import { mkdir, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { IssuedIdentity } from './issue.js';
import type { OrganisationMaterial } from './material.js';

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
    readonly peerMsp: string;
    readonly peerTlsCa: string;
    readonly peerTls: Place;
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
        peerMsp: at('peers', 'peer0', 'msp'),
        peerTlsCa: at('peers', 'peer0', 'tls', 'ca.crt'),
        peerTls: {
            certificate: at('peers', 'peer0', 'tls', 'server.crt'),
            privateKey: at('peers', 'peer0', 'tls', 'server.key'),
        },
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
    const unfinished = await mkdtemp(`${directory}.`);
    try {
        await writeAll(layoutOf(unfinished), material);
        await rename(unfinished, directory);
    } catch (error) {
        await rm(unfinished, { recursive: true, force: true });
        throw error;
    }
}

/** Reads what `writeMaterial` wrote; it throws if any part is missing. */
export async function readMaterial(directory: string): Promise<OrganisationMaterial> {
    const layout = layoutOf(directory);
    const users: Record<string, IssuedIdentity> = {};
    for (const name of await readdir(layout.users)) {
        users[name] = await readPair(memberPlace(layout.userMsp(name)));
    }

    return {
        mspId: await readFile(layout.mspId, 'utf8'),
        ca: await readPair(layout.ca),
        tlsCa: await readPair(layout.tlsCa),
        peer: await readPair(memberPlace(layout.peerMsp)),
        peerTls: await readPair(layout.peerTls),
        users,
    };
}

async function writeAll(layout: OrganisationLayout, material: OrganisationMaterial): Promise<void> {
    await writePublic(layout.mspId, material.mspId);
    await writePair(layout.ca, material.ca);
    await writePair(layout.tlsCa, material.tlsCa);
    await writeMsp(layout.msp, material);
    await writeMember(layout.peerMsp, material, material.peer);
    await writePublic(layout.peerTlsCa, material.tlsCa.certificatePem);
    await writePair(layout.peerTls, material.peerTls);
    await mkdir(layout.users);
    for (const [name, user] of Object.entries(material.users)) {
        await writeMember(layout.userMsp(requireFileName(name)), material, user);
    }
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
    await writePublic(join(msp, 'cacerts', 'ca-cert.pem'), ca.certificatePem);
    await writePublic(join(msp, 'tlscacerts', 'tlsca-cert.pem'), tlsCa.certificatePem);
    await writePublic(join(msp, 'config.yaml'), mspConfiguration);
}

async function writeMember(msp: string, material: OrganisationMaterial, member: IssuedIdentity): Promise<void> {
    await writeMsp(msp, material);
    await writePair(memberPlace(msp), member);
}

function memberPlace(msp: string): Place {
    return { certificate: join(msp, 'signcerts', 'cert.pem'), privateKey: join(msp, 'keystore', 'priv_sk') };
}

async function writePair(place: Place, { certificatePem, privateKeyPem }: IssuedIdentity): Promise<void> {
    await writePublic(place.certificate, certificatePem);
    await mkdir(dirname(place.privateKey), { recursive: true });
    await writeFile(place.privateKey, privateKeyPem, { mode: 0o600 });
}

async function readPair({ certificate, privateKey }: Place): Promise<IssuedIdentity> {
    return { certificatePem: await readFile(certificate, 'utf8'), privateKeyPem: await readFile(privateKey, 'utf8') };
}

async function writePublic(path: string, text: string): Promise<void> {
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, text);
}
