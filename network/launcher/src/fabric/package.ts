import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { tar } from './tar.js';

/** A chaincode package as peers install it. */
export interface ChaincodePackage {
    /** What peers call it: the label and the package's own hash. */
    readonly id: string;
    readonly bytes: Buffer;
}

/**
 * Packs the address of a chaincode service, not its code.
 *
 * The address and the keys are templates that each peer's builder fills from that peer's environment, and the archive
 * is the same to the last bit wherever it is made: so one package id serves every organisation.
 */
export function chaincodePackage(name: string): ChaincodePackage {
    const connection = {
        address: `{{.${addressKey(name)}}}`,
        dial_timeout: '10s',
        tls_required: true,
        client_auth_required: true,
        root_cert: '{{.root_cert}}',
        client_cert: '{{.client_cert}}',
        client_key: '{{.client_key}}',
    };
    const bytes = packed({
        'code.tar.gz': packed({ 'connection.json': JSON.stringify(connection) }),
        'metadata.json': JSON.stringify({ type: 'ccaas', label: name }),
    });
    return { id: `${name}:${createHash('sha256').update(bytes).digest('hex')}`, bytes };
}

/** What a peer must know to fill the templates of every chaincode's package. */
export interface BuilderValues {
    /** By chaincode. */
    readonly addresses: Readonly<Record<string, string>>;
    readonly rootCertificatePem: string;
    readonly clientCertificatePem: string;
    readonly clientPrivateKeyPem: string;
}

/** The peer's environment variable CHAINCODE_AS_A_SERVICE_BUILDER_CONFIG. A value that is missing fails the build. */
export function builderConfiguration(values: BuilderValues): string {
    return JSON.stringify({
        ...Object.fromEntries(Object.entries(values.addresses).map(([name, address]) => [addressKey(name), address])),
        root_cert: values.rootCertificatePem,
        client_cert: values.clientCertificatePem,
        client_key: values.clientPrivateKeyPem,
    });
}

/** One peer fills the packages of several chaincodes from one set of values. */
function addressKey(chaincode: string): string {
    return `address_of_${chaincode}`;
}

function packed(files: Readonly<Record<string, string | Buffer>>): Buffer {
    return gzipSync(tar(files));
}
