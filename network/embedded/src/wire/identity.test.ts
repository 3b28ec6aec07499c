import 'reflect-metadata';
import { webcrypto, X509Certificate } from 'node:crypto';
import { beforeAll, describe, expect, it } from '@jest/globals';
import * as x509 from '@peculiar/x509';
import { createCertificateAuthority, issueIdentity, issueTlsCertificate } from '../crypto/issue.js';
import type { CertificateAuthority, IssuedIdentity } from '../crypto/issue.js';
import { issueRevocationList } from '../crypto/revocation.js';
import { InvalidIdentity, MalformedIdentity, MembershipService, serializeIdentity } from './identity.js';

let authority: IssuedIdentity;
let stranger: CertificateAuthority;
let officer: IssuedIdentity;

beforeAll(async () => {
    authority = await createCertificateAuthority('ca.harbour');
    stranger = await createCertificateAuthority('ca.harbour');
    officer = await issueIdentity(authority, { commonName: 'officer-1', organisationalUnit: 'client' });
});

const membership = (revocationListsPem: string[] = []): MembershipService =>
    new MembershipService([
        { mspId: 'HarbourMSP', rootCertificatesPem: [authority.certificatePem], revocationListsPem },
        { mspId: 'PearlMSP', rootCertificatesPem: [] },
    ]);
const identify = (certificatePem: string, mspId = 'HarbourMSP'): unknown =>
    membership().identify(serializeIdentity(mspId, certificatePem));

describe('a member', () => {
    it('is whom its organisation issued a certificate', () => {
        const bytes = serializeIdentity('HarbourMSP', officer.certificatePem);
        const identity = membership().identify(bytes);
        expect(identity).toMatchObject({ mspId: 'HarbourMSP', role: 'client', certificatePem: officer.certificatePem });
        expect(Buffer.compare(identity.bytes, bytes)).toBe(0);
        expect(identity.notAfter.toISOString()).toBe(
            new Date(new X509Certificate(officer.certificatePem).validTo).toISOString(),
        );
    });

    it.each(['client', 'peer', 'admin', 'orderer'] as const)(
        'has the role %s of its organisational unit',
        async (unit) => {
            const issued = await issueIdentity(authority, { commonName: 'x', organisationalUnit: unit });
            expect(identify(issued.certificatePem)).toMatchObject({ role: unit });
        },
    );

    it('stays one after its certificate has expired', async () => {
        const expired = await issueIdentity(authority, {
            commonName: 'officer-2',
            organisationalUnit: 'client',
            notBefore: new Date('2020-01-01T00:00:00Z'),
            notAfter: new Date('2021-01-01T00:00:00Z'),
        });
        expect(identify(expired.certificatePem)).toMatchObject({ notAfter: new Date('2021-01-01T00:00:00Z') });
    });

    it('counts as the same however its certificate is spelled', () => {
        const spelled = officer.certificatePem.replaceAll('\n', '\r\n');
        const service = membership();
        const [one, other] = [officer.certificatePem, spelled].map((pem) =>
            service.identify(serializeIdentity('HarbourMSP', pem)),
        );
        expect(other?.id).toBe(one?.id);
        expect(Buffer.compare(one!.bytes, other!.bytes)).not.toBe(0);
    });
});

describe('nobody on the channel could have issued', () => {
    it('bytes that are no identity', () => {
        expect(() => membership().identify(Buffer.from('ff', 'hex'))).toThrow(MalformedIdentity);
        expect(() => identify('no certificate')).toThrow('could not decode the PEM structure');
        expect(() => identify('-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----')).toThrow(
            'parseCertificate failed',
        );
    });

    it('an identity of an organisation that is not on the channel', () => {
        expect(() => identify(officer.certificatePem, 'ElsewhereMSP')).toThrow(
            'MSP ElsewhereMSP is not defined on channel',
        );
    });

    it("a certificate of another organisation's authority, or of a stranger under the same name", async () => {
        const foreign = await issueIdentity(stranger, { commonName: 'officer-1', organisationalUnit: 'client' });
        expect(() => identify(foreign.certificatePem)).toThrow(MalformedIdentity);
        expect(() => identify(officer.certificatePem, 'PearlMSP')).toThrow(MalformedIdentity);
    });

    it("a certificate that an officer signed with the officer's own key", async () => {
        const forged = await issueIdentity(officer, { commonName: 'officer-9', organisationalUnit: 'admin' });
        expect(() => identify(forged.certificatePem)).toThrow(MalformedIdentity);
    });

    it('a certificate with a critical extension that Fabric does not know', async () => {
        const certificate = await handMade('OU=client', [new x509.Extension('1.2.3.4', true, Uint8Array.of(5, 0))]);
        expect(() => identify(certificate)).toThrow(MalformedIdentity);
    });

    it('a certificate with an extension that nobody can read', async () => {
        const keyUsage = new x509.Extension('2.5.29.15', false, Uint8Array.of(0, 255));
        const certificate = await handMade('OU=client', [keyUsage]);
        expect(() => identify(certificate)).toThrow(MalformedIdentity);
    });

    it('a certificate for a key of another kind than P-256', async () => {
        const certificate = await handMade('OU=client', [], 'P-384');
        expect(() => identify(certificate)).toThrow("failed to import certificate's public key");
    });

    it('a certificate older than its authority', async () => {
        const old = await issueIdentity(authority, {
            commonName: 'officer-3',
            organisationalUnit: 'client',
            notBefore: new Date('1999-01-01T00:00:00Z'),
        });
        expect(() => identify(old.certificatePem)).toThrow(MalformedIdentity);
    });
});

describe('an organisation does not accept', () => {
    it('its authority itself, nor any other', () => {
        expect(() => identify(authority.certificatePem)).toThrow(InvalidIdentity);
        expect(() => identify(stranger.certificatePem)).toThrow(InvalidIdentity);
    });

    it('a member without a role, or with two', async () => {
        const tls = await issueTlsCertificate(authority, { commonName: 'peer0.harbour' });
        expect(() => identify(tls.certificatePem)).toThrow('does not have an OU');
        const two = await handMade('OU=client, OU=admin', []);
        expect(() => identify(two)).toThrow('not a combination of them');
        const shouted = await handMade('OU=CLIENT', []);
        expect(() => identify(shouted)).toThrow('does not have an OU');
    });

    it('a member whose certificate its authority revoked', async () => {
        const { serialNumber } = new X509Certificate(officer.certificatePem);
        const bytes = serializeIdentity('HarbourMSP', officer.certificatePem);
        const list = await issueRevocationList(authority, [serialNumber]);
        expect(() => membership([list]).identify(bytes)).toThrow('The certificate has been revoked');
        const forged = await issueRevocationList(stranger, [serialNumber]);
        expect(membership([forged]).identify(bytes)).toMatchObject({ role: 'client' });
        const another = await issueRevocationList(authority, ['7f']);
        expect(membership([another]).identify(bytes)).toMatchObject({ role: 'client' });
    });
});

/** A certificate such as no sound authority would issue. */
async function handMade(subject: string, extensions: x509.Extension[], namedCurve = 'P-256'): Promise<string> {
    const algorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' };
    const keys = await webcrypto.subtle.generateKey({ ...algorithm, namedCurve }, true, ['sign', 'verify']);
    const authorityKey = x509.PemConverter.decodeFirst(authority.privateKeyPem);
    const certificate = await x509.X509CertificateGenerator.create({
        subject,
        issuer: new x509.X509Certificate(authority.certificatePem).subjectName,
        signingAlgorithm: algorithm,
        publicKey: keys.publicKey,
        signingKey: await webcrypto.subtle.importKey('pkcs8', authorityKey, algorithm, false, ['sign']),
        extensions,
    });
    return certificate.toString('pem');
}
