import { createHash } from 'node:crypto';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import {
    createCertificateAuthority,
    issueIdentity,
    issueTlsCertificate,
    type IdentityRequest,
    type IssuedIdentity,
} from '@cohong/embedded-fabric';

const domain = 'safe.example';

const mspConfiguration = `NodeOUs:
  Enable: true
${['Client', 'Peer', 'Admin', 'Orderer']
    .map(
        (role) => `  ${role}OUIdentifier:
    Certificate: cacerts/ca.${domain}-cert.pem
    OrganizationalUnitIdentifier: ${role.toLowerCase()}`,
    )
    .join('\n')}
`;

/** An organisation that issues its certificates itself and brings them, laid out as Fabric's cryptogen leaves them. */
export interface BringingOrganisation {
    readonly folder: string;
    readonly ca: IssuedIdentity;
    readonly tlsCa: IssuedIdentity;
    /** Issues a member into its folder, `users/maker-1@safe.example/msp`. */
    readonly layMember: (folder: string, request: IdentityRequest) => Promise<void>;
    /** Puts a TLS certificate with its key into a node's folder. */
    readonly layTls: (node: string, pair: IssuedIdentity) => void;
}

/** Lays out everything that an organisation with these peers and users must bring; the keys of its authorities stay away. */
export async function layMaterial(
    folder: string,
    { peers, users }: { readonly peers: number; readonly users: Readonly<Record<string, string>> },
): Promise<BringingOrganisation> {
    const ca = await createCertificateAuthority(`ca.${domain}`);
    const tlsCa = await createCertificateAuthority(`tlsca.${domain}`);
    const put = (content: string, ...parts: string[]): void => {
        const file = path.join(folder, ...parts);
        mkdirSync(path.dirname(file), { recursive: true });
        writeFileSync(file, content);
    };
    const layMember: BringingOrganisation['layMember'] = async (member, request) => {
        const { certificatePem, privateKeyPem } = await issueIdentity(ca, request);
        rmSync(path.join(folder, member, 'msp'), { recursive: true, force: true });
        put(certificatePem, member, 'msp', 'signcerts', `${path.basename(member)}-cert.pem`);
        put(privateKeyPem, member, 'msp', 'keystore', `${digestOf(privateKeyPem)}_sk`);
    };
    const layTls: BringingOrganisation['layTls'] = (node, { certificatePem, privateKeyPem }) => {
        put(certificatePem, node, 'tls', 'server.crt');
        put(privateKeyPem, node, 'tls', 'server.key');
        put(tlsCa.certificatePem, node, 'tls', 'ca.crt');
    };

    put(ca.certificatePem, 'msp', 'cacerts', `ca.${domain}-cert.pem`);
    put(tlsCa.certificatePem, 'msp', 'tlscacerts', `tlsca.${domain}-cert.pem`);
    put(mspConfiguration, 'msp', 'config.yaml');
    for (let number = 0; number < peers; number += 1) {
        const name = `peer${number}.${domain}`;
        await layMember(`peers/${name}`, { commonName: name, organisationalUnit: 'peer' });
        layTls(`peers/${name}`, await issueTlsCertificate(tlsCa, { commonName: name }));
    }
    const admin = `Admin@${domain}`;
    await layMember(`users/${admin}`, { commonName: admin, organisationalUnit: 'admin' });
    for (const [name, role] of Object.entries(users)) {
        await layMember(`users/${name}@${domain}`, {
            commonName: `${name}@${domain}`,
            organisationalUnit: 'client',
            attributes: { role },
        });
    }
    return { folder, ca, tlsCa, layMember, layTls };
}

/** Fabric's tools name a key's file by a digest of it. */
function digestOf(text: string): string {
    return createHash('sha256').update(text).digest('hex');
}
