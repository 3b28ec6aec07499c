import { createHash, createPrivateKey, X509Certificate } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { msp } from '@hyperledger/fabric-protos';
import { AsnConvert } from '@peculiar/asn1-schema';
import { Certificate, type Name, type TBSCertificate } from '@peculiar/asn1-x509';
import { Recent } from '../crypto/recent.js';
import { revokedBy } from '../crypto/revocation.js';
import { decode } from './decode.js';

export const nodeRoles = ['client', 'peer', 'admin', 'orderer'] as const;
const organisationalUnit = '2.5.4.11';
const rememberedIdentities = 10_000;

/** What an organisation says its member is: the one organisational unit of that name in the certificate's subject. */
export type NodeRole = (typeof nodeRoles)[number];

/** Someone whom an organisation of the channel vouches for. */
export interface Identity {
    readonly mspId: string;
    readonly role: NodeRole;
    /** The serialized identity as it was received. */
    readonly bytes: Uint8Array;
    readonly certificatePem: string;
    readonly publicKey: KeyObject;
    /** Expiry makes no identity invalid; gateways and the orderer look at it when something new arrives. */
    readonly notAfter: Date;
    /** The same for every spelling of the same certificate, so that one member never counts as two. */
    readonly id: string;
}

/** A member together with its private key. */
export interface SigningIdentity {
    readonly mspId: string;
    readonly bytes: Uint8Array;
    readonly privateKey: KeyObject;
}

/** An organisation as the channel knows it. */
export interface MemberOrganisation {
    readonly mspId: string;
    readonly rootCertificatesPem: readonly string[];
    readonly tlsRootCertificatesPem?: readonly string[];
    /** Signed by its authorities; they name the certificates it no longer stands by. */
    readonly revocationListsPem?: readonly string[];
}

/**
 * The bytes are no identity that the channel can read.
 * Fabric tells this apart from an identity that it can read and does not accept (`InvalidIdentity`).
 */
export class MalformedIdentity extends Error {}

/** The identity can be read, but its organisation does not stand by it: revoked, an authority itself, or of no clear role. */
export class InvalidIdentity extends Error {
    readonly mspId: string;

    constructor(mspId: string, message: string) {
        super(message);
        this.mspId = mspId;
    }
}

export function serializeIdentity(mspId: string, certificatePem: string): Uint8Array {
    const serialized = new msp.SerializedIdentity();
    serialized.setMspid(mspId);
    serialized.setIdBytes(Buffer.from(certificatePem));
    return serialized.serializeBinary();
}

export function signingIdentity(
    mspId: string,
    { certificatePem, privateKeyPem }: { readonly certificatePem: string; readonly privateKeyPem: string },
): SigningIdentity {
    return { mspId, bytes: serializeIdentity(mspId, certificatePem), privateKey: createPrivateKey(privateKeyPem) };
}

/** Whoever can tell who a serialized identity is. */
export interface Membership {
    identify(serialized: Uint8Array): Identity;
}

interface Organisation {
    readonly roots: readonly X509Certificate[];
    readonly revoked: ReadonlySet<string>;
}

/**
 * Decides who is who on the channel: which certificates each organisation's authorities vouch for, and in which role.
 * It knows root authorities, P-256 keys and organisational units as roles, not Fabric's other ways (intermediate authorities, other keys).
 */
export class MembershipService implements Membership {
    readonly #organisations: ReadonlyMap<string, Organisation>;
    readonly #known = new Recent<Identity>(rememberedIdentities);

    constructor(organisations: readonly MemberOrganisation[]) {
        this.#organisations = new Map(organisations.map((organisation) => [organisation.mspId, prepare(organisation)]));
    }

    get mspIds(): string[] {
        return [...this.#organisations.keys()];
    }

    /**
     * The member that a serialized identity names.
     * @throws {MalformedIdentity} if nobody on the channel could have issued it.
     * @throws {InvalidIdentity} if its organisation does not accept it.
     */
    identify(serialized: Uint8Array): Identity {
        const key = createHash('sha256').update(serialized).digest('base64');
        const known = this.#known.get(key);
        if (known !== undefined) {
            return known;
        }

        const identity = this.#examine(serialized);
        this.#known.add(key, identity);
        return identity;
    }

    #examine(serialized: Uint8Array): Identity {
        const { mspId, certificatePem } = readSerialized(serialized);
        const organisation = this.#organisations.get(mspId);
        if (organisation === undefined) {
            throw new MalformedIdentity(`MSP ${mspId} is not defined on channel`);
        }

        const certificate = readCertificate(certificatePem);
        const { tbsCertificate: signed } = AsnConvert.parse(certificate.raw, Certificate);
        requireIssued(certificate, signed, organisation);
        requireAccepted(mspId, certificate, organisation);
        return {
            mspId,
            role: roleOf(mspId, signed.subject),
            // A copy: the bytes received are often a view into a whole block, which the cache must not keep.
            bytes: Uint8Array.from(serialized),
            certificatePem,
            publicKey: certificate.publicKey,
            notAfter: signed.validity.notAfter.getTime(),
            id: identifierOf(mspId, certificate),
        };
    }
}

function prepare({ rootCertificatesPem, revocationListsPem = [] }: MemberOrganisation): Organisation {
    const roots = rootCertificatesPem.map((pem) => new X509Certificate(pem));
    return { roots, revoked: new Set(roots.flatMap((root) => revokedBy(root, revocationListsPem))) };
}

function readSerialized(serialized: Uint8Array): { mspId: string; certificatePem: string } {
    try {
        const message = decode(msp.SerializedIdentity, serialized, 'SerializedIdentity');
        return { mspId: message.getMspid(), certificatePem: Buffer.from(message.getIdBytes_asU8()).toString() };
    } catch (cause) {
        throw new MalformedIdentity('could not deserialize a SerializedIdentity', { cause });
    }
}

function readCertificate(pem: string): X509Certificate {
    if (!pem.includes('-----BEGIN ')) {
        throw new MalformedIdentity('could not decode the PEM structure');
    }

    try {
        const certificate = new X509Certificate(pem);
        if (certificate.publicKey.asymmetricKeyDetails?.namedCurve === 'prime256v1') {
            return certificate;
        }
    } catch (cause) {
        throw new MalformedIdentity('parseCertificate failed', { cause });
    }

    throw new MalformedIdentity("failed to import certificate's public key");
}

/** The extensions that Fabric's verifier understands; RFC 5280 demands that a critical one it does not know is refused. */
const understoodExtensions = new Set([
    '2.5.29.14', // subject key identifier
    '2.5.29.15', // key usage
    '2.5.29.17', // subject alternative name
    '2.5.29.19', // basic constraints
    '2.5.29.30', // name constraints
    '2.5.29.31', // revocation list distribution points
    '2.5.29.32', // certificate policies
    '2.5.29.35', // authority key identifier
    '2.5.29.37', // extended key usage
]);

/** As in Fabric, an authority's own self-signed certificate can always be read; only then is it refused as an identity. */
function requireIssued(certificate: X509Certificate, signed: TBSCertificate, { roots }: Organisation): void {
    const issuers = certificate.ca && isIssuedBy(certificate, certificate) ? [certificate] : roots;
    const unknownExtension = signed.extensions?.find(
        ({ critical, extnID }) => critical && !understoodExtensions.has(extnID),
    );
    const start = signed.validity.notBefore.getTime();
    const issued = issuers.some((issuer) => isIssuedBy(certificate, issuer) && coversStart(issuer, start));
    if (!issued || unknownExtension !== undefined) {
        throw new MalformedIdentity('the supplied identity is not valid');
    }
}

function isIssuedBy(certificate: X509Certificate, issuer: X509Certificate): boolean {
    return issuer.ca && certificate.checkIssued(issuer) && certificate.verify(issuer.publicKey);
}

/** Fabric asks whether the authority was valid when the certificate began, whatever the time is now. */
function coversStart(issuer: X509Certificate, notBefore: Date): boolean {
    const start = notBefore.getTime() + 1000;
    return Date.parse(issuer.validFrom) <= start && start <= Date.parse(issuer.validTo);
}

function requireAccepted(mspId: string, certificate: X509Certificate, { revoked }: Organisation): void {
    if (certificate.ca) {
        throw new InvalidIdentity(
            mspId,
            'An X509 certificate with Basic Constraint: Certificate Authority equals true cannot be used as an identity',
        );
    }

    if (revoked.has(certificate.serialNumber)) {
        throw new InvalidIdentity(mspId, 'The certificate has been revoked');
    }
}

function roleOf(mspId: string, subject: Name): NodeRole {
    const units = subject.flat().flatMap(({ type, value }) => (type === organisationalUnit ? [value.toString()] : []));
    const roles = nodeRoles.filter((role) => units.includes(role));
    const [role, ...others] = roles;
    if (role === undefined) {
        throw new InvalidIdentity(
            mspId,
            'the identity does not have an OU that resolves to client, peer, orderer, or admin role',
        );
    }

    if (others.length > 0) {
        throw new InvalidIdentity(
            mspId,
            'the identity must have a client, a peer, an orderer, or an admin OU role to be valid, not a combination of them',
        );
    }

    return role;
}

/** Made of what the authority signed, not of the whole certificate: its signature has a second valid form, which anyone can compute. */
function identifierOf(mspId: string, { serialNumber, issuer, subject, publicKey }: X509Certificate): string {
    const parts = [mspId, serialNumber, issuer, subject].map((part) => `${part.length}:${part}`);
    const key = publicKey.export({ format: 'der', type: 'spki' });
    return createHash('sha256').update(parts.join()).update(key).digest('hex');
}
