import {
    type CertificateAuthority,
    createCertificateAuthority,
    type IdentityRequest,
    type IssuedIdentity,
    issueIdentity,
    issueTlsCertificate,
} from './crypto/issue.js';

/** What an organisation brings to a network: whom it vouches for, and the keys of its peer. */
export interface OrganisationMaterial {
    readonly mspId: string;
    /** The authority whose certificates make members. */
    readonly rootCertificatePem: string;
    /** Hexadecimal, as certificates print them. */
    readonly revokedSerialNumbers?: readonly string[];
    readonly peer: IssuedIdentity;
    /** The authority that clients must trust to reach the peer. */
    readonly tlsRootCertificatePem: string;
    readonly tls: IssuedIdentity;
    readonly users: Readonly<Record<string, IssuedIdentity>>;
}

/** Material just issued, with the authorities that can issue more. */
export interface IssuedOrganisation extends OrganisationMaterial {
    readonly authority: CertificateAuthority;
    readonly tlsAuthority: CertificateAuthority;
}

/** What may be said of a user; by default a client without attributes. */
export type UserRequest = Partial<Omit<IdentityRequest, 'commonName'>>;

interface OrganisationRequest {
    readonly mspId: string;
    readonly users: Readonly<Record<string, UserRequest>>;
}

/** Founds an organisation's two authorities and issues its peer and its users; keep what it returns, it is not stored. */
export async function issueOrganisation({ mspId, users }: OrganisationRequest): Promise<IssuedOrganisation> {
    const [authority, tlsAuthority] = await Promise.all([
        createCertificateAuthority(`${mspId} authority`),
        createCertificateAuthority(`${mspId} TLS authority`),
    ]);
    const [peer, tls, issued] = await Promise.all([
        issueIdentity(authority, { commonName: `peer.${mspId}`, organisationalUnit: 'peer' }),
        issueTlsCertificate(tlsAuthority, { commonName: `peer.${mspId}` }),
        Promise.all(Object.entries(users).map(([name, request]) => issueUser(authority, name, request))),
    ]);
    return {
        mspId,
        rootCertificatePem: authority.certificatePem,
        peer,
        tlsRootCertificatePem: tlsAuthority.certificatePem,
        tls,
        users: Object.fromEntries(issued),
        authority,
        tlsAuthority,
    };
}

async function issueUser(
    authority: CertificateAuthority,
    name: string,
    request: UserRequest,
): Promise<readonly [string, IssuedIdentity]> {
    const identity = await issueIdentity(authority, { organisationalUnit: 'client', ...request, commonName: name });
    return [name, identity];
}
