import 'reflect-metadata';
import { verify, webcrypto, type X509Certificate } from 'node:crypto';
import * as x509 from '@peculiar/x509';
import type { CertificateAuthority } from './issue.js';

const algorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' };

x509.cryptoProvider.set(webcrypto);

/** A list, signed by an authority, of certificates it no longer stands by. Serial numbers are hexadecimal, as certificates print them. */
export async function issueRevocationList(
    { certificatePem, privateKeyPem }: CertificateAuthority,
    serialNumbers: readonly string[],
): Promise<string> {
    const authority = new x509.X509Certificate(certificatePem);
    if (privateKeyPem === undefined) {
        throw new Error(
            `Only ${authority.subject} can revoke what it has issued, and its key is not here: its organisation keeps it.`,
        );
    }
    const list = await x509.X509CrlGenerator.create({
        issuer: authority.subjectName,
        // Optional, but readers, the one below among them, take the entries for it where it is missing.
        nextUpdate: authority.notAfter,
        entries: serialNumbers.map((serialNumber) => ({ serialNumber })),
        extensions: [await x509.AuthorityKeyIdentifierExtension.create(authority)],
        signingAlgorithm: algorithm,
        signingKey: await importPrivateKey(privateKeyPem),
    });
    return `${list.toString('pem')}\n`;
}

async function importPrivateKey(pem: string): Promise<webcrypto.CryptoKey> {
    return webcrypto.subtle.importKey('pkcs8', x509.PemConverter.decodeFirst(pem), algorithm, false, ['sign']);
}

/** The serial numbers that lists revoke in the name of one authority; a list that the authority did not sign revokes nothing. */
export function revokedBy(authority: X509Certificate, listsPem: readonly string[]): string[] {
    return listsPem
        .map((pem) => new x509.X509Crl(pem))
        .filter((list) => isSignedBy(list, authority))
        .flatMap((list) => list.entries.map(({ serialNumber }) => serialNumber.toUpperCase()));
}

function isSignedBy(list: x509.X509Crl, authority: X509Certificate): boolean {
    return verify('sha256', signedPart(Buffer.from(list.rawData)), authority.publicKey, Buffer.from(list.signature));
}

/** A list is a sequence of what is signed, how, and the signature. */
function signedPart(list: Buffer): Buffer {
    const start = contentOf(list, 0).start;
    return list.subarray(start, contentOf(list, start).end);
}

/** Where the content of a DER element lies; from 128 bytes on, its length stands in bytes of their own. */
function contentOf(der: Buffer, offset: number): { start: number; end: number } {
    const length = der.readUInt8(offset + 1);
    if (length < 0x80) return { start: offset + 2, end: offset + 2 + length };
    const start = offset + 2 + (length - 0x80);
    return { start, end: start + der.readUIntBE(offset + 2, length - 0x80) };
}
