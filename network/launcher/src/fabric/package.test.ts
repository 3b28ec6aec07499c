import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { builderConfiguration, chaincodePackage } from './package.js';

describe('A chaincode package', () => {
    let folder: string;

    beforeEach(() => {
        folder = mkdtempSync(path.join(tmpdir(), 'package-'));
    });

    afterEach(() => rmSync(folder, { recursive: true, force: true }));

    /** Unpacked by another program than the one that packed. */
    function unpacked(bytes: Buffer): (file: string) => string {
        writeFileSync(path.join(folder, 'package.tar.gz'), bytes);
        execFileSync('tar', ['-xzf', 'package.tar.gz'], { cwd: folder });
        execFileSync('tar', ['-xzf', 'code.tar.gz'], { cwd: folder });
        return (file) => readFileSync(path.join(folder, file), 'utf8');
    }

    it('is the same to the last bit each time, and another for another chaincode', () => {
        expect(chaincodePackage('trade')).toEqual(chaincodePackage('trade'));
        expect(chaincodePackage('dcep').id).not.toBe(chaincodePackage('trade').id);
        expect(chaincodePackage('trade').id).toMatch(/^trade:[0-9a-f]{64}$/);
    });

    it('says how to reach a service, in templates that name no organisation', () => {
        const read = unpacked(chaincodePackage('trade').bytes);
        expect(JSON.parse(read('metadata.json'))).toEqual({ type: 'ccaas', label: 'trade' });
        expect(JSON.parse(read('connection.json'))).toEqual({
            address: '{{.address_of_trade}}',
            dial_timeout: '10s',
            tls_required: true,
            client_auth_required: true,
            root_cert: '{{.root_cert}}',
            client_cert: '{{.client_cert}}',
            client_key: '{{.client_key}}',
        });
    });

    it('finds every template filled by what the peer is told', () => {
        const told = JSON.parse(
            builderConfiguration({
                addresses: { trade: '127.0.0.1:1', dcep: '127.0.0.1:2' },
                rootCertificatePem: 'root',
                clientCertificatePem: 'certificate',
                clientPrivateKeyPem: 'key',
            }),
        ) as Record<string, string>;
        const templates = ['trade', 'dcep'].flatMap((name) => {
            const connection = unpacked(chaincodePackage(name).bytes)('connection.json');
            return [...connection.matchAll(/\{\{\.(\w+)\}\}/g)].map(([, key]) => key);
        });
        expect(new Set(templates)).toEqual(new Set(Object.keys(told)));
    });
});
