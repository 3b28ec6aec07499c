import { existsSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import {
    addPeer,
    issueOrganisation,
    readMaterial,
    writeMaterial,
    type OrganisationMaterial,
} from '@cohong/embedded-fabric';
import type { Organisation } from '../consortium/consortium.js';

/** Where the certificates and keys of an organisation lie, in the folders that Fabric's own tools make. */
export function organisationFolder(folder: string, mspId: string): string {
    return path.join(folder, 'organisations', mspId);
}

/** The files that a user signs with. */
export function userFiles({
    folder,
    mspId,
    user,
}: Record<'folder' | 'mspId' | 'user', string>): Record<'certificateFile' | 'keyFile', string> {
    const msp = path.join(organisationFolder(folder, mspId), 'users', user, 'msp');
    return { certificateFile: path.join(msp, 'signcerts', 'cert.pem'), keyFile: path.join(msp, 'keystore', 'priv_sk') };
}

/** The root that clients of the organisation's peer trust. */
export function tlsRootCertificateFile(folder: string, mspId: string): string {
    return path.join(organisationFolder(folder, mspId), 'msp', 'tlscacerts', 'tlsca-cert.pem');
}

/**
 * The certificates and keys of every organisation: issued the first time, and kept, so that an identity outlives a
 * restart; for a peer that the description gained since, when it is first met. Roles are attributes in the
 * certificates, as Fabric CA writes them.
 */
export async function keepMaterial(
    folder: string,
    organisations: readonly Organisation[],
): Promise<OrganisationMaterial[]> {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    return Promise.all(organisations.map((organisation) => keep(folder, organisation)));
}

async function keep(folder: string, { mspId, users, peers }: Organisation): Promise<OrganisationMaterial> {
    const directory = organisationFolder(folder, mspId);
    if (!existsSync(directory)) {
        const requests = Object.entries(users).map(([name, role]) => [name, { attributes: { role } }] as const);
        await writeMaterial(
            directory,
            await issueOrganisation({ mspId, users: Object.fromEntries(requests), peers: peers.length }),
        );
    }
    let material = await readWhole(directory, mspId);
    while (material.peers.length < peers.length) material = await addPeer(directory);
    return material;
}

async function readWhole(directory: string, mspId: string): Promise<OrganisationMaterial> {
    try {
        return await readMaterial(directory);
    } catch (cause) {
        const { path: file = String(cause) } = cause as NodeJS.ErrnoException;
        throw new Error(
            `${directory} is not whole: ${file} is missing. Restore it from a back-up: with new keys, ${mspId} would ` +
                'be a stranger on its own channel.',
            { cause },
        );
    }
}
