import { existsSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { administratorName, issueUnder, readMaterial, writeMaterial, type UserRequest } from '@cohong/embedded-fabric';
import type { Organisation } from '../consortium/consortium.js';
import { keptFolder, replaceFolder, restoreFolder } from '../kept-folder.js';

/** Where an organisation's next certificates lie, in the same folders as its present ones, until they are taken. */
export function nextFolder(organisationFolder: string): string {
    return path.join(organisationFolder, 'next');
}

/** What is renewed. */
export interface RenewalRequest {
    readonly organisationFolder: string;
    readonly mspId: string;
    readonly users: Organisation['users'];
    /** Makes what the engine has besides, in the folder given. */
    readonly furtherIn?: (folder: string) => Promise<void>;
}

/**
 * Issues new certificates and keys for every peer and user of an organisation, under the authorities that it has. They
 * are all there before one of them is taken; what an attempt before has issued and not taken is gone on with.
 */
export async function beginRenewal({ organisationFolder, mspId, users, furtherIn }: RenewalRequest): Promise<void> {
    await keptFolder(nextFolder(organisationFolder), async (draft) => {
        const { ca, tlsCa, peers } = readMaterial(organisationFolder);
        const issued = await issueUnder({ ca, tlsCa }, { mspId, peers: peers.length, users: requestsOf(users) });
        await writeMaterial(draft, issued);
        await furtherIn?.(draft);
    });
}

/** What the certificates of users are to say, whose roles are attributes, and that of who signs for the organisation. */
export function requestsOf(users: Organisation['users']): Record<string, UserRequest> {
    const requests = Object.entries(users).map(([name, role]) => [name, { attributes: { role } }] as const);
    return { ...Object.fromEntries(requests), [administratorName]: { role: 'admin' } };
}

/** Whether a part, such as `peers/peer0`, has a next certificate. */
export function isRenewing(organisationFolder: string, part: string): boolean {
    return existsSync(path.join(nextFolder(organisationFolder), part));
}

/** Puts a part of the next certificates in the place of the present one; does nothing when it was taken before. */
export function takeRenewed(
    organisationFolder: string,
    part: string,
    place = path.join(organisationFolder, part),
): void {
    if (isRenewing(organisationFolder, part)) {
        replaceFolder(place, path.join(nextFolder(organisationFolder), part));
    }
}

/** When all are taken. What is left are copies of what the organisation keeps. */
export function endRenewal(organisationFolder: string): void {
    rmSync(nextFolder(organisationFolder), { recursive: true, force: true });
}

/** Puts right what was broken off in the moment in which a part was taken. */
export function mendRenewal(organisationFolder: string): void {
    for (const part of ['.', 'peers', 'orderers']) {
        const folder = path.join(organisationFolder, part);
        for (const name of existsSync(folder) ? readdirSync(folder) : []) {
            restoreFolder(path.join(folder, name.replace(/\.replaced$/, '')));
        }
    }
}
