import { createPrivateKey, X509Certificate, type KeyObject } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describeCertificate, type IssuedIdentity } from '@cohong/embedded-fabric';

const curve = 'prime256v1';
const serverUse = '1.3.6.1.5.5.7.3.1';
const clientUse = '1.3.6.1.5.5.7.3.2';
const nodeUnits = ['client', 'peer', 'admin', 'orderer'] as const;

/** What a channel takes a certificate for, by its one organisational unit of these. */
export type NodeUnit = (typeof nodeUnits)[number];

/** Files of a certificate and its key. */
export interface PairFiles {
    readonly certificate: string;
    readonly privateKey: string;
}

/** A certificate that others are issued by, and where it stands. */
export interface Authority {
    readonly file: string;
    readonly certificate: X509Certificate;
}

/** The one file of a folder; Fabric's tools name it after the key, the host or the member. */
export function onlyFileIn(folder: string, whatToDo: string): string {
    const names = existsSync(folder) ? readdirSync(folder).filter((name) => !name.startsWith('.')) : [];
    const [name, ...others] = names;
    if (name === undefined) {
        throw new Error(`${folder} has no file: ${whatToDo}`);
    }
    if (others.length > 0) {
        throw new Error(`${folder} has ${names.length} files (${names.sort().join(', ')}): leave the one that counts`);
    }
    return path.join(folder, name);
}

/** @throws Error that names the file when it holds no authority's own certificate that is valid now. */
export function readAuthority(file: string): Authority {
    const certificate = readCertificate(file);
    if (!certificate.ca) {
        throw new Error(`${file} is no authority's certificate (CA:TRUE is not in it)`);
    }
    if (!certificate.checkIssued(certificate) || !certificate.verify(certificate.publicKey)) {
        throw new Error(`${file} is an intermediate authority: bring certificates that a root itself has issued`);
    }
    requireValidNow(file, certificate);
    return { file, certificate };
}

/**
 * Reads a certificate that the authority issued, and its key.
 *
 * @throws Error that names the file and what is wrong with it.
 */
export function readPair({ certificate: file, privateKey }: PairFiles, authority: Authority): IssuedIdentity {
    const certificate = readCertificate(file);
    if (!certificate.checkIssued(authority.certificate) || !certificate.verify(authority.certificate.publicKey)) {
        throw new Error(`${file} was not issued by the authority in ${authority.file}`);
    }
    if (certificate.publicKey.asymmetricKeyDetails?.namedCurve !== curve) {
        throw new Error(`${file} is for a key of another kind: issue it for one on the curve P-256`);
    }
    const key = readKey(privateKey);
    if (!certificate.checkPrivateKey(key)) {
        throw new Error(`${privateKey} is not the key of ${file}: bring the two that belong together`);
    }
    return {
        certificatePem: certificate.toString(),
        privateKeyPem: key.export({ type: 'pkcs8', format: 'pem' }).toString(),
    };
}

/** Holds that a channel takes it for what it is to be. */
export function requireUnit(file: string, unit: NodeUnit): void {
    const { organisationalUnits } = describeCertificate(readFileSync(file, 'utf8'));
    const units = nodeUnits.filter((each) => organisationalUnits.includes(each));
    if (units.length !== 1 || units[0] !== unit) {
        throw new Error(
            `${file} has ${units.length === 0 ? 'no role' : units.map((each) => `OU=${each}`).join(' and ')}: ` +
                `issue it with OU=${unit} (in Fabric CA: registered with --id.type ${unit})`,
        );
    }
}

/** Holds that contracts find the role that consortium.yaml gives to the user. */
export function requireRole(file: string, role: string): void {
    const told = describeCertificate(readFileSync(file, 'utf8')).attributes['role'];
    if (told !== role) {
        throw new Error(
            `${file} has ${told === undefined ? 'no attribute role' : `the attribute role=${told}`}: ` +
                `issue it with role=${role} (in Fabric CA: registered with --id.attrs role=${role}:ecert)`,
        );
    }
}

/** Holds that it secures a server on this machine; between orderers it is a client's as well. */
export function requireLoopbackTls(file: string, isClientToo: boolean): void {
    const certificate = readCertificate(file);
    const names = [
        ...(certificate.checkHost('localhost') === undefined ? ['localhost'] : []),
        ...(certificate.checkIP('127.0.0.1') === undefined ? ['127.0.0.1'] : []),
    ];
    if (names.length > 0) {
        throw new Error(
            `${file} is not for ${names.join(' and ')}, where it is reached: issue it with these as alternative ` +
                'names (in Fabric CA: enrolled with --csr.hosts localhost,127.0.0.1)',
        );
    }
    const uses = [serverUse, ...(isClientToo ? [clientUse] : [])];
    // Declared as a list always, and absent where the certificate does not limit its uses.
    const allowed = certificate.keyUsage as readonly string[] | undefined;
    if (allowed !== undefined && uses.some((use) => !allowed.includes(use))) {
        throw new Error(
            `${file} is not for TLS as a ${isClientToo ? 'server and a client' : 'server'}: issue it for that ` +
                '(in Fabric CA: enrolled with --enrollment.profile tls)',
        );
    }
}

function readCertificate(file: string): X509Certificate {
    try {
        return new X509Certificate(readFileSync(file));
    } catch (cause) {
        throw unreadable(file, 'certificate', cause);
    }
}

function readKey(file: string): KeyObject {
    try {
        return createPrivateKey(readFileSync(file));
    } catch (cause) {
        throw unreadable(file, 'private key', cause);
    }
}

function unreadable(file: string, what: string, cause: unknown): Error {
    const isMissing = (cause as NodeJS.ErrnoException).code === 'ENOENT';
    return new Error(isMissing ? `${file} is missing: bring it` : `${file} is no ${what} in PEM: bring it as one`, {
        cause,
    });
}

/** Holds that the certificate in a file has begun and not ended. */
export function requireValidNow(file: string, certificate = readCertificate(file)): void {
    const now = Date.now();
    const day = (date: string): string => new Date(date).toISOString().slice(0, 10);
    if (Date.parse(certificate.validTo) < now) {
        throw new Error(`${file} has expired on ${day(certificate.validTo)}: have it issued anew`);
    }
    if (Date.parse(certificate.validFrom) > now) {
        throw new Error(`${file} is valid from ${day(certificate.validFrom)} only: look at the clocks`);
    }
}
