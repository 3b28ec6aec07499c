import { mspIdSchema, type MemberKind } from '@cohong/domain/party/member';
import { createPrivateKey, createPublicKey, X509Certificate } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { z } from 'zod';
import { readConnectionProfile, type PeerTarget } from './fabric/connection-profile.js';
import {
    tlsSchema,
    tlsSettings,
    tokenSettings,
    tokensSchema,
    type ConfigFiles,
    type TokenSettings,
} from './http/access-settings.js';
import type { TlsSettings } from './http/web-server.js';
import { tracingSchema } from './operation/tracing.js';

const pathSchema = z.string().min(1);
const hostSchema = z.string().refine(isHost, 'must be a host as addresses have it, without a port');
const secondsSchema = z.number().min(0).max(600);

/** The organisations with a public office. Whoever is neither one of them nor a bank has no gateway. */
const authoritiesSchema = z
    .strictObject({
        customs: mspIdSchema.default('CustomsMSP'),
        foreignExchangeRegulator: mspIdSchema.default('SafeMSP'),
        centralBank: mspIdSchema.default('PbocMSP'),
    })
    .prefault({});

/** How long each step of a transaction may take. The SDK sets no limit of its own. */
const deadlinesSchema = z
    .strictObject({
        evaluateSeconds: secondsSchema.default(10),
        /** The first endorsement after a member peer's death takes up to 25 seconds on Fabric. */
        endorseSeconds: secondsSchema.default(30),
        submitSeconds: secondsSchema.default(10),
        commitSeconds: secondsSchema.default(30),
    })
    .prefault({});

/** What one client may ask for. The default keeps out a program that has run wild and nobody else. */
const limitsSchema = z
    .strictObject({
        requestsPerMinute: z.number().int().min(1).max(10_000_000).default(60_000),
        /** How long a whole request may take to arrive. */
        requestSeconds: z.number().int().min(1).max(600).default(30),
    })
    .prefault({});

/** Streams of events, each of which is a connection that stays open. */
const streamsSchema = z
    .strictObject({
        perUser: z.number().int().min(1).max(1_000).default(10),
        /** Of all users together. */
        atOnce: z.number().int().min(1).max(100_000).default(1_000),
        /** How often something is sent, so that no proxy takes a silent connection for a dead one. */
        heartbeatSeconds: z.number().int().min(1).max(300).default(15),
    })
    .prefault({});

/** What becomes of requests in the course of time. */
const outboxSchema = z
    .strictObject({
        /** When what was sent and answered is erased from the database; the ledger still knows that it was done. */
        eraseAfterHours: z.number().int().min(1).max(8_760).default(24),
        /** When a request whose transaction was sent, and of which nobody knows whether it took effect, is cancelled. */
        cancelAfterSeconds: z.number().int().min(1).max(86_400).default(60),
    })
    .prefault({});

/** What is signed elsewhere, by users whose keys the gateway does not have. */
const signaturesSchema = z
    .strictObject({
        /** Peers refuse a proposal that is a quarter of an hour old; a minute of it is for clocks and for endorsing. */
        expireAfterSeconds: z.number().int().min(1).max(900).default(840),
    })
    .prefault({});

const userSchema = z
    .strictObject({
        certificateFile: pathSchema,
        keyFile: pathSchema.optional(),
        /** Of a user whose key is elsewhere: the user as which it reads, such as the organisation's auditor. */
        readsAs: z.string().min(1).optional(),
    })
    .refine(
        ({ keyFile, readsAs }) => (keyFile === undefined) !== (readsAs === undefined),
        'must have a keyFile, or where the key is elsewhere readsAs, and not both',
    );

/** Where a process listens. Port 0 is any that is free. */
const listenSchema = z.strictObject({
    host: z.string().min(1).default('127.0.0.1'),
    port: z.number().int().min(0).max(65_535),
});

const registrarSchema = z.strictObject({
    user: z.string().min(1),
    /** How long this registrar leaves an item to the other authority's before it acts. Nothing for the first in line. */
    standbySeconds: secondsSchema,
    pollMilliseconds: z.number().int().min(20).max(60_000),
});

/** The file that an operator writes. Paths are relative to the file. */
export const configFileSchema = z.strictObject({
    mspId: mspIdSchema,
    channel: z.string().min(1),
    listen: listenSchema,
    /** Without it, HTTP is served in clear: for this machine alone, or for a proxy on it. */
    tls: tlsSchema.optional(),
    /** Where Prometheus finds what is measured, at /metrics. Left out, nothing is served. */
    metrics: listenSchema.optional(),
    tracing: tracingSchema.optional(),
    /**
     * The organisation's own peers as one gRPC target, such as `peer.bank.example:7051` or, for several to fall back
     * on, `ipv4:10.0.0.1:7051,10.0.0.2:7051`. Where it holds no name, `serverName` is the one in their certificates.
     * Or a connection profile as Fabric's own tools write it, which says the same.
     */
    peer: z.union([
        z.strictObject({
            address: z.string().min(1),
            serverName: z.string().min(1).optional(),
            tlsRootCertificateFile: pathSchema,
        }),
        z.strictObject({ connectionProfileFile: pathSchema }),
    ]),
    users: z.record(z.string().min(1), userSchema),
    /** The gateway itself: it follows the events of the channel, and cancels requests; it needs no role. */
    eventUser: z.string().min(1).default('gateway'),
    tokens: tokensSchema,
    requestSecretFile: pathSchema,
    /** A PostgreSQL database of the organisation's own; the file holds `postgres://user:password@host:port/name`. */
    database: z.strictObject({ urlFile: pathSchema }),
    outbox: outboxSchema,
    /**
     * Hosts that webhooks may go to although they are not public, over http too: a receiver on this machine, or inside the
     * organisation. Written as in an address, such as `127.0.0.1` or `receiver.bank.example`.
     */
    webhooks: z.strictObject({ allowedHosts: z.array(hostSchema).default([]) }).prefault({}),
    signatures: signaturesSchema,
    banks: z.array(mspIdSchema).min(1),
    /** Who have left: what they did stays for the regulators to read. */
    formerBanks: z.array(mspIdSchema).default([]),
    authorities: authoritiesSchema,
    registrar: registrarSchema.optional(),
    deadlines: deadlinesSchema,
    limits: limitsSchema,
    streams: streamsSchema,
    logLevel: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent']).default('info'),
});
export type ConfigFile = z.output<typeof configFileSchema>;

/** Who a user is on the ledger. */
export interface UserIdentity {
    readonly certificatePem: string;
    /** Left out where the key is elsewhere: then what the user does is signed there. */
    readonly privateKeyPem?: string | undefined;
    /** Of a user whose key is elsewhere: as whom it reads. Nobody signs each look in a smart card. */
    readonly readsAs?: string | undefined;
}

export type Authorities = ConfigFile['authorities'];
export type Deadlines = ConfigFile['deadlines'];
export type Limits = ConfigFile['limits'];
export type StreamLimits = ConfigFile['streams'];

/** A configuration with everything in memory that its files name, and found sound. */
export interface GatewayConfig extends Omit<
    ConfigFile,
    'tls' | 'peer' | 'users' | 'tokens' | 'requestSecretFile' | 'database'
> {
    readonly kind: MemberKind;
    readonly peer: PeerTarget;
    readonly users: ReadonlyMap<string, UserIdentity>;
    readonly tls?: TlsSettings | undefined;
    readonly tokens: TokenSettings;
    /** Keys the request records of this organisation. Who changes it loses the memory of what was already asked. */
    readonly requestSecret: Uint8Array;
    readonly database: { readonly url: string };
}

/** A configuration that cannot be started with. It names every fault at once, so that nobody mends them one by one. */
export class ConfigError extends Error {
    readonly faults: readonly string[];

    constructor(faults: readonly string[]) {
        super(`the configuration has ${faults.length} fault(s):\n${faults.map((fault) => `  - ${fault}`).join('\n')}`);
        this.name = ConfigError.name;
        this.faults = faults;
    }
}

/** Reads a configuration file and all files that it names. */
export async function loadConfig(path: string): Promise<GatewayConfig> {
    const file = parseConfigFile(await readFile(path, 'utf8').catch(() => fail(`${path} cannot be read`)));
    const files = filesBeside(path);
    const { read, faults } = files;
    const { users, tls, tokens, requestSecretFile, database, ...plain } = file;
    const peer = await peerOf(file, files);
    const [requestSecret = '', databaseUrl = ''] = await Promise.all([requestSecretFile, database.urlFile].map(read));
    const identities = await Promise.all(
        Object.entries(users).map(async ([name, { certificateFile, keyFile, readsAs }]) => {
            const [certificatePem, privateKeyPem] = await Promise.all([
                read(certificateFile),
                keyFile === undefined ? undefined : read(keyFile),
            ]);
            return [name, { certificatePem, privateKeyPem, readsAs }] as const;
        }),
    );
    const access = {
        tls: tls && (await tlsSettings(tls, files)),
        tokens: await tokenSettings(tokens, files),
    };
    if (faults.length > 0) {
        // They were read side by side: whichever failed first says nothing.
        throw new ConfigError([...faults].sort());
    }

    return checkConfig({
        ...plain,
        peer,
        users: new Map(identities),
        ...access,
        requestSecret: Buffer.from(requestSecret.trim(), 'hex'),
        database: { url: databaseUrl.trim() },
    });
}

function filesBeside(path: string): ConfigFiles {
    const faults: string[] = [];
    const located = (name: string): string => resolve(dirname(path), name);
    const read = (name: string): Promise<string> =>
        readFile(located(name), 'utf8').catch(() => {
            faults.push(`${name} cannot be read`);
            return '';
        });

    return { read, located, faults };
}

async function peerOf({ peer, mspId }: ConfigFile, { read, located }: ConfigFiles): Promise<PeerTarget> {
    if ('connectionProfileFile' in peer) {
        return readConnectionProfile(located(peer.connectionProfileFile), mspId).catch((error: unknown) =>
            fail(error instanceof Error ? error.message : String(error)),
        );
    }
    const { address, serverName, tlsRootCertificateFile } = peer;
    return { address, serverName, tlsRootCertificatePem: await read(tlsRootCertificateFile) };
}

/** Finds the organisation's kind and every fault that only the whole shows. */
export function checkConfig(config: Omit<GatewayConfig, 'kind'>): GatewayConfig {
    const kind = kindOf(config);
    const faults = [
        ...(kind === undefined ? [`mspId ${config.mspId} must be one of the banks or authorities`] : []),
        ...(config.requestSecret.length < 32 ? ['the request secret must be at least 32 bytes in hexadecimal'] : []),
        ...databaseFaults(config.database),
        ...missingUsers(config),
        ...missingKeys(config),
        ...[...config.users].flatMap(([name, identity]) => identityFaults(name, identity)),
        ...(config.tls?.clientCaPem === undefined
            ? []
            : certificateFaults('the authority of clients', config.tls.clientCaPem)),
        ...certificateFaults('the TLS root certificate of the peer', config.peer.tlsRootCertificatePem),
        ...(config.registrar !== undefined && kind !== 'central-bank' && kind !== 'foreign-exchange-regulator'
            ? ['only a regulator has a registrar']
            : []),
    ];
    if (kind === undefined || faults.length > 0) {
        throw new ConfigError(faults);
    }

    return { ...config, kind };
}

function parseConfigFile(text: string): ConfigFile {
    const parsed = configFileSchema.safeParse(parseJson(text) ?? fail('the configuration must be JSON'));
    if (!parsed.success) {
        throw new ConfigError(
            parsed.error.issues.map(({ path, message }) => `${path.map(String).join('.') || 'the file'}: ${message}`),
        );
    }

    return parsed.data;
}

function parseJson(text: string): unknown {
    try {
        return JSON.parse(text);
    } catch {
        return undefined;
    }
}

function kindOf({ mspId, banks, authorities }: Omit<GatewayConfig, 'kind'>): MemberKind | undefined {
    const kinds = new Map<string, MemberKind>([
        ...banks.map((bank) => [bank, 'bank'] as const),
        [authorities.customs, 'customs'],
        [authorities.foreignExchangeRegulator, 'foreign-exchange-regulator'],
        [authorities.centralBank, 'central-bank'],
    ]);

    return kinds.get(mspId);
}

function databaseFaults({ url }: GatewayConfig['database']): string[] {
    return /^postgres(ql)?:\/\/./.test(url) && URL.canParse(url)
        ? []
        : ['the database must be given as postgres://user:password@host:port/name'];
}

function missingUsers({ users, eventUser, registrar }: Omit<GatewayConfig, 'kind'>): string[] {
    return [eventUser, ...(registrar === undefined ? [] : [registrar.user])]
        .filter((name) => !users.has(name))
        .map((name) => `the user ${name} must have an identity`);
}

/** The gateway itself, a registrar and whoever reads for others sign by themselves. */
function missingKeys({ users, eventUser, registrar }: Omit<GatewayConfig, 'kind'>): string[] {
    const signing = [eventUser, ...(registrar === undefined ? [] : [registrar.user])];

    return [
        ...signing
            .filter((name) => users.get(name)?.readsAs !== undefined)
            .map((name) => `the key of ${name} must be here: it signs by itself`),
        ...[...users].flatMap(([name, { readsAs }]) =>
            readsAs === undefined || users.get(readsAs)?.privateKeyPem !== undefined
                ? []
                : [`${name} must read as a user whose key is here, which ${readsAs} is not`],
        ),
    ];
}

function identityFaults(name: string, { certificatePem, privateKeyPem }: UserIdentity): string[] {
    try {
        const certificate = new X509Certificate(certificatePem);
        if (privateKeyPem === undefined) {
            return certificate.publicKey.asymmetricKeyDetails?.namedCurve === 'prime256v1'
                ? []
                : [`the certificate of ${name} must be of an ECDSA key on the curve P-256`];
        }
        const key = createPrivateKey(privateKeyPem);
        if (key.asymmetricKeyDetails?.namedCurve !== 'prime256v1') {
            return [`the key of ${name} must be an ECDSA key on the curve P-256`];
        }

        return createPublicKey(key).equals(certificate.publicKey)
            ? []
            : [`the key of ${name} must fit its certificate`];
    } catch {
        return [`the certificate and key of ${name} must be PEM`];
    }
}

function certificateFaults(what: string, pem: string): string[] {
    try {
        new X509Certificate(pem);
        return [];
    } catch {
        return [`${what} must be PEM`];
    }
}

function isHost(host: string): boolean {
    const url = `https://${host}/`;

    return URL.canParse(url) && new URL(url).host === host && new URL(url).hostname === host;
}

function fail(fault: string): never {
    throw new ConfigError([fault]);
}
