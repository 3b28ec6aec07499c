import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import {
    administratorName,
    type IssuedIdentity,
    type NodeMaterial,
    type OrganisationMaterial,
    type PeerMaterial,
} from '@cohong/embedded-fabric';
import { parse } from 'yaml';
import { z } from 'zod';
import { peerName } from '../node-names.js';
import {
    onlyFileIn,
    readAuthority,
    readPair,
    requireLoopbackTls,
    requireRole,
    requireUnit,
    requireValidNow,
    type Authority,
    type NodeUnit,
    type PairFiles,
} from './sound-certificate.js';

/** What an organisation is to bring, by consortium.yaml. */
export interface Bringing {
    readonly mspId: string;
    readonly peers: readonly unknown[];
    /** Role of each user, by user name. */
    readonly users: Readonly<Record<string, string>>;
}

/** Thrown with every fault of a brought folder, each with its file and what to do. */
export class BroughtMaterialError extends Error {
    readonly faults: readonly string[];

    constructor(folder: string, faults: readonly string[]) {
        super(`${folder} cannot be used:\n${faults.map((fault) => `  - ${fault}`).join('\n')}`);
        this.name = BroughtMaterialError.name;
        this.faults = faults;
    }
}

const unit = z.object({ OrganizationalUnitIdentifier: z.string() });
const mspConfigurationSchema = z.object({
    NodeOUs: z.object({
        Enable: z.literal(true),
        ClientOUIdentifier: unit,
        PeerOUIdentifier: unit,
        AdminOUIdentifier: unit,
        OrdererOUIdentifier: unit,
    }),
});

const chooseOne = 'put the certificate of the root authority there';
const writeUnits =
    'write it so that NodeOUs are enabled and called client, peer, admin and orderer, as cryptogen writes it';

/**
 * Reads the certificates and keys that an organisation brings, in the folders in which Fabric's own tools leave them:
 * `msp`, `peers/<name>/{msp,tls}`, `orderers/<name>/{msp,tls}`, `users/<name>/msp`. No key of an authority is looked for:
 * whoever brings material keeps it to itself.
 *
 * @throws BroughtMaterialError naming every fault; nothing of the folder has been used then.
 */
export function readBroughtMaterial(folder: string, bringing: Bringing): OrganisationMaterial {
    return new BroughtFolder(folder).read(bringing);
}

class BroughtFolder {
    readonly #folder: string;
    readonly #faults: string[] = [];

    constructor(folder: string) {
        this.#folder = folder;
    }

    read({ mspId, peers, users }: Bringing): OrganisationMaterial {
        this.#attempt(() => requireNodeUnits(this.#at('msp', 'config.yaml')));
        this.#attempt(() => requireNoIntermediates(this.#at('msp')));
        const ca = this.#authority('cacerts');
        const tlsCa = this.#authority('tlscacerts');
        if (ca === undefined || tlsCa === undefined) {
            throw new BroughtMaterialError(this.#folder, this.#faults);
        }
        const authorities = { ca, tlsCa };
        const orderers = this.#nodes('orderer', authorities);
        const brought = {
            mspId,
            ca: { certificatePem: ca.certificate.toString() },
            tlsCa: { certificatePem: tlsCa.certificate.toString() },
            peers: this.#peers({ mspId, peers }, authorities),
            ...(orderers.length > 0 && { orderers }),
            users: { ...this.#users(users, ca), ...this.#administrator(ca) },
        };
        if (this.#faults.length > 0) {
            throw new BroughtMaterialError(this.#folder, this.#faults);
        }
        return brought;
    }

    #peers({ mspId, peers }: Pick<Bringing, 'mspId' | 'peers'>, authorities: Authorities): PeerMaterial[] {
        const count = namesIn(this.#at('peers')).length;
        if (count < peers.length) {
            this.#faults.push(
                `${this.#at('peers')} has ${count} of the ${peers.length} peers in consortium.yaml: bring a folder for each`,
            );
        }
        return this.#nodes('peer', authorities).map((node, index) => ({ name: peerName(mspId, index), ...node }));
    }

    /** In the order of their names, as they are in consortium.yaml. */
    #nodes(role: 'peer' | 'orderer', { ca, tlsCa }: Authorities): NodeMaterial[] {
        return namesIn(this.#at(`${role}s`)).flatMap((name) => {
            const node = this.#at(`${role}s`, name);
            const identity = this.#attempt(() => this.#member(path.join(node, 'msp'), { authority: ca, unit: role }));
            const tls = this.#attempt(() => {
                const files = tlsFilesOf(path.join(node, 'tls'));
                const pair = readPair(files, tlsCa);
                requireValidNow(files.certificate);
                requireLoopbackTls(files.certificate, role === 'orderer');
                return pair;
            });
            return identity === undefined || tls === undefined ? [] : [{ identity, tls }];
        });
    }

    #users(roles: Bringing['users'], authority: Authority): Record<string, IssuedIdentity> {
        const users: Record<string, IssuedIdentity> = {};
        for (const [user, role] of Object.entries(roles)) {
            const msp = this.#at('users', this.#folderOf(user), 'msp');
            const identity = this.#attempt(() => this.#member(msp, { authority, unit: 'client', role }));
            if (identity !== undefined) {
                users[user] = identity;
            }
        }
        return users;
    }

    /** Whoever approves definitions for the organisation; cryptogen calls it `Admin@<domain>`. */
    #administrator(authority: Authority): Record<string, IssuedIdentity> {
        const msp = this.#at('users', this.#folderOf(administratorName), 'msp');
        const admin = this.#attempt(() => this.#member(msp, { authority, unit: 'admin' }));
        return admin === undefined ? {} : { [administratorName]: admin };
    }

    #member(
        msp: string,
        { authority, unit: role, role: attribute }: { authority: Authority; unit: NodeUnit; role?: string },
    ): IssuedIdentity {
        const files = pairFilesOf(msp);
        const pair = readPair(files, authority);
        requireUnit(files.certificate, role);
        if (attribute === undefined) {
            requireValidNow(files.certificate);
        } else {
            // Of a user who has expired `cohong doctor` tells: it is refused, and everybody else goes on.
            requireRole(files.certificate, attribute);
        }
        return pair;
    }

    #authority(kind: 'cacerts' | 'tlscacerts'): Authority | undefined {
        return this.#attempt(() => readAuthority(onlyFileIn(this.#at('msp', kind), chooseOne)));
    }

    /** A user's folder is called after the user, with the organisation's domain behind an @ or without. */
    #folderOf(user: string): string {
        const names = namesIn(this.#at('users'));
        return names.find((name) => name.split('@')[0]?.toLowerCase() === user) ?? user;
    }

    #at(...parts: string[]): string {
        return path.join(this.#folder, ...parts);
    }

    #attempt<T>(read: () => T): T | undefined {
        try {
            return read();
        } catch (error) {
            this.#faults.push((error as Error).message);
            return undefined;
        }
    }
}

interface Authorities {
    readonly ca: Authority;
    readonly tlsCa: Authority;
}

function pairFilesOf(msp: string): PairFiles {
    const bring = 'bring it';
    return {
        certificate: onlyFileIn(path.join(msp, 'signcerts'), bring),
        privateKey: onlyFileIn(path.join(msp, 'keystore'), bring),
    };
}

/** cryptogen writes `server.crt` and `server.key`; a client of Fabric CA leaves the folders of an MSP. */
function tlsFilesOf(tls: string): PairFiles {
    return existsSync(path.join(tls, 'signcerts'))
        ? pairFilesOf(tls)
        : { certificate: path.join(tls, 'server.crt'), privateKey: path.join(tls, 'server.key') };
}

function requireNodeUnits(file: string): void {
    if (!existsSync(file)) {
        throw new Error(`${file} is missing: ${writeUnits}`);
    }
    const parsed = mspConfigurationSchema.safeParse(parse(readFileSync(file, 'utf8')));
    const units = parsed.success ? parsed.data.NodeOUs : undefined;
    const names = [
        units?.ClientOUIdentifier,
        units?.PeerOUIdentifier,
        units?.AdminOUIdentifier,
        units?.OrdererOUIdentifier,
    ].map((identifier) => identifier?.OrganizationalUnitIdentifier);
    if (names.join() !== 'client,peer,admin,orderer') {
        throw new Error(`${file} does not say how roles are told: ${writeUnits}`);
    }
}

function requireNoIntermediates(msp: string): void {
    for (const folder of ['intermediatecerts', 'tlsintermediatecerts'].map((name) => path.join(msp, name))) {
        if (namesIn(folder).length > 0) {
            throw new Error(`${folder} is not empty: bring certificates that the root itself has issued`);
        }
    }
}

function namesIn(folder: string): string[] {
    if (!existsSync(folder)) {
        return [];
    }
    const names = readdirSync(folder).filter((name) => !name.startsWith('.'));
    return names.sort((a, b) => a.localeCompare(b, 'en', { numeric: true }));
}
