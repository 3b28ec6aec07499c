import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import {
    addPeer,
    issueOrganisation,
    readMaterial,
    writeMaterial,
    type OrganisationMaterial,
} from '@cohong/embedded-fabric';
import type { Organisation } from '../consortium/consortium.js';
import { readBroughtMaterial } from './brought-material.js';
import { mendRenewal, requestsOf } from './renewal.js';

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
 * certificates, as Fabric CA writes them. What an organisation brings is taken over, anew when it brings other.
 */
export async function keepMaterial(
    folder: string,
    organisations: readonly Organisation[],
): Promise<OrganisationMaterial[]> {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    return Promise.all(
        organisations.map((organisation) =>
            organisation.material === undefined
                ? issueOnce(folder, organisation)
                : takeOver(folder, { ...organisation, source: organisation.material }),
        ),
    );
}

async function issueOnce(folder: string, { mspId, users, peers }: Organisation): Promise<OrganisationMaterial> {
    const directory = organisationFolder(folder, mspId);
    if (!existsSync(directory)) {
        const issued = await issueOrganisation({ mspId, users: requestsOf(users), peers: peers.length });
        await writeMaterial(directory, issued);
        return issued;
    }
    mendRenewal(directory);
    let material = readWhole(directory, mspId);
    while (material.peers.length < peers.length) material = await addPeer(directory);
    return material;
}

/** Copies what an organisation has brought to where all other material lies, under the names that it has there. */
async function takeOver(folder: string, bringing: Organisation & { source: string }): Promise<OrganisationMaterial> {
    const directory = organisationFolder(folder, bringing.mspId);
    const material = readBroughtMaterial(bringing.source, bringing);
    if (existsSync(directory)) {
        const kept = readWhole(directory, bringing.mspId);
        if (isDeepStrictEqual(kept, material)) {
            return kept;
        }
        requireSameAuthority({ kept, material }, directory);
        // A copy, of which all has just been read from its source: lost between these two lines, it is made again.
        const former = `${directory}.former`;
        renameSync(directory, former);
        await writeMaterial(directory, material);
        rmSync(former, { recursive: true });
        return material;
    }
    await writeMaterial(directory, material);
    return material;
}

function requireSameAuthority(
    { kept, material }: Record<'kept' | 'material', OrganisationMaterial>,
    directory: string,
): void {
    if (kept.ca.certificatePem.trim() !== material.ca.certificatePem.trim()) {
        throw new Error(
            `${kept.mspId} is known by another authority than it brings now (${directory}/msp/cacerts). Bring material of ` +
                'that one, or `cohong destroy` everything and begin anew.',
        );
    }
}

function readWhole(directory: string, mspId: string): OrganisationMaterial {
    try {
        return readMaterial(directory);
    } catch (cause) {
        const { path: file = String(cause) } = cause as NodeJS.ErrnoException;
        throw new Error(
            `${directory} is not whole: ${file} is missing. Restore it from a back-up: with new keys, ${mspId} would ` +
                'be a stranger on its own channel.',
            { cause },
        );
    }
}
