import { cpSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import {
    createCertificateAuthority,
    issueIdentity,
    issueOrganisation,
    issueTlsCertificate,
    readMaterial,
    writeMaterial,
} from '@cohong/embedded-fabric';
import { keptFolder } from './kept-folder.js';
import { ordererMspId } from './orderer.js';

/** The identity and the TLS certificate of a peer or an orderer, as files. */
export interface NodeFiles {
    /** Its MSP folder. */
    readonly msp: string;
    readonly tlsCertificate: string;
    readonly tlsPrivateKey: string;
    readonly tlsRootCertificate: string;
}

/** The files of the node of an organisation, whose folder has the layout of Fabric's own tools. */
export function nodeFiles(organisationFolder: string): NodeFiles {
    const node = path.resolve(organisationFolder, 'peers', 'peer0');
    return {
        msp: path.join(node, 'msp'),
        tlsCertificate: path.join(node, 'tls', 'server.crt'),
        tlsPrivateKey: path.join(node, 'tls', 'server.key'),
        tlsRootCertificate: path.join(node, 'tls', 'ca.crt'),
    };
}

/** Makes the orderer's own organisation, once. Its one node has an orderer's certificate. */
export async function keepOrdererOrganisation(folder: string): Promise<void> {
    if (existsSync(folder)) {
        return;
    }
    const material = await issueOrganisation({ mspId: ordererMspId, users: {} });
    const orderer = await issueIdentity(material.ca, { commonName: 'orderer', organisationalUnit: 'orderer' });
    await writeMaterial(folder, { ...material, peer: orderer });
}

/**
 * Makes the MSP folder of an organisation's administrator, once. Only this engine needs one, to install and approve
 * chaincode; no gateway ever acts as administrator.
 */
export async function keepAdministrator(mspFolder: string, organisationFolder: string): Promise<void> {
    await keptFolder(mspFolder, async (draft) => {
        const { ca } = await readMaterial(organisationFolder);
        const administrator = await issueIdentity(ca, { commonName: 'administrator', organisationalUnit: 'admin' });
        cpSync(path.join(organisationFolder, 'msp'), draft, { recursive: true });
        const { certificate, privateKey } = administratorFiles(draft);
        writeFile(certificate, administrator.certificatePem);
        writeFile(privateKey, administrator.privateKeyPem);
    });
}

/** Where in its MSP folder the administrator's certificate and key lie. */
export function administratorFiles(mspFolder: string): { readonly certificate: string; readonly privateKey: string } {
    return {
        certificate: path.join(mspFolder, 'signcerts', 'cert.pem'),
        privateKey: path.join(mspFolder, 'keystore', 'key.pem'),
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
 */
export async function keptChaincodeTls(folder: string, mspId: string): Promise<ChaincodeTlsFiles> {
    await keptFolder(folder, async (draft) => {
        const files = chaincodeTlsFiles(draft);
        const authority = await createCertificateAuthority(`${mspId} chaincode TLS`);
        const server = await issueTlsCertificate(authority, { commonName: 'chaincode' });
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
