import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readConfiguration } from './configuration.js';

const loopback = { CHAINCODE_ID: 'trade:abc', CHAINCODE_SERVER_ADDRESS: '127.0.0.1:9999' };

describe('the host’s configuration', () => {
    let directory: string;
    const file = (name: string): string => join(directory, name);

    beforeAll(() => {
        directory = mkdtempSync(join(tmpdir(), 'chaincode-host-'));
        for (const name of ['key', 'cert', 'ca']) {
            writeFileSync(file(name), name);
        }
    });

    afterAll(() => {
        rmSync(directory, { recursive: true });
    });

    const tls = (): Record<string, string> => ({
        CHAINCODE_TLS_KEY_FILE: file('key'),
        CHAINCODE_TLS_CERT_FILE: file('cert'),
        CHAINCODE_TLS_CLIENT_CA_FILE: file('ca'),
    });

    it('runs in clear on a loopback address', () => {
        expect(readConfiguration(loopback)).toEqual({
            chaincodeId: 'trade:abc',
            address: '127.0.0.1:9999',
        });
    });

    it('knows the digest of the code that was agreed on, where somebody says it', () => {
        const digest = 'ab'.repeat(32);
        expect(readConfiguration({ ...loopback, CHAINCODE_CODE_DIGEST: digest }).codeDigest).toBe(digest);
        expect(() => readConfiguration({ ...loopback, CHAINCODE_CODE_DIGEST: 'v1' })).toThrow(
            'CHAINCODE_CODE_DIGEST must be a SHA-256',
        );
    });

    it('reads the files of mutual TLS, and then may listen anywhere', () => {
        const environment = { ...loopback, ...tls(), CHAINCODE_SERVER_ADDRESS: '0.0.0.0:9999' };

        expect(readConfiguration(environment).tls).toEqual({
            key: Buffer.from('key'),
            cert: Buffer.from('cert'),
            clientCACerts: Buffer.from('ca'),
        });
    });

    it('takes a port for the health endpoint', () => {
        const environment = { ...loopback, CHAINCODE_HEALTH_PORT: '9443' };

        expect(readConfiguration(environment).healthPort).toBe(9443);
    });

    it.each(['localhost:1', '[::1]:1', '127.0.0.2:1'])('knows %s for a loopback address', (address) => {
        const environment = { ...loopback, CHAINCODE_SERVER_ADDRESS: address };

        expect(readConfiguration(environment).address).toBe(address);
    });

    interface Mistake {
        readonly what: string;
        readonly change: Readonly<Record<string, string | undefined>>;
        readonly message: string;
    }

    it.each<Mistake>([
        { what: 'no id', change: { CHAINCODE_ID: undefined }, message: 'CHAINCODE_ID must be set.' },
        { what: 'an empty id', change: { CHAINCODE_ID: '' }, message: 'CHAINCODE_ID must be set.' },
        {
            what: 'no address',
            change: { CHAINCODE_SERVER_ADDRESS: undefined },
            message: 'CHAINCODE_SERVER_ADDRESS must be set.',
        },
        {
            what: 'clear text on an open address',
            change: { CHAINCODE_SERVER_ADDRESS: '0.0.0.0:1' },
            message:
                'CHAINCODE_SERVER_ADDRESS 0.0.0.0:1 is not a loopback address: set CHAINCODE_TLS_KEY_FILE, ' +
                'CHAINCODE_TLS_CERT_FILE, CHAINCODE_TLS_CLIENT_CA_FILE.',
        },
        {
            what: 'a name that only begins like a loopback address',
            change: { CHAINCODE_SERVER_ADDRESS: '127.0.0.1.example.org:1' },
            message: 'is not a loopback address',
        },
        {
            what: 'an address without a port',
            change: { CHAINCODE_SERVER_ADDRESS: 'localhost' },
            message: 'is not a loopback address',
        },
        {
            what: 'half a mutual TLS',
            change: { CHAINCODE_TLS_KEY_FILE: __filename, CHAINCODE_TLS_CERT_FILE: __filename },
            message: 'CHAINCODE_TLS_CLIENT_CA_FILE must be set.',
        },
        {
            what: 'a file that is not there',
            change: { CHAINCODE_TLS_KEY_FILE: '/nowhere/key' },
            message: 'CHAINCODE_TLS_KEY_FILE names /nowhere/key, which cannot be read (ENOENT).',
        },
        {
            what: 'no number for a port',
            change: { CHAINCODE_HEALTH_PORT: 'http' },
            message: 'CHAINCODE_HEALTH_PORT must be a port number.',
        },
        {
            what: 'too high a port',
            change: { CHAINCODE_HEALTH_PORT: '65536' },
            message: 'CHAINCODE_HEALTH_PORT must be a port number.',
        },
    ])('refuses $what', ({ change, message }) => {
        expect(() => readConfiguration({ ...loopback, ...change })).toThrow(message);
    });
});
