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
        expect(readConfiguration(['/contracts'], loopback)).toEqual({
            module: '/contracts',
            chaincodeId: 'trade:abc',
            address: '127.0.0.1:9999',
        });
    });

    it('reads the files of mutual TLS, and then may listen anywhere', () => {
        const environment = { ...loopback, ...tls(), CHAINCODE_SERVER_ADDRESS: '0.0.0.0:9999' };

        expect(readConfiguration(['/contracts'], environment).tls).toEqual({
            key: Buffer.from('key'),
            cert: Buffer.from('cert'),
            clientCACerts: Buffer.from('ca'),
        });
    });

    it('takes a port for the health endpoint', () => {
        const environment = { ...loopback, CHAINCODE_HEALTH_PORT: '9443' };

        expect(readConfiguration(['/contracts'], environment).healthPort).toBe(9443);
    });

    it.each(['localhost:1', '[::1]:1', '127.0.0.2:1'])('knows %s for a loopback address', (address) => {
        const environment = { ...loopback, CHAINCODE_SERVER_ADDRESS: address };

        expect(readConfiguration(['/contracts'], environment).address).toBe(address);
    });

    it.each([
        ['no module', [], {}, 'Usage: node main.js <module that exports contracts>'],
        ['two modules', ['/a', '/b'], {}, 'Usage: node main.js <module that exports contracts>'],
        ['no id', ['/a'], { CHAINCODE_ID: undefined }, 'CHAINCODE_ID must be set.'],
        ['an empty id', ['/a'], { CHAINCODE_ID: '' }, 'CHAINCODE_ID must be set.'],
        ['no address', ['/a'], { CHAINCODE_SERVER_ADDRESS: undefined }, 'CHAINCODE_SERVER_ADDRESS must be set.'],
        [
            'clear text on an open address',
            ['/a'],
            { CHAINCODE_SERVER_ADDRESS: '0.0.0.0:1' },
            'CHAINCODE_SERVER_ADDRESS 0.0.0.0:1 is not a loopback address: set CHAINCODE_TLS_KEY_FILE, ' +
                'CHAINCODE_TLS_CERT_FILE, CHAINCODE_TLS_CLIENT_CA_FILE.',
        ],
        [
            'a name that only begins like a loopback address',
            ['/a'],
            { CHAINCODE_SERVER_ADDRESS: '127.0.0.1.example.org:1' },
            'is not a loopback address',
        ],
        ['no port', ['/a'], { CHAINCODE_SERVER_ADDRESS: 'localhost' }, 'is not a loopback address'],
        [
            'half a mutual TLS',
            ['/a'],
            { CHAINCODE_TLS_KEY_FILE: __filename, CHAINCODE_TLS_CERT_FILE: __filename },
            'CHAINCODE_TLS_CLIENT_CA_FILE must be set.',
        ],
        [
            'a file that is not there',
            ['/a'],
            { CHAINCODE_TLS_KEY_FILE: '/nowhere/key' },
            'CHAINCODE_TLS_KEY_FILE names /nowhere/key, which cannot be read (ENOENT).',
        ],
        [
            'no number for a port',
            ['/a'],
            { CHAINCODE_HEALTH_PORT: 'http' },
            'CHAINCODE_HEALTH_PORT must be a port number.',
        ],
        ['too high a port', ['/a'], { CHAINCODE_HEALTH_PORT: '65536' }, 'CHAINCODE_HEALTH_PORT must be a port number.'],
    ])('refuses %s', (_what, ...[args, change, message]) => {
        expect(() => readConfiguration(args, { ...loopback, ...change })).toThrow(message);
    });
});
