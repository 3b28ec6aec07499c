import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { readConnectionProfile } from './connection-profile.js';

/** As the samples of Fabric write it, for a bank with one peer. */
const sample = {
    name: 'test-network-pearl',
    version: '1.0.0',
    client: { organization: 'Pearl', connection: { timeout: { peer: { endorser: '300' } } } },
    organizations: {
        Pearl: {
            mspid: 'PearlBankMSP',
            peers: ['peer0.pearl.example.com'],
            certificateAuthorities: ['ca.pearl.example.com'],
        },
    },
    peers: {
        'peer0.pearl.example.com': {
            url: 'grpcs://localhost:7051',
            tlsCACerts: { pem: 'the root' },
            grpcOptions: {
                'ssl-target-name-override': 'peer0.pearl.example.com',
                hostnameOverride: 'peer0.pearl.example.com',
            },
        },
    },
    certificateAuthorities: { 'ca.pearl.example.com': { url: 'https://localhost:7054' } },
};
const [peer] = Object.values(sample.peers);

/** The same with the bank's peers at these addresses. */
const withPeersAt = (...urls: string[]): object => ({
    organizations: { Pearl: { mspid: 'PearlBankMSP', peers: urls.map((_, index) => `peer${index}`) } },
    peers: Object.fromEntries(
        urls.map((url, index) => [`peer${index}`, { url, tlsCACerts: { pem: `root ${index}` } }]),
    ),
});

describe('A connection profile', () => {
    let folder: string;
    beforeAll(() => {
        folder = mkdtempSync(join(tmpdir(), 'profile-'));
        writeFileSync(join(folder, 'root.pem'), 'the root in a file');
    });
    afterAll(() => rmSync(folder, { recursive: true }));

    const read = (text: string, mspId = 'PearlBankMSP') => {
        const file = join(folder, 'connection');
        writeFileSync(file, text);
        return readConnectionProfile(file, mspId);
    };

    it.each([
        ['JSON', JSON.stringify(sample)],
        ['YAML', stringify(sample)],
    ])("of Fabric's samples says in %s where the peer is and what its certificate calls it", async (_, text) => {
        expect(await read(text)).toEqual({
            address: 'localhost:7051',
            serverName: 'peer0.pearl.example.com',
            tlsRootCertificatePem: 'the root',
        });
    });

    it('may name the root certificate by a file beside it', async () => {
        const peers = { 'peer0.pearl.example.com': { ...peer, tlsCACerts: { path: 'root.pem' } } };
        expect(await read(stringify({ ...sample, peers }))).toMatchObject({
            tlsRootCertificatePem: 'the root in a file',
        });
    });

    it('with several peers at numeric addresses gives one target that falls back on the others', async () => {
        expect(await read(stringify(withPeersAt('grpcs://10.0.0.1:7051', 'grpcs://localhost:7061')))).toEqual({
            address: 'ipv4:10.0.0.1:7051,127.0.0.1:7061',
            serverName: 'localhost',
            tlsRootCertificatePem: 'root 0\nroot 1',
        });
    });

    it('with several peers at names gives the first', async () => {
        const { address } = await read(stringify(withPeersAt('grpcs://a.example:7051', 'grpcs://b.example:7051')));
        expect(address).toBe('a.example:7051');
    });

    it('of other organisations is refused', async () => {
        await expect(read(stringify(sample), 'OtherMSP')).rejects.toThrow(
            'names no organisation whose mspid is OtherMSP',
        );
    });

    it.each([
        ['without the peer', stringify({ ...sample, peers: {} }), 'does not say where peer0.pearl.example.com is'],
        ['in clear', stringify(withPeersAt('grpc://localhost:7051')), 'peers.peer0.url: must be grpcs://host:port'],
        ['that is none', '[]', 'cannot be used'],
    ])('%s is refused', async (_, text, fault) => {
        await expect(read(text)).rejects.toThrow(fault);
    });
});
