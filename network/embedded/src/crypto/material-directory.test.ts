import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { MembershipService, serializeIdentity } from '../wire/identity.js';
import { addPeer, readMaterial, writeMaterial } from './material-directory.js';
import { issueOrganisation } from './material.js';
import type { OrganisationMaterial } from './material.js';

let parent: string;
let material: OrganisationMaterial;

beforeAll(async () => {
    parent = await mkdtemp(join(tmpdir(), 'material-'));
    material = await issueOrganisation({
        mspId: 'HarbourMSP',
        users: { 'maker-1': { attributes: { role: 'maker' } }, operator: { role: 'admin' } },
    });
});

afterAll(async () => rm(parent, { recursive: true }));

describe('an organisation', () => {
    it('has a peer and users whom the channel knows in their roles', () => {
        const membership = new MembershipService([
            { mspId: 'HarbourMSP', rootCertificatesPem: [material.ca.certificatePem] },
        ]);
        const roleOf = (certificatePem: string): string =>
            membership.identify(serializeIdentity('HarbourMSP', certificatePem)).role;
        expect(roleOf(material.peers[0]!.identity.certificatePem)).toBe('peer');
        expect(roleOf(material.users['maker-1']!.certificatePem)).toBe('client');
        expect(roleOf(material.users['operator']!.certificatePem)).toBe('admin');
    });
});

describe('a directory of material', () => {
    it('gives back what was written', async () => {
        const directory = join(parent, 'organisations', 'HarbourMSP');
        await writeMaterial(directory, material);
        expect(readMaterial(directory)).toEqual(material);
        expect(await readdir(join(parent, 'organisations'))).toEqual(['HarbourMSP']);
    });

    it('has the folders in which peers look, and tells them that units are roles', async () => {
        const directory = join(parent, 'folders');
        await writeMaterial(directory, material);
        const members = ['peers/peer0/msp', 'users/maker-1/msp', 'users/operator/msp'];
        for (const msp of ['msp', ...members]) {
            const read = async (path: string): Promise<string> => readFile(join(directory, msp, path), 'utf8');
            expect(await read('cacerts/ca-cert.pem')).toBe(material.ca.certificatePem);
            expect(await read('tlscacerts/tlsca-cert.pem')).toBe(material.tlsCa.certificatePem);
            expect(await read('config.yaml')).toContain('AdminOUIdentifier:\n    OrganizationalUnitIdentifier: admin');
        }

        for (const msp of members) {
            expect(await readdir(join(directory, msp, 'signcerts'))).toHaveLength(1);
            expect(await readdir(join(directory, msp, 'keystore'))).toHaveLength(1);
        }

        expect((await readdir(join(directory, 'peers/peer0/tls'))).sort()).toEqual([
            'ca.crt',
            'server.crt',
            'server.key',
        ]);
    });

    it('has a folder for each of several peers, and room for one more', async () => {
        const directory = join(parent, 'several');
        const several = await issueOrganisation({ mspId: 'SafeMSP', users: {}, peers: 2 });
        expect(several.peers.map(({ name }) => name)).toEqual(['peer0.SafeMSP', 'peer1.SafeMSP']);
        await writeMaterial(directory, several);
        expect(readMaterial(directory)).toEqual(several);
        const grown = await addPeer(directory);
        expect(grown.peers.map(({ name }) => name)).toEqual(['peer0.SafeMSP', 'peer1.SafeMSP', 'peer2.SafeMSP']);
        expect(readMaterial(directory)).toEqual(grown);
        expect(await readdir(join(directory, 'peers'))).toEqual(['peer0', 'peer1', 'peer2']);
    });

    it('keeps private keys for their owner', async () => {
        const directory = join(parent, 'private');
        await writeMaterial(directory, material);
        const files = (await readdir(directory, { recursive: true })).filter((path) => /(_sk|\.key)$/.test(path));
        expect(files).toHaveLength(6);
        for (const file of files) {
            expect((await stat(join(directory, file))).mode & 0o777).toBe(0o600);
        }
    });

    it('of authorities whose keys are elsewhere is kept without them, and nothing can be issued from it', async () => {
        const directory = join(parent, 'keyless');
        const { certificatePem } = material.ca;
        const keyless = {
            ...material,
            ca: { certificatePem },
            tlsCa: { certificatePem: material.tlsCa.certificatePem },
        };
        await writeMaterial(directory, keyless);
        expect(readMaterial(directory)).toEqual(keyless);
        await expect(addPeer(directory)).rejects.toThrow(
            'peer1.HarbourMSP needs a certificate, and the key of the authority ca.HarbourMSP is not here',
        );
    });

    it('is never written over', async () => {
        const directory = join(parent, 'twice');
        await writeMaterial(directory, material);
        const other = await issueOrganisation({ mspId: 'HarbourMSP', users: {} });
        await expect(writeMaterial(directory, other)).rejects.toThrow('ENOTEMPTY');
        expect(readMaterial(directory)).toEqual(material);
    });

    it('is not left behind half written', async () => {
        const directory = join(parent, 'escape');
        const escaping = { ...material, users: { '../outside': material.peers[0]!.identity } };
        await expect(writeMaterial(directory, escaping)).rejects.toThrow("a user's name must be made of");
        expect((await readdir(parent)).filter((name) => name.startsWith('escape') || name === 'outside')).toEqual([]);
    });

    it('is refused when a part is missing', async () => {
        const directory = join(parent, 'partial');
        await writeMaterial(directory, material);
        await rm(join(directory, 'users/operator/msp/keystore/priv_sk'));
        expect(() => readMaterial(directory)).toThrow('ENOENT');
        expect(() => readMaterial(join(parent, 'nowhere'))).toThrow('ENOENT');
    });
});
