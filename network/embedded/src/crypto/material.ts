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
    /** How many peers it runs; one if nothing is said. */
    readonly peers?: number;
}

/** What a node, a peer or an orderer, proves itself with: to the channel, and to whoever connects to it. */
export interface NodeMaterial {
    readonly identity: IssuedIdentity;
    readonly tls: IssuedIdentity;
}

export interface PeerMaterial extends NodeMaterial {
    /** `peer0.SafeMSP` */
    readonly name: string;
}

/** All keys and certificates of an organisation. Whoever holds them is the organisation. */
export interface OrganisationMaterial {
    readonly mspId: string;
    readonly ca: CertificateAuthority;
    readonly tlsCa: CertificateAuthority;
    readonly peers: readonly PeerMaterial[];
    /** For an ordering service that the organisation has a part in; this network needs none. */
    readonly orderers?: readonly NodeMaterial[];
    readonly users: Readonly<Record<string, IssuedIdentity>>;
}

/** The user that signs for its organisation what organisations agree on, where it has one. */
export const administratorName = 'admin';

/** What the peers of an organisation are called; the first has the number 0. */
export function peerName(mspId: string, number: number): string {
    return `peer${number}.${mspId}`;
}

/**
 * Makes an organisation: its authorities, its peers and its users.
 * Certificates are readable by every member of the channel: give a user a pseudonym for a name, not a person's.
 */
export async function issueOrganisation(request: OrganisationRequest): Promise<OrganisationMaterial> {
    const ca = await createCertificateAuthority(`ca.${request.mspId}`);
    const tlsCa = await createCertificateAuthority(`tlsca.${request.mspId}`);
    return issueUnder({ ca, tlsCa }, request);
}

/** Makes peers and users of an organisation that has its authorities: whoever trusts these trusts the new ones. */
export async function issueUnder(
    { ca, tlsCa }: Pick<OrganisationMaterial, 'ca' | 'tlsCa'>,
    { mspId, users, peers = 1 }: OrganisationRequest,
): Promise<OrganisationMaterial> {
    const issuedUsers = await Promise.all(
        Object.entries(users).map(async ([name, user]) => [name, await issueUser(ca, name, user)] as const),
    );
    return {
        mspId,
        ca,
        tlsCa,
        peers: await Promise.all(Array.from({ length: peers }, (_, number) => issuePeer({ mspId, ca, tlsCa }, number))),
        users: Object.fromEntries(issuedUsers),
    };
}

/** Makes one more peer of an organisation, or its first. */
export async function issuePeer(
    { mspId, ca, tlsCa }: Pick<OrganisationMaterial, 'mspId' | 'ca' | 'tlsCa'>,
    number: number,
): Promise<PeerMaterial> {
    const name = peerName(mspId, number);
    return {
        name,
        identity: await issueIdentity(ca, { commonName: name, organisationalUnit: 'peer' }),
        tls: await issueTlsCertificate(tlsCa, { commonName: name }),
    };
}

async function issueUser(
    ca: CertificateAuthority,
    commonName: string,
    { role = 'client', attributes = {} }: UserRequest,
): Promise<IssuedIdentity> {
    return issueIdentity(ca, { commonName, organisationalUnit: role, attributes });
}
