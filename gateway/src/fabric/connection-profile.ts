import { readFile } from 'node:fs/promises';
import { isIP } from 'node:net';
import { dirname, resolve } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';

const peerSchema = z.looseObject({
    url: z.string().regex(/^grpcs:\/\/[^/]+:\d+$/, 'must be grpcs://host:port; a gateway talks to no peer in clear'),
    tlsCACerts: z.union([
        z.looseObject({ pem: z.union([z.string(), z.array(z.string()).min(1)]) }),
        z.looseObject({ path: z.string() }),
    ]),
    grpcOptions: z
        .looseObject({ 'ssl-target-name-override': z.string().optional(), hostnameOverride: z.string().optional() })
        .optional(),
});

/** What a gateway reads of a connection profile as Fabric's own tools write it; the rest is for other clients. */
const profileSchema = z.looseObject({
    organizations: z.record(z.string(), z.looseObject({ mspid: z.string(), peers: z.array(z.string()).min(1) })),
    peers: z.record(z.string(), peerSchema),
});

/** Where an organisation's own peers are reached. */
export interface PeerTarget {
    readonly address: string;
    readonly serverName?: string | undefined;
    readonly tlsRootCertificatePem: string;
}

/**
 * Reads where an organisation's peers are from a connection profile, in YAML or JSON.
 *
 * Of several peers all are used where they have numeric addresses, which one gRPC target can list; of names it takes
 * the first.
 *
 * @throws Error that says what is wrong with the profile.
 */
export async function readConnectionProfile(path: string, mspId: string): Promise<PeerTarget> {
    const parsed = profileSchema.safeParse(parse(await readFile(path, 'utf8')));
    if (!parsed.success) {
        const faults = parsed.error.issues.map((issue) => `${issue.path.map(String).join('.')}: ${issue.message}`);
        throw new Error(`the connection profile ${path} cannot be used: ${faults.join('; ')}`);
    }
    const { organizations, peers } = parsed.data;
    const names = Object.values(organizations).find(({ mspid }) => mspid === mspId)?.peers;
    if (names === undefined) {
        throw new Error(`the connection profile ${path} names no organisation whose mspid is ${mspId}`);
    }
    const unknown = names.filter((name) => peers[name] === undefined);
    if (unknown.length > 0) {
        throw new Error(`the connection profile ${path} does not say where ${unknown.join(', ')} is`);
    }
    return targetOf(
        names.flatMap((name) => peers[name] ?? []),
        dirname(path),
    );
}

type ProfilePeer = z.output<typeof peerSchema>;

async function targetOf(peers: readonly ProfilePeer[], folder: string): Promise<PeerTarget> {
    const addresses = peers.map(({ url }) => url.slice('grpcs://'.length));
    const numeric = addresses.map((address) => address.replace(/^localhost:/, '127.0.0.1:'));
    const roots = await Promise.all(peers.map((peer) => rootOf(peer, folder)));
    const tlsRootCertificatePem = [...new Set(roots)].join('\n');
    const options = peers[0]?.grpcOptions;
    const serverName = options?.['ssl-target-name-override'] ?? options?.hostnameOverride;
    return peers.length > 1 && numeric.every((address) => isIP(address.replace(/:\d+$/, '')) === 4)
        ? { address: `ipv4:${numeric.join(',')}`, serverName: serverName ?? 'localhost', tlsRootCertificatePem }
        : { address: addresses[0] ?? '', serverName, tlsRootCertificatePem };
}

async function rootOf({ tlsCACerts }: ProfilePeer, folder: string): Promise<string> {
    if (typeof tlsCACerts['path'] === 'string') {
        return readFile(resolve(folder, tlsCACerts['path']), 'utf8');
    }
    return [tlsCACerts['pem']].flat().join('\n');
}
