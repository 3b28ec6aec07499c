import 'reflect-metadata';
import { createHash } from 'node:crypto';
import * as x509 from '@peculiar/x509';
import { attributesExtension } from './issue.js';

/** What a certificate says, in the words of those who issue and check them. */
export interface CertificateDescription {
    /** The subject's common name. */
    readonly name: string;
    /** The subject's organisational units; a channel reads a role from them. */
    readonly organisationalUnits: readonly string[];
    /** What chaincode reads as the caller's attributes; empty where the extension is missing or not what Fabric CA writes. */
    readonly attributes: Readonly<Record<string, string>>;
    /** The issuer's common name. */
    readonly issuer: string;
    readonly serialNumber: string;
    readonly notBefore: Date;
    readonly notAfter: Date;
    readonly isAuthority: boolean;
    /** SHA-256 over the certificate, in hexadecimal: the same for every spelling of its PEM. */
    readonly fingerprint: string;
}

/** Reads a certificate without judging it. @throws if it is none. */
export function describeCertificate(pem: string): CertificateDescription {
    const certificate = new x509.X509Certificate(pem);
    return {
        name: certificate.subjectName.getField('CN')[0] ?? '',
        organisationalUnits: certificate.subjectName.getField('OU'),
        attributes: attributesOf(certificate),
        issuer: certificate.issuerName.getField('CN')[0] ?? '',
        serialNumber: certificate.serialNumber,
        notBefore: certificate.notBefore,
        notAfter: certificate.notAfter,
        isAuthority: certificate.getExtension(x509.BasicConstraintsExtension)?.ca ?? false,
        fingerprint: createHash('sha256').update(new Uint8Array(certificate.rawData)).digest('hex'),
    };
}

function attributesOf(certificate: x509.X509Certificate): Record<string, string> {
    const extension = certificate.getExtension(attributesExtension);
    if (extension === null) {
        return {};
    }

    try {
        const { attrs } = JSON.parse(Buffer.from(extension.value).toString('utf8')) as {
            attrs: Record<string, unknown>;
        };
        return Object.fromEntries(Object.entries(attrs).map(([name, value]) => [name, String(value)]));
    } catch {
        // Whoever issued it wrote something else there; the rest of the certificate can still be read.
        return {};
    }
}
