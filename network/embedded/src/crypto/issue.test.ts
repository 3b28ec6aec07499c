import 'reflect-metadata';
import { X509Certificate } from 'node:crypto';
import { beforeAll, describe, expect, it } from '@jest/globals';
import * as x509 from '@peculiar/x509';
import { createCertificateAuthority, issueIdentity, issueTlsCertificate } from './issue.js';
import type { CertificateAuthority } from './issue.js';

let authority: CertificateAuthority;

beforeAll(async () => {
    authority = await createCertificateAuthority('ca.pearl');
});

describe('an authority', () => {
    it('is what Fabric asks of one: a self-signed CA with a subject key identifier', () => {
        const certificate = new x509.X509Certificate(authority.certificatePem);
        expect(certificate.getExtension(x509.BasicConstraintsExtension)).toMatchObject({ ca: true, critical: true });
        expect(certificate.getExtension(x509.SubjectKeyIdentifierExtension)).not.toBeNull();
        expect(certificate.subject).toBe('CN=ca.pearl');
        expect(
            new X509Certificate(authority.certificatePem).verify(
                new X509Certificate(authority.certificatePem).publicKey,
            ),
        ).toBe(true);
    });
});

describe('a member’s certificate', () => {
    it('carries name, role and attributes, the last as the shim reads them', async () => {
        const { certificatePem, privateKeyPem } = await issueIdentity(authority, {
            commonName: 'maker-1',
            organisationalUnit: 'client',
            attributes: { role: 'maker' },
        });
        const certificate = new X509Certificate(certificatePem);
        expect(certificate.subject.split('\n')).toEqual(['CN=maker-1', 'OU=client']);
        expect(certificate.ca).toBe(false);
        expect(certificate.checkIssued(new X509Certificate(authority.certificatePem))).toBe(true);
        const extension = new x509.X509Certificate(certificatePem).getExtension('1.2.3.4.5.6.7.8.1');
        expect(extension?.critical).toBe(false);
        expect(JSON.parse(Buffer.from(extension!.value).toString())).toEqual({ attrs: { role: 'maker' } });
        expect(privateKeyPem).toMatch(/^-----BEGIN PRIVATE KEY-----\n/);
    });

    it('names the key of its authority as that one does itself', async () => {
        const { certificatePem } = await issueIdentity(authority, { commonName: 'peer0', organisationalUnit: 'peer' });
        const named = new x509.X509Certificate(certificatePem).getExtension(x509.AuthorityKeyIdentifierExtension);
        const own = new x509.X509Certificate(authority.certificatePem).getExtension(x509.SubjectKeyIdentifierExtension);
        expect(named?.keyId).toBeDefined();
        expect(named?.keyId).toBe(own?.keyId);
    });

    it('is issued under a number of its own', async () => {
        const request = { commonName: 'maker-1', organisationalUnit: 'client' } as const;
        const issued = await Promise.all(Array.from({ length: 8 }, async () => issueIdentity(authority, request)));
        const numbers = issued.map(({ certificatePem }) => new X509Certificate(certificatePem).serialNumber);
        expect(new Set(numbers).size).toBe(issued.length);
    });
});

describe('a TLS certificate', () => {
    it('is good for this machine only, as a server’s and as a client’s', async () => {
        const { certificatePem } = await issueTlsCertificate(authority, { commonName: 'peer0.pearl' });
        const certificate = new X509Certificate(certificatePem);
        expect(certificate.checkHost('localhost')).toBe('localhost');
        expect(certificate.checkIP('127.0.0.1')).toBe('127.0.0.1');
        expect(certificate.checkHost('peer0.pearl')).toBeUndefined();
        expect(certificate.keyUsage).toEqual(['1.3.6.1.5.5.7.3.1', '1.3.6.1.5.5.7.3.2']);
    });
});
