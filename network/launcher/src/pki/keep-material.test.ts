import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describeCertificate, type OrganisationMaterial } from '@cohong/embedded-fabric';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Organisation } from '../consortium/consortium.js';
import { keepMaterial } from './keep-material.js';

const regulator: Organisation = {
    mspId: 'SafeMSP',
    name: 'Foreign-exchange regulator',
    kind: 'foreign-exchange-regulator',
    peers: [{ port: 7052 }],
    gatewayPort: 8052,
    users: { 'officer-1': 'officer' },
};

describe('The certificates and keys of an organisation', () => {
    let folder: string;

    beforeAll(() => {
        folder = mkdtempSync(path.join(tmpdir(), 'keep-material-'));
    });

    afterAll(() => rmSync(folder, { recursive: true }));

    it('are not made anew when a file of them is lost; the message says which', async () => {
        await keepMaterial(folder, [{ ...regulator, mspId: 'LostMSP' }]);
        const key = path.join(folder, 'organisations/LostMSP/tlsca/priv_sk');
        rmSync(key);
        await expect(keepMaterial(folder, [{ ...regulator, mspId: 'LostMSP' }])).rejects.toThrow(
            `${path.join(folder, 'organisations/LostMSP')} is not whole: ${key} is missing. Restore it from a back-up`,
        );
    });

    it('are those of its users, whose roles are attributes, and of an administrator', async () => {
        const [{ users }] = (await keepMaterial(folder, [{ ...regulator, mspId: 'NewMSP' }])) as [OrganisationMaterial];
        const said = Object.entries(users).map(([name, { certificatePem }]) => {
            const { organisationalUnits, attributes } = describeCertificate(certificatePem);
            return [name, ...organisationalUnits, attributes];
        });
        expect(said).toEqual([
            ['officer-1', 'client', { role: 'officer' }],
            ['admin', 'admin', {}],
        ]);
    });

    it('are the same at every start, and grow with its peers', async () => {
        const [first] = await keepMaterial(folder, [regulator]);
        expect(await keepMaterial(folder, [regulator])).toEqual([first]);
        const [grown] = await keepMaterial(folder, [{ ...regulator, peers: [{ port: 7052 }, { port: 7062 }] }]);
        expect(grown).toEqual({ ...first, peers: [...first!.peers, expect.anything()] });
        expect(grown?.peers.map(({ name }) => name)).toEqual(['peer0.SafeMSP', 'peer1.SafeMSP']);
    });
});
