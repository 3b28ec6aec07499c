import { createCertificateAuthority, issueIdentity, issueTlsCertificate } from '@cohong/embedded-fabric';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ConfigError, loadConfig } from './config.js';

describe('loadConfig', () => {
    let folder: string;
    const sound = {
        mspId: 'HaizhouBankMSP',
        channel: 'cohong',
        listen: { port: 8054 },
        peer: { address: 'localhost:7054', tlsRootCertificateFile: 'tls.pem' },
        users: {
            gateway: { certificateFile: 'users/gateway.pem', keyFile: 'users/gateway.key' },
            'maker-1': { certificateFile: 'users/maker.pem', keyFile: 'users/maker.key' },
        },
        tokens: { issuer: 'issuer', audience: 'audience', jwksFile: 'jwks.json' },
        requestSecretFile: 'secret',
        database: { urlFile: 'database-url' },
        banks: ['HaizhouBankMSP', 'PearlBankMSP'],
    };

    const elsewhere = { certificateFile: 'users/maker.pem', readsAs: 'gateway' };

    beforeAll(async () => {
        folder = await mkdtemp(join(tmpdir(), 'gateway-config-'));
        const ca = await createCertificateAuthority('ca.haizhou');
        const request = { organisationalUnit: 'client' } as const;
        const gateway = await issueIdentity(ca, { ...request, commonName: 'gateway' });
        const maker = await issueIdentity(ca, { ...request, commonName: 'maker-1' });
        const server = await issueTlsCertificate(ca, { commonName: 'gateway' });
        await mkdir(join(folder, 'users'));
        const files = {
            'users/gateway.pem': gateway.certificatePem,
            'users/gateway.key': gateway.privateKeyPem,
            'users/maker.pem': maker.certificatePem,
            'users/maker.key': maker.privateKeyPem,
            'tls.pem': ca.certificatePem,
            'jwks.json': JSON.stringify({ keys: [{ kty: 'EC', crv: 'P-256', x: 'AA', y: 'AA' }] }),
            secret: `${'0f'.repeat(32)}\n`,
            'short-secret': '0f0f',
            'no-keys.json': '{}',
            'server.pem': server.certificatePem,
            'server.key': server.privateKeyPem,
            'database-url': 'postgres://haizhou:a-password@127.0.0.1:5432/haizhou\n',
        };
        await Promise.all(Object.entries(files).map(([name, text]) => writeFile(join(folder, name), text)));
    });
    afterAll(() => rm(folder, { recursive: true }));

    const load = async (change: object) => {
        const path = join(folder, 'gateway.json');
        await writeFile(path, JSON.stringify({ ...sound, ...change }));
        return await loadConfig(path);
    };
    const faultsOf = async (change: object) => {
        const error: unknown = await load(change).catch((caught: unknown) => caught);
        expect(error).toBeInstanceOf(ConfigError);
        return (error as ConfigError).faults;
    };

    it('reads a sound file, with its files beside it, and fills in what is usual', async () => {
        const config = await load({});

        expect(config).toMatchObject({
            kind: 'bank',
            listen: { host: '127.0.0.1', port: 8054 },
            logLevel: 'info',
            deadlines: { endorseSeconds: 30 },
            webhooks: { allowedHosts: [] },
            streams: { perUser: 10, atOnce: 1_000, heartbeatSeconds: 15 },
        });
        expect([...config.users.keys()]).toEqual(['gateway', 'maker-1']);
        expect(config.requestSecret).toHaveLength(32);
    });

    it('takes the address of the key set, and files for TLS', async () => {
        const jwksUrl = 'https://login.bank.example/jwks';
        const { tokens, tls } = await load({
            tokens: { issuer: 'issuer', audience: 'audience', jwksUrl },
            tls: { certificateFile: 'server.pem', keyFile: 'server.key', clientCaFile: 'tls.pem' },
        });

        expect(tokens.keySet.href).toBe(jwksUrl);
        expect(tls?.clientCaPem).toContain('BEGIN CERTIFICATE');
    });

    it.each([
        ['CustomsMSP', 'customs'],
        ['SafeMSP', 'foreign-exchange-regulator'],
        ['PbocMSP', 'central-bank'],
    ])('knows that %s is %s', async (mspId, kind) => {
        expect((await load({ mspId })).kind).toBe(kind);
    });

    it('names every fault of the schema at once, by its path', async () => {
        const faults = await faultsOf({ mspId: '', listen: { port: 70_000 }, banks: [], surplus: 1 });

        expect(faults.map((fault) => fault.split(':')[0])).toEqual(['mspId', 'listen.port', 'banks', 'the file']);
    });

    it('takes a connection profile in the place of the address', async () => {
        const root = await readFile(join(folder, 'tls.pem'), 'utf8');
        const profile = {
            organizations: { Own: { mspid: sound.mspId, peers: ['peer0'] } },
            peers: { peer0: { url: 'grpcs://peer0.bank.example:7051', tlsCACerts: { pem: root } } },
        };
        await writeFile(join(folder, 'connection.json'), JSON.stringify(profile));

        expect((await load({ peer: { connectionProfileFile: 'connection.json' } })).peer.address).toBe(
            'peer0.bank.example:7051',
        );
        expect(await faultsOf({ peer: { connectionProfileFile: 'none.json' } })).toEqual([
            expect.stringContaining('none.json'),
        ]);
    });

    it('names every file that cannot be read', async () => {
        expect(
            await faultsOf({
                requestSecretFile: 'nowhere',
                users: { gateway: { certificateFile: 'no.pem', keyFile: 'no.key' } },
            }),
        ).toEqual(['no.key cannot be read', 'no.pem cannot be read', 'nowhere cannot be read']);
    });

    it('takes a user whose key is elsewhere, who reads as another', async () => {
        const { users, signatures } = await load({ users: { ...sound.users, 'maker-1': elsewhere } });

        expect(users.get('maker-1')).toMatchObject({ readsAs: 'gateway', privateKeyPem: undefined });
        expect(signatures.expireAfterSeconds).toBe(840);
    });

    it.each([
        [
            'a user who neither signs nor reads',
            { users: { ...sound.users, 'maker-1': { certificateFile: 'users/maker.pem' } } },
            'users.maker-1: must have a keyFile, or where the key is elsewhere readsAs, and not both',
        ],
        [
            'a user who reads as one whose key is not here either',
            { users: { ...sound.users, 'maker-1': { ...elsewhere, readsAs: 'maker-1' } } },
            'maker-1 must read as a user whose key is here, which maker-1 is not',
        ],
        [
            'a gateway that cannot sign by itself',
            { users: { ...sound.users, gateway: { ...elsewhere, readsAs: 'maker-1' } } },
            'the key of gateway must be here: it signs by itself',
        ],
        ['no stream for a user', { streams: { perUser: 0 } }, 'streams.perUser: '],
        ['more streams than a process holds', { streams: { atOnce: 100_001 } }, 'streams.atOnce: '],
        ['a heart that hardly beats', { streams: { heartbeatSeconds: 301 } }, 'streams.heartbeatSeconds: '],
        [
            'a collector over an open network',
            { tracing: { otlpUrl: 'http://collector.bank.example:4318/v1/traces' } },
            'tracing.otlpUrl: must be https, or http on this machine',
        ],
        ['a collector that is no address', { tracing: { otlpUrl: 'collector' } }, 'tracing.otlpUrl: '],
        [
            'more traces than there are',
            { tracing: { otlpUrl: 'https://collector.bank.example/v1/traces', sampleRatio: 2 } },
            'tracing.sampleRatio: ',
        ],
        ['an organisation that is nothing', { mspId: 'OtherMSP' }, 'mspId OtherMSP must be one of'],
        ['no address', { database: { urlFile: 'short-secret' } }, 'the database must be given as postgres://'],
        ['a short secret', { requestSecretFile: 'short-secret' }, 'the request secret must be at least 32 bytes'],
        ['a missing user for the events', { eventUser: 'nobody' }, 'the user nobody must have an identity'],
        ['keys of nobody', { tokens: { ...sound.tokens, jwksFile: 'no-keys.json' } }, 'the JWKS must be a key set'],
        [
            'keys that are nowhere',
            { tokens: { issuer: 'issuer', audience: 'audience' } },
            'must have a jwksFile or a jwksUrl, and not both',
        ],
        [
            'keys in two places',
            { tokens: { ...sound.tokens, jwksUrl: 'https://login.bank.example/jwks' } },
            'must have a jwksFile or a jwksUrl, and not both',
        ],
        [
            'keys from who knows whom',
            { tokens: { issuer: 'issuer', audience: 'audience', jwksUrl: 'http://login.bank.example/jwks' } },
            'tokens.jwksUrl: must be https, or http on this machine',
        ],
        [
            'keys at no address',
            { tokens: { issuer: 'issuer', audience: 'audience', jwksUrl: 'login' } },
            'tokens.jwksUrl: Invalid URL',
        ],
        [
            "another server's key",
            { tls: { certificateFile: 'server.pem', keyFile: 'users/gateway.key' } },
            'the certificate and key of tls must be PEM, and fit each other',
        ],
        [
            'an authority of clients that is none',
            { tls: { certificateFile: 'server.pem', keyFile: 'server.key', clientCaFile: 'jwks.json' } },
            'the authority of clients must be PEM',
        ],
        [
            'a certificate that is none',
            { users: { gateway: { certificateFile: 'jwks.json', keyFile: 'users/gateway.key' } } },
            'the certificate and key of gateway must be PEM',
        ],
        [
            "another user's key",
            { users: { gateway: { certificateFile: 'users/gateway.pem', keyFile: 'users/maker.key' } } },
            'the key of gateway must fit its certificate',
        ],
        [
            'a port where a host is to be',
            { webhooks: { allowedHosts: ['127.0.0.1', 'receiver.bank.example:8080'] } },
            'webhooks.allowedHosts.1: must be a host as addresses have it',
        ],
        [
            'a whole address where a host is to be',
            { webhooks: { allowedHosts: ['http://127.0.0.1/'] } },
            'webhooks.allowedHosts.0: must be a host as addresses have it',
        ],
        [
            'a host that addresses write in another way',
            { webhooks: { allowedHosts: ['127.1'] } },
            'webhooks.allowedHosts.0: must be a host as addresses have it',
        ],
        [
            'a registrar at a bank',
            { registrar: { user: 'gateway', standbySeconds: 0, pollMilliseconds: 100 } },
            'only a regulator has a registrar',
        ],
    ])('refuses %s', async (_what, change, fault) => {
        const faults = await faultsOf(change);

        expect(faults).toHaveLength(1);
        expect(faults[0]).toContain(fault);
    });

    it('says so when there is no file, or no JSON in it', async () => {
        await expect(loadConfig(join(folder, 'nowhere.json'))).rejects.toThrow('cannot be read');
        await expect(loadConfig(join(folder, 'tls.pem'))).rejects.toThrow('the configuration must be JSON');
    });
});
