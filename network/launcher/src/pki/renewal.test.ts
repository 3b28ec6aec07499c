import { existsSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { X509Certificate } from 'node:crypto';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { readMaterial, type OrganisationMaterial } from '@cohong/embedded-fabric';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Organisation } from '../consortium/consortium.js';
import { keepMaterial } from './keep-material.js';
import { beginRenewal, endRenewal, nextFolder, takeRenewed } from './renewal.js';

const regulator: Organisation = {
    mspId: 'SafeMSP',
    name: 'Foreign-exchange regulator',
    kind: 'foreign-exchange-regulator',
    peers: [{ port: 7052 }, { port: 7062 }],
    gatewayPort: 8052,
    users: { 'officer-1': 'officer' },
};

describe('A renewal of certificates', () => {
    let folder: string;
    let before: OrganisationMaterial;
    const organisationFolder = (): string => path.join(folder, 'organisations/SafeMSP');
    const begin = (): Promise<void> => beginRenewal({ organisationFolder: organisationFolder(), ...regulator });
    const present = async (): Promise<OrganisationMaterial> => (await keepMaterial(folder, [regulator]))[0]!;

    beforeEach(async () => {
        folder = mkdtempSync(path.join(tmpdir(), 'renewal-'));
        before = await present();
        await begin();
    });

    afterEach(() => rmSync(folder, { recursive: true, force: true }));

    it('has others under the same authorities, with the same names and roles, once they are taken', async () => {
        expect(await present()).toEqual(before);
        ['peers', 'users'].forEach((part) => takeRenewed(organisationFolder(), part));
        endRenewal(organisationFolder());

        const after = await present();
        expect([after.ca, after.tlsCa]).toEqual([before.ca, before.tlsCa]);
        const [was, is] = [before, after].map(({ users }) => new X509Certificate(users['officer-1']!.certificatePem));
        expect(is!.serialNumber).not.toBe(was!.serialNumber);
        expect(is!.subject).toBe(was!.subject);
        expect(is!.verify(new X509Certificate(before.ca.certificatePem).publicKey)).toBe(true);
        expect(after.peers.map(({ name }) => name)).toEqual(before.peers.map(({ name }) => name));
        expect(after.peers[1]!.tls).not.toEqual(before.peers[1]!.tls);
        expect(existsSync(nextFolder(organisationFolder()))).toBe(false);
    });

    it('is gone on with after it was broken off: what was issued is taken, and nothing is issued anew', async () => {
        const issued = readMaterial(nextFolder(organisationFolder()));
        takeRenewed(organisationFolder(), 'peers');
        await begin();
        takeRenewed(organisationFolder(), 'peers');
        takeRenewed(organisationFolder(), 'users');
        expect(await present()).toEqual(issued);
    });

    it('is as before in what was just being taken', async () => {
        const users = path.join(organisationFolder(), 'users');
        renameSync(users, `${users}.replaced`);
        expect(await present()).toEqual(before);
    });
});
