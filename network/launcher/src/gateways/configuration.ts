import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Consortium, FormerMember, Organisation } from '../consortium/consortium.js';
import type { derivedForGateway } from '../consortium/schema.js';
import { userFiles } from '../pki/keep-material.js';
import type { PeerEndpoint } from '../engine.js';
import type { TokenIssuer } from '../tokens/issuer.js';
import { writeWholeFile } from '../whole-file.js';

const pollMilliseconds = 1_000;
const loopbackName = 'localhost';

/** What a gateway's configuration is made of. */
export interface GatewayDescription {
    readonly consortium: Consortium;
    readonly organisation: Organisation;
    readonly peer: PeerEndpoint;
    readonly tokens: TokenIssuer;
    /** Where the organisation's database is, with the password of its role. */
    readonly databaseUrl: string;
    readonly folder: string;
}

/** Writes what a gateway must know about its organisation, and returns the file's path. Secrets stay in files of their own. */
export function writeGatewayConfiguration({
    consortium,
    organisation,
    peer,
    tokens,
    databaseUrl,
    folder,
}: GatewayDescription): string {
    const file = gatewayConfigurationFile(folder, organisation.mspId);
    const own = path.dirname(file);
    mkdirSync(own, { recursive: true, mode: 0o700 });
    const databaseUrlFile = path.join(own, 'database-url');
    writeWholeFile(databaseUrlFile, databaseUrl);
    const derived: Readonly<Partial<Record<(typeof derivedForGateway)[number], unknown>>> = {
        mspId: organisation.mspId,
        channel: consortium.channel,
        listen: { host: '127.0.0.1', port: organisation.gatewayPort },
        peer: ownPeers(peer),
        users: Object.fromEntries(
            Object.keys(organisation.users).map((user) => [
                user,
                userFiles({ folder, mspId: organisation.mspId, user }),
            ]),
        ),
        tokens: { issuer: tokens.issuer, audience: tokens.audience, jwksFile: tokens.jwksFile },
        database: { urlFile: databaseUrlFile },
        requestSecretFile: keepSecret(requestSecretFile(own)),
        banks: ofKind(consortium.organisations, 'bank'),
        formerBanks: ofKind(consortium.formerMembers, 'bank'),
        authorities: {
            customs: ofKind(consortium.organisations, 'customs')[0],
            foreignExchangeRegulator: ofKind(consortium.organisations, 'foreign-exchange-regulator')[0],
            centralBank: ofKind(consortium.organisations, 'central-bank')[0],
        },
        ...(organisation.registrar && {
            registrar: {
                user: 'registrar-1',
                standbySeconds: organisation.registrar.standbySeconds,
                pollMilliseconds,
            },
        }),
    };
    const settings = {
        // All of this network is on this machine, and so are the receivers that somebody tries webhooks with.
        webhooks: { allowedHosts: ['127.0.0.1'] },
        logLevel: 'info',
        ...organisation.gatewaySettings,
    };
    writeFileSync(file, JSON.stringify({ ...settings, ...derived }, null, 4), { mode: 0o600 });
    return file;
}

/** Where an organisation's gateway finds its configuration. */
export function gatewayConfigurationFile(folder: string, mspId: string): string {
    return path.join(folder, 'gateways', mspId, 'gateway.json');
}

/** One peer by its name; several by their addresses, of which gRPC takes the first that answers. */
function ownPeers({ address, addresses, tlsRootCertificateFile }: PeerEndpoint): object {
    if (addresses.length === 1) {
        return { address, tlsRootCertificateFile };
    }
    const numeric = addresses.map((each) => each.replace(loopbackName, '127.0.0.1'));
    return { address: `ipv4:${numeric.join(',')}`, serverName: loopbackName, tlsRootCertificateFile };
}

function ofKind(organisations: readonly FormerMember[], kind: string): string[] {
    return organisations.filter((organisation) => organisation.kind === kind).map(({ mspId }) => mspId);
}

/** In a gateway's own folder. */
export function requestSecretFile(own: string): string {
    return path.join(own, 'request-secret');
}

/** A secret of 32 bytes in hexadecimal, made the first time and kept: request records are found again by it. */
function keepSecret(file: string): string {
    if (!existsSync(file)) {
        writeFileSync(file, randomBytes(32).toString('hex'), { mode: 0o600, flag: 'wx' });
    }
    return file;
}
