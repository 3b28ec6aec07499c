import { createServer } from 'node:net';

import { afterEach, describe, expect, it } from '@jest/globals';

import {
    type EmbeddedNetwork,
    issueOrganisation,
    type NetworkOrganisation,
    type OrganisationMaterial,
} from '@cohong/embedded-fabric';

import { startRegister } from './register-network.js';

function listeningAt(material: OrganisationMaterial, port: number): NetworkOrganisation {
    return { ...material, peers: material.peers.map((peer) => ({ ...peer, port })) };
}

describe('A network', () => {
    let network: EmbeddedNetwork | undefined;

    afterEach(async () => {
        await network?.stop();
        network = undefined;
    });

    it('says at its start what it is not', async () => {
        const lines: string[] = [];
        network = await startRegister({ log: (line) => lines.push(line) });
        expect(lines).toEqual([expect.stringMatching(/^EMBEDDED – not a blockchain/)]);
    });

    it('listens where it is told, on the loopback address only', async () => {
        const alpha = await issueOrganisation({ mspId: 'AlphaMSP', users: {} });
        network = await startRegister({ organisations: [alpha], chaincodes: [] });
        const [, port] = network.endpoints['AlphaMSP']!.address.split(':');
        await network.stop();
        network = await startRegister({ organisations: [listeningAt(alpha, Number(port))], chaincodes: [] });
        expect(network.endpoints['AlphaMSP']?.address).toBe(`localhost:${port!}`);
    });

    it('does not start, and leaves nothing running, where a port is taken', async () => {
        const occupant = createServer();
        await new Promise<void>((resolve) => occupant.listen(0, '127.0.0.1', resolve));
        const { port } = occupant.address() as { port: number };
        const alpha = await issueOrganisation({ mspId: 'AlphaMSP', users: {} });
        const started = startRegister({ organisations: [listeningAt(alpha, port)], chaincodes: [] });
        await expect(started).rejects.toThrow('EADDRINUSE');
        await new Promise((resolve) => occupant.close(resolve));
    });

    it('does not start with a policy that Fabric could not read', async () => {
        const chaincode = { name: 'register', source: { kind: 'in-thread', load: () => [] } } as const;
        await expect(
            startRegister({ chaincodes: [{ ...chaincode, endorsementPolicy: 'AND(AlphaMSP.peer)' }] }),
        ).rejects.toThrow('policy');
    });

    it('hands out the identities it was given and no others', async () => {
        network = await startRegister();
        expect(network.identity('AlphaMSP', 'alice').certificatePem).toContain('BEGIN CERTIFICATE');
        expect(() => network?.identity('AlphaMSP', 'mallory')).toThrow('AlphaMSP has no user mallory');
        expect(() => network?.peer('OmegaMSP')).toThrow('peer0.OmegaMSP is not in this network');
    });
});
