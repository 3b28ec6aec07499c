import { issueOrganisation, type OrganisationMaterial } from '@cohong/embedded-fabric';
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readConsortium, type Consortium } from '../../network/launcher/src/consortium/consortium.js';

/** The consortium of network/consortium.yaml as a test of contracts needs it. */
export interface Described extends Pick<Consortium, 'channel' | 'chaincodes'> {
    readonly organisations: readonly OrganisationMaterial[];
}

/**
 * The same keys and certificates for every test of a run: issued for each consortium, they took a fifth of the time of
 * tests that start many. They lie in the folder of the run and end with it.
 */
export async function describedOrganisations(): Promise<Described> {
    const file = join(process.env['TEST_FOLDER']!, 'organisations.json');
    if (!existsSync(file)) {
        const draft = `${file}.${process.pid}`;
        writeFileSync(draft, JSON.stringify(await issueAll()), { mode: 0o600 });
        renameSync(draft, file);
    }

    return JSON.parse(readFileSync(file, 'utf8')) as Described;
}

async function issueAll(): Promise<Described> {
    const { channel, organisations, chaincodes } = readConsortium(join(__dirname, '../../network/consortium.yaml'));
    const issued = organisations.map(({ mspId, users }) => {
        const named = Object.entries(users).map(([user, role]) => [user, { attributes: { role } }] as const);
        return issueOrganisation({ mspId, users: { ...Object.fromEntries(named), nobody: {} } });
    });

    return { channel, chaincodes, organisations: await Promise.all(issued) };
}
