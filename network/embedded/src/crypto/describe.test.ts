import { beforeAll, describe, expect, it } from '@jest/globals';
import { X509Certificate } from 'node:crypto';
import { describeCertificate } from './describe.js';
import { type CertificateAuthority, createCertificateAuthority, issueIdentity, issueTlsCertificate } from './issue.js';

describe('The description of a certificate', () => {
    let ca: CertificateAuthority;

    beforeAll(async () => {
        ca = await createCertificateAuthority('ca.AlphaMSP');
    });

    it('tells who it is, in which role, by whose word and until when', async () => {
        const notBefore = new Date('2026-01-01T00:00:00Z');
        const notAfter = new Date('2026-12-31T00:00:00Z');
        const { certificatePem } = await issueIdentity(ca, {
            commonName: 'maker-1',
            organisationalUnit: 'client',
            attributes: { role: 'maker' },
            notBefore,
            notAfter,
        });

        expect(describeCertificate(certificatePem)).toMatchObject({
            name: 'maker-1',
            organisationalUnits: ['client'],
            attributes: { role: 'maker' },
            issuer: 'ca.AlphaMSP',
            notBefore,
            notAfter,
            isAuthority: false,
        });
    });

    it('tells an authority from a member', () => {
        expect(describeCertificate(ca.certificatePem)).toMatchObject({ name: 'ca.AlphaMSP', isAuthority: true });
    });

    it('gives the fingerprint and the serial number that every other reader gives', async () => {
        const { certificatePem } = await issueTlsCertificate(ca, { commonName: 'peer0' });
        const other = new X509Certificate(certificatePem);
        const { fingerprint, serialNumber, attributes } = describeCertificate(certificatePem);

        expect(fingerprint).toBe(other.fingerprint256.replaceAll(':', '').toLowerCase());
        expect(serialNumber.toUpperCase()).toBe(other.serialNumber);
        expect(attributes).toEqual({});
    });

    it('refuses what is no certificate', () => {
        expect(() => describeCertificate('-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----')).toThrow();
    });
});
