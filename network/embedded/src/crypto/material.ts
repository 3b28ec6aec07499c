import { createCertificateAuthority, issueIdentity, issueTlsCertificate } from './issue.js';
import type { CertificateAuthority, IdentityRequest, IssuedIdentity } from './issue.js';

/** A user's role on the channel, and what chaincode may read of the user in the certificate. */
export interface UserRequest {
    readonly role?: IdentityRequest['organisationalUnit'];
    readonly attributes?: Readonly<Record<string, string>>;
}

export interface OrganisationRequest {
    readonly mspId: string;
    readonly users: Readonly<Record<string, UserRequest>>;
}

/** All keys and certificates of an organisation. Whoever holds them is the organisation. */
export interface OrganisationMaterial {
    readonly mspId: string;
    readonly ca: CertificateAuthority;
    readonly tlsCa: CertificateAuthority;
    readonly peer: IssuedIdentity;
    readonly peerTls: IssuedIdentity;
    readonly users: Readonly<Record<string, IssuedIdentity>>;
}

/**
 * Makes an organisation: its authorities, its peer and its users.
 * Certificates are readable by every member of the channel: give a user a pseudonym for a name, not a person's.
 */
export async function issueOrganisation({ mspId, users }: OrganisationRequest): Promise<OrganisationMaterial> {
    const ca = await createCertificateAuthority(`ca.${mspId}`);
    const tlsCa = await createCertificateAuthority(`tlsca.${mspId}`);
    const commonName = `peer0.${mspId}`;
    const issuedUsers = await Promise.all(
        Object.entries(users).map(async ([name, user]) => [name, await issueUser(ca, name, user)] as const),
    );
    return {
        mspId,
        ca,
        tlsCa,
        peer: await issueIdentity(ca, { commonName, organisationalUnit: 'peer' }),
        peerTls: await issueTlsCertificate(tlsCa, { commonName }),
        users: Object.fromEntries(issuedUsers),
    };
}

async function issueUser(
    ca: CertificateAuthority,
    commonName: string,
    { role = 'client', attributes = {} }: UserRequest,
): Promise<IssuedIdentity> {
    return issueIdentity(ca, { commonName, organisationalUnit: role, attributes });
}
