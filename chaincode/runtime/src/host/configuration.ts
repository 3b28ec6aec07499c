import { readFileSync } from 'node:fs';
import { isIP } from 'node:net';

export interface TlsFiles {
    readonly key: Buffer;
    readonly cert: Buffer;
    /** Only a peer whose client certificate this authority issued gets in. */
    readonly clientCACerts: Buffer;
}

export interface HostConfiguration {
    /** The SHA-256 of the code that the members agreed on; absent when nobody says. */
    readonly codeDigest?: string;
    /** The package id by which the peers know the chaincode. */
    readonly chaincodeId: string;
    readonly address: string;
    /** Absent on a loopback address only. */
    readonly tls?: TlsFiles;
    /** The port of the health endpoint on 127.0.0.1; absent when none is wanted. */
    readonly healthPort?: number;
}

type Environment = Readonly<Record<string, string | undefined>>;

/** What is wrong with the way the host was started; its message is for whoever started it. */
export class ConfigurationError extends Error {}

const tlsVariables = ['CHAINCODE_TLS_KEY_FILE', 'CHAINCODE_TLS_CERT_FILE', 'CHAINCODE_TLS_CLIENT_CA_FILE'] as const;

/** Reads how to run from the environment, and the files that it names. */
export function readConfiguration(environment: Environment): HostConfiguration {
    const address = given(environment, 'CHAINCODE_SERVER_ADDRESS');
    const tls = readTls(environment);
    if (tls === undefined && !isLoopback(address)) {
        throw new ConfigurationError(
            `CHAINCODE_SERVER_ADDRESS ${address} is not a loopback address: set ${tlsVariables.join(', ')}.`,
        );
    }

    const healthPort = readHealthPort(environment);
    const codeDigest = readCodeDigest(environment);
    return {
        ...(codeDigest !== undefined && { codeDigest }),
        chaincodeId: given(environment, 'CHAINCODE_ID'),
        address,
        ...(tls && { tls }),
        ...(healthPort !== undefined && { healthPort }),
    };
}

function given(environment: Environment, variable: string): string {
    const value = environment[variable];
    if (value === undefined || value === '') {
        throw new ConfigurationError(`${variable} must be set.`);
    }

    return value;
}

/** All three files, or none: half a mutual TLS would let anybody in who can reach the port. */
function readTls(environment: Environment): TlsFiles | undefined {
    if (tlsVariables.every((variable) => environment[variable] === undefined)) {
        return undefined;
    }

    const [key, cert, clientCACerts] = tlsVariables.map((variable) => readFile(variable, given(environment, variable)));
    return { key, cert, clientCACerts } as TlsFiles;
}

function readFile(variable: string, path: string): Buffer {
    try {
        return readFileSync(path);
    } catch (error) {
        const reason = String((error as NodeJS.ErrnoException).code);
        throw new ConfigurationError(`${variable} names ${path}, which cannot be read (${reason}).`, { cause: error });
    }
}

function readHealthPort(environment: Environment): number | undefined {
    const text = environment['CHAINCODE_HEALTH_PORT'];
    if (text === undefined) {
        return undefined;
    }
    if (!/^\d{1,5}$/.test(text) || Number(text) > 65_535) {
        throw new ConfigurationError('CHAINCODE_HEALTH_PORT must be a port number.');
    }

    return Number(text);
}

function readCodeDigest(environment: Environment): string | undefined {
    const text = environment['CHAINCODE_CODE_DIGEST'];
    if (text !== undefined && !/^[0-9a-f]{64}$/.test(text)) {
        throw new ConfigurationError('CHAINCODE_CODE_DIGEST must be a SHA-256 in hexadecimal.');
    }

    return text;
}

function isLoopback(address: string): boolean {
    const [, host] = /^\[?(.*?)\]?:\d+$/.exec(address) ?? [];
    return host === 'localhost' || host === '::1' || (host !== undefined && isIP(host) === 4 && /^127\./.test(host));
}
