import 'reflect-metadata';
import { randomBytes, webcrypto } from 'node:crypto';
import { isIP } from 'node:net';
import * as x509 from '@peculiar/x509';

const algorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' };
/** Where Fabric CA puts what an organisation says of a member beyond the member's name. */
export const attributesExtension = '1.2.3.4.5.6.7.8.1';
const dayMilliseconds = 86_400_000;
const authorityYears = 15;
const identityYears = 2;

x509.cryptoProvider.set(webcrypto);

/** A certificate and the private key that belongs to it. */
export interface IssuedIdentity {
    readonly certificatePem: string;
    readonly privateKeyPem: string;
}

/** Whoever holds the private key can make members of the organisation; it is absent where the organisation keeps it to itself. */
export interface CertificateAuthority extends Pick<IssuedIdentity, 'certificatePem'> {
    readonly privateKeyPem?: string;
}

/** How an organisation describes one of its own in a certificate. */
export interface IdentityRequest {
    readonly commonName: string;
    readonly organisationalUnit: 'client' | 'peer' | 'admin' | 'orderer';
    /** What chaincode reads as the caller's attributes, in the extension that Fabric CA writes. */
    readonly attributes?: Readonly<Record<string, string>>;
    readonly notBefore?: Date;
    readonly notAfter?: Date;
}

/**
 * Founds an authority with a self-signed certificate.
 * It is valid from well before now: Fabric refuses whatever an authority dates before its own beginning, such as a member that has already expired.
 */
export async function createCertificateAuthority(commonName: string): Promise<IssuedIdentity> {
    const keys = await generateKeys();
    const certificate = await x509.X509CertificateGenerator.createSelfSigned({
        serialNumber: serialNumber(),
        name: [{ CN: [commonName] }],
        notBefore: yearsFromNow(-authorityYears),
        notAfter: yearsFromNow(authorityYears),
        signingAlgorithm: algorithm,
        keys,
        extensions: [
            new x509.BasicConstraintsExtension(true, undefined, true),
            new x509.KeyUsagesExtension(x509.KeyUsageFlags.keyCertSign | x509.KeyUsageFlags.cRLSign, true),
            await x509.SubjectKeyIdentifierExtension.create(keys.publicKey),
        ],
    });
    return issued(certificate, keys);
}

/** Issues a certificate for a member, whose role Fabric reads from the organisational unit. */
export async function issueIdentity(
    authority: CertificateAuthority,
    { commonName, organisationalUnit, attributes, notBefore, notAfter }: IdentityRequest,
): Promise<IssuedIdentity> {
    return issue(authority, {
        name: [{ CN: [commonName] }, { OU: [organisationalUnit] }],
        extensions: [
            new x509.KeyUsagesExtension(x509.KeyUsageFlags.digitalSignature, true),
            ...(attributes === undefined ? [] : [attributesToExtension(attributes)]),
        ],
        ...(notBefore !== undefined && { notBefore }),
        ...(notAfter !== undefined && { notAfter }),
    });
}

/** Issues a TLS certificate: as a server's, under this machine's loopback names and the hosts given, and as a client's. */
export async function issueTlsCertificate(
    authority: CertificateAuthority,
    { commonName, hosts = [] }: { readonly commonName: string; readonly hosts?: readonly string[] },
): Promise<IssuedIdentity> {
    return issue(authority, {
        name: [{ CN: [commonName] }],
        extensions: [
            new x509.KeyUsagesExtension(x509.KeyUsageFlags.digitalSignature, true),
            new x509.ExtendedKeyUsageExtension([x509.ExtendedKeyUsage.serverAuth, x509.ExtendedKeyUsage.clientAuth]),
            new x509.SubjectAlternativeNameExtension([
                { type: 'dns', value: 'localhost' },
                { type: 'ip', value: '127.0.0.1' },
                ...hosts.map((value) => ({ type: isIP(value) === 0 ? ('dns' as const) : ('ip' as const), value })),
            ]),
        ],
    });
}

interface LeafRequest {
    readonly name: x509.JsonName;
    readonly extensions: x509.Extension[];
    readonly notBefore?: Date;
    readonly notAfter?: Date;
}

async function issue(authority: CertificateAuthority, request: LeafRequest): Promise<IssuedIdentity> {
    const keys = await generateKeys();
    const issuer = new x509.X509Certificate(authority.certificatePem);
    const certificate = await x509.X509CertificateGenerator.create({
        serialNumber: serialNumber(),
        subject: request.name,
        issuer: issuer.subjectName,
        notBefore: request.notBefore ?? new Date(Date.now() - dayMilliseconds),
        notAfter: request.notAfter ?? yearsFromNow(identityYears),
        signingAlgorithm: algorithm,
        publicKey: keys.publicKey,
        signingKey: await importPrivateKey(keyOf(authority, request.name)),
        extensions: [
            new x509.BasicConstraintsExtension(false, undefined, true),
            ...request.extensions,
            await x509.SubjectKeyIdentifierExtension.create(keys.publicKey),
            await x509.AuthorityKeyIdentifierExtension.create(issuer),
        ],
    });
    return issued(certificate, keys);
}

function keyOf({ certificatePem, privateKeyPem }: CertificateAuthority, subject: x509.JsonName): string {
    if (privateKeyPem === undefined) {
        const [issuer = ''] = new x509.X509Certificate(certificatePem).subjectName.getField('CN');
        const [name = ''] = new x509.Name(subject).getField('CN');
        throw new Error(
            `${name} needs a certificate, and the key of the authority ${issuer} is not here: ` +
                'its organisation keeps it to itself, and must issue and bring the certificate.',
        );
    }
    return privateKeyPem;
}

/** The value is the bare JSON, not wrapped in another ASN.1 string: so Fabric CA writes it and so the shim reads it. */
function attributesToExtension(attributes: Readonly<Record<string, string>>): x509.Extension {
    return new x509.Extension(
        attributesExtension,
        false,
        Uint8Array.from(Buffer.from(JSON.stringify({ attrs: attributes }))),
    );
}

async function generateKeys(): Promise<webcrypto.CryptoKeyPair> {
    return webcrypto.subtle.generateKey(algorithm, true, ['sign', 'verify']);
}

/** A private key as the library that issues certificates wants it. */
export async function importPrivateKey(pem: string): Promise<webcrypto.CryptoKey> {
    return webcrypto.subtle.importKey('pkcs8', x509.PemConverter.decodeFirst(pem), algorithm, false, ['sign']);
}

async function issued(certificate: x509.X509Certificate, keys: webcrypto.CryptoKeyPair): Promise<IssuedIdentity> {
    const privateKey = await webcrypto.subtle.exportKey('pkcs8', keys.privateKey);
    return {
        certificatePem: `${certificate.toString('pem')}\n`,
        privateKeyPem: `${x509.PemConverter.encode(privateKey, 'PRIVATE KEY')}\n`,
    };
}

/** Positive and of full length, so that every reader prints the same number. */
function serialNumber(): string {
    const bytes = randomBytes(16);
    bytes.writeUInt8((bytes.readUInt8(0) & 0x3f) | 0x40, 0);
    return bytes.toString('hex');
}

function yearsFromNow(years: number): Date {
    const date = new Date();
    date.setUTCFullYear(date.getUTCFullYear() + years);
    return date;
}
