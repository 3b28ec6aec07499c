import 'reflect-metadata';
import { createHash, createPrivateKey, generateKeyPair, type KeyObject, randomBytes, sign } from 'node:crypto';
import { isIP } from 'node:net';
import { promisify } from 'node:util';
import { AsnConvert, OctetString } from '@peculiar/asn1-schema';
import * as asn from '@peculiar/asn1-x509';
import { PemConverter, X509Certificate } from '@peculiar/x509';

const ecdsaWithSha256 = new asn.AlgorithmIdentifier({ algorithm: '1.2.840.10045.4.3.2' });
const commonNameAttribute = '2.5.4.3';
const organisationalUnitAttribute = '2.5.4.11';
/** Where Fabric CA puts what an organisation says of a member beyond the member's name. */
export const attributesExtension = '1.2.3.4.5.6.7.8.1';
const dayMilliseconds = 86_400_000;
const authorityYears = 15;
const identityYears = 2;

/** What every certificate says that is no authority's. */
const memberExtensions = [
    extensionOf(asn.id_ce_basicConstraints, new asn.BasicConstraints(), { critical: true }),
    extensionOf(asn.id_ce_keyUsage, new asn.KeyUsage(asn.KeyUsageFlags.digitalSignature), { critical: true }),
];
const tlsUsage = extensionOf(
    asn.id_ce_extKeyUsage,
    new asn.ExtendedKeyUsage([asn.id_kp_serverAuth, asn.id_kp_clientAuth]),
);
const authorityUsage = new asn.KeyUsage(asn.KeyUsageFlags.keyCertSign | asn.KeyUsageFlags.cRLSign);

const generateKeys = promisify(generateKeyPair);

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
    return certify({
        subject: nameOf([commonNameAttribute, commonName]),
        validity: new asn.Validity({
            notBefore: yearsFromNow(-authorityYears),
            notAfter: yearsFromNow(authorityYears),
        }),
        extensions: [
            extensionOf(asn.id_ce_basicConstraints, new asn.BasicConstraints({ cA: true }), { critical: true }),
            extensionOf(asn.id_ce_keyUsage, authorityUsage, { critical: true }),
        ],
    });
}

/** Issues a certificate for a member, whose role Fabric reads from the organisational unit. */
export async function issueIdentity(
    authority: CertificateAuthority,
    { commonName, organisationalUnit, attributes, notBefore, notAfter }: IdentityRequest,
): Promise<IssuedIdentity> {
    return certify({
        issuer: issuerOf(authority, commonName),
        subject: nameOf([commonNameAttribute, commonName], [organisationalUnitAttribute, organisationalUnit]),
        validity: memberValidity(notBefore, notAfter),
        extensions: [...memberExtensions, ...(attributes === undefined ? [] : [attributesToExtension(attributes)])],
    });
}

/** Issues a TLS certificate: as a server's, under this machine's loopback names and the hosts given, and as a client's. */
export async function issueTlsCertificate(
    authority: CertificateAuthority,
    { commonName, hosts = [] }: { readonly commonName: string; readonly hosts?: readonly string[] },
): Promise<IssuedIdentity> {
    const names = ['localhost', '127.0.0.1', ...hosts].map(
        (host) => new asn.GeneralName(isIP(host) === 0 ? { dNSName: host } : { iPAddress: host }),
    );
    return certify({
        issuer: issuerOf(authority, commonName),
        subject: nameOf([commonNameAttribute, commonName]),
        validity: memberValidity(),
        extensions: [
            ...memberExtensions,
            tlsUsage,
            extensionOf(asn.id_ce_subjectAltName, new asn.SubjectAlternativeName(names)),
        ],
    });
}

/** An authority as its certificates need it. */
interface Issuer {
    readonly name: asn.Name;
    /** How its certificates say which key they are signed with. */
    readonly keyIdentifier: asn.Extension;
    readonly privateKey: KeyObject;
}

/** Reading an authority costs as much as issuing a certificate, and one issues many. */
const issuers = new WeakMap<CertificateAuthority, Issuer>();

function issuerOf(authority: CertificateAuthority, subject: string): Issuer {
    const known = issuers.get(authority);
    if (known !== undefined) {
        return known;
    }

    const { certificatePem, privateKeyPem } = authority;
    if (privateKeyPem === undefined) {
        const [issuer = ''] = new X509Certificate(certificatePem).subjectName.getField('CN');
        throw new Error(
            `${subject} needs a certificate, and the key of the authority ${issuer} is not here: ` +
                'its organisation keeps it to itself, and must issue and bring the certificate.',
        );
    }
    const { tbsCertificate } = AsnConvert.parse(PemConverter.decodeFirst(certificatePem), asn.Certificate);
    const keyIdentifier = new asn.KeyIdentifier(keyIdentifierOf(tbsCertificate.subjectPublicKeyInfo));
    const issuer = {
        name: tbsCertificate.subject,
        keyIdentifier: extensionOf(asn.id_ce_authorityKeyIdentifier, new asn.AuthorityKeyIdentifier({ keyIdentifier })),
        privateKey: createPrivateKey(privateKeyPem),
    };
    issuers.set(authority, issuer);
    return issuer;
}

interface CertificateRequest {
    /** Absent from a certificate that signs itself. */
    readonly issuer?: Issuer;
    readonly subject: asn.Name;
    readonly validity: asn.Validity;
    readonly extensions: readonly asn.Extension[];
}

/**
 * Writes and signs a certificate for a new key. It is put together from its parts as they are: the library's generator
 * encodes each and reads it again, for three times the price, and a network that starts issues dozens.
 */
async function certify({ issuer, subject, validity, extensions }: CertificateRequest): Promise<IssuedIdentity> {
    const { publicKey, privateKey } = await generateKeys('ec', { namedCurve: 'P-256' });
    const encodedKey = publicKey.export({ format: 'der', type: 'spki' });
    const subjectPublicKeyInfo = AsnConvert.parse(encodedKey, asn.SubjectPublicKeyInfo);
    const keyIdentifier = new asn.SubjectKeyIdentifier(keyIdentifierOf(subjectPublicKeyInfo));
    const tbsCertificate = new asn.TBSCertificate({
        version: asn.Version.v3,
        serialNumber: serialNumber(),
        signature: ecdsaWithSha256,
        issuer: issuer?.name ?? subject,
        validity,
        subject,
        subjectPublicKeyInfo,
        extensions: new asn.Extensions([
            ...extensions,
            extensionOf(asn.id_ce_subjectKeyIdentifier, keyIdentifier),
            ...(issuer === undefined ? [] : [issuer.keyIdentifier]),
        ]),
    });
    const signed = new Uint8Array(AsnConvert.serialize(tbsCertificate));
    const signatureValue = toArrayBuffer(sign('sha256', signed, issuer?.privateKey ?? privateKey));
    const certificate = new asn.Certificate({ tbsCertificate, signatureAlgorithm: ecdsaWithSha256, signatureValue });
    return {
        certificatePem: `${PemConverter.encode(AsnConvert.serialize(certificate), 'CERTIFICATE')}\n`,
        privateKeyPem: privateKey.export({ format: 'pem', type: 'pkcs8' }).toString(),
    };
}

function nameOf(...attributes: readonly (readonly [type: string, value: string])[]): asn.Name {
    return new asn.Name(
        attributes.map(([type, utf8String]) => {
            const value = new asn.AttributeValue({ utf8String });
            return new asn.RelativeDistinguishedName([new asn.AttributeTypeAndValue({ type, value })]);
        }),
    );
}

function memberValidity(
    notBefore = new Date(Date.now() - dayMilliseconds),
    notAfter = yearsFromNow(identityYears),
): asn.Validity {
    return new asn.Validity({ notBefore, notAfter });
}

function extensionOf(extnID: string, value: object, { critical = false } = {}): asn.Extension {
    const extnValue = new OctetString(AsnConvert.serialize(value));
    return new asn.Extension({ extnID, critical, extnValue });
}

/** The value is the bare JSON, not wrapped in another ASN.1 string: so Fabric CA writes it and so the shim reads it. */
function attributesToExtension(attributes: Readonly<Record<string, string>>): asn.Extension {
    const extnValue = new OctetString(Buffer.from(JSON.stringify({ attrs: attributes })));
    return new asn.Extension({ extnID: attributesExtension, extnValue });
}

/** RFC 5280, 4.2.1.2: no secret hangs on this hash. */
function keyIdentifierOf({ subjectPublicKey }: asn.SubjectPublicKeyInfo): Buffer {
    return createHash('sha1').update(new Uint8Array(subjectPublicKey)).digest();
}

/** Positive and of full length, so that every reader prints the same number. */
function serialNumber(): ArrayBuffer {
    const bytes = randomBytes(16);
    bytes.writeUInt8((bytes.readUInt8(0) & 0x3f) | 0x40, 0);
    return toArrayBuffer(bytes);
}

/** The bytes alone: what Node hands out is often a view of a larger buffer. */
function toArrayBuffer(bytes: Uint8Array): ArrayBuffer {
    return Uint8Array.from(bytes).buffer;
}

function yearsFromNow(years: number): Date {
    const date = new Date();
    date.setUTCFullYear(date.getUTCFullYear() + years);
    return date;
}
