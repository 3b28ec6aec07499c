import { cpSync, existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import {
    administratorName,
    createCertificateAuthority,
    issueIdentity,
    issueOrganisation,
    issueTlsCertificate,
    readMaterial,
    writeMaterial,
    type IssuedIdentity,
} from '@cohong/embedded-fabric';
import { keptFolder } from '../kept-folder.js';

/** The identity and the TLS certificate of a peer or an orderer, as files. */
export interface NodeFiles {
    /** Its MSP folder. */
    readonly msp: string;
    readonly tlsCertificate: string;
    readonly tlsPrivateKey: string;
    readonly tlsRootCertificate: string;
}

/** A node of an organisation, such as its second peer. */
export interface NodePlace {
    readonly organisationFolder: string;
    readonly role: 'peer' | 'orderer';
    readonly index: number;
}

/** Issues a node's identity and TLS certificate, once, where Fabric's own tools put them: `peers/peer1`, `orderers/orderer0`. */
export async function keptNode({ organisationFolder, role, index }: NodePlace): Promise<NodeFiles> {
    const node = path.resolve(organisationFolder, `${role}s`, `${role}${index}`);
    await keptFolder(node, async (draft) => {
        const { mspId, ca, tlsCa } = readMaterial(organisationFolder);
        const commonName = `${role}${index}.${mspId}`;
        const files = nodeFiles(draft);
        cpSync(path.join(organisationFolder, 'msp'), files.msp, { recursive: true });
        writeIdentity(files.msp, await issueIdentity(ca, { commonName, organisationalUnit: role }));
        const tls = await issueTlsCertificate(tlsCa, { commonName });
        writeFile(files.tlsCertificate, tls.certificatePem);
        writeFile(files.tlsPrivateKey, tls.privateKeyPem);
        writeFile(files.tlsRootCertificate, tlsCa.certificatePem);
    });
    return nodeFiles(node);
}

/** What a node's folder holds. */
export function nodeFiles(node: string): NodeFiles {
    return {
        msp: path.join(node, 'msp'),
        tlsCertificate: path.join(node, 'tls', 'server.crt'),
        tlsPrivateKey: path.join(node, 'tls', 'server.key'),
        tlsRootCertificate: path.join(node, 'tls', 'ca.crt'),
    };
}

/** Makes an organisation that runs orderers and is no member, once. */
export async function keepOrdererOrganisation(folder: string, mspId: string): Promise<void> {
    if (!existsSync(folder)) {
        await writeMaterial(folder, await issueOrganisation({ mspId, users: {} }));
    }
}

/**
 * Makes the MSP folder of an organisation's administrator: of the one among its users, or of one who is issued once where
 * there is none, as in an organisation that only orders. No gateway ever acts as administrator.
 */
export async function keepAdministrator(mspFolder: string, organisationFolder: string): Promise<void> {
    const { ca, users } = readMaterial(organisationFolder);
    const own = users[administratorName];
    if (own !== undefined) {
        // It may have another since, renewed or brought.
        rmSync(mspFolder, { recursive: true, force: true });
    }
    await keptFolder(mspFolder, async (draft) => {
        const issue = { commonName: 'administrator', organisationalUnit: 'admin' } as const;
        cpSync(path.join(organisationFolder, 'msp'), draft, { recursive: true });
        writeIdentity(draft, own ?? (await issueIdentity(ca, issue)));
    });
}

function writeIdentity(mspFolder: string, { certificatePem, privateKeyPem }: IssuedIdentity): void {
    const { certificate, privateKey } = identityFiles(mspFolder);
    writeFile(certificate, certificatePem);
    writeFile(privateKey, privateKeyPem);
}

/** Where in an MSP folder the certificate and the key of its one identity lie. */
export function identityFiles(mspFolder: string): { readonly certificate: string; readonly privateKey: string } {
    return {
        certificate: path.join(mspFolder, 'signcerts', 'cert.pem'),
        privateKey: path.join(mspFolder, 'keystore', 'priv_sk'),
    };
}

/** The files by which an organisation's peer and its chaincodes know each other. */
export interface ChaincodeTlsFiles {
    readonly rootCertificate: string;
    readonly serverCertificate: string;
    readonly serverPrivateKey: string;
    readonly clientCertificate: string;
    readonly clientPrivateKey: string;
}

/**
 * Issues, once, the certificates between a peer and its organisation's chaincodes.
 *
 * They come from an authority of their own whose key is thrown away: a chaincode serves its own peer and nobody else,
 * not even who has another certificate of the organisation.
 *
 * @param hosts names or addresses at which the chaincodes are reached, besides this machine's own.
 */
export async function keptChaincodeTls(folder: string, hosts: readonly string[] = []): Promise<ChaincodeTlsFiles> {
    await keptFolder(folder, async (draft) => {
        const files = chaincodeTlsFiles(draft);
        const authority = await createCertificateAuthority('chaincode TLS');
        const server = await issueTlsCertificate(authority, { commonName: 'chaincode', hosts });
        const client = await issueTlsCertificate(authority, { commonName: 'peer' });
        writeFile(files.rootCertificate, authority.certificatePem);
        writeFile(files.serverCertificate, server.certificatePem);
        writeFile(files.serverPrivateKey, server.privateKeyPem);
        writeFile(files.clientCertificate, client.certificatePem);
        writeFile(files.clientPrivateKey, client.privateKeyPem);
    });
    return chaincodeTlsFiles(folder);
}

function chaincodeTlsFiles(folder: string): ChaincodeTlsFiles {
    return {
        rootCertificate: path.resolve(folder, 'ca.crt'),
        serverCertificate: path.resolve(folder, 'server.crt'),
        serverPrivateKey: path.resolve(folder, 'server.key'),
        clientCertificate: path.resolve(folder, 'client.crt'),
        clientPrivateKey: path.resolve(folder, 'client.key'),
    };
}

function writeFile(file: string, content: string): void {
    mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 });
    writeFileSync(file, content, { mode: 0o600 });
}
