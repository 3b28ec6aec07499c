import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { policyExpression, type Expand } from './policy.js';
import { consortiumFaults } from './faults.js';
import { consortiumSchema, type ConsortiumFile } from './schema.js';

/** A private data collection as Fabric is told of it. `memberOnlyRead` is true in every one (architecture.md, the law of reading). */
export interface Collection {
    readonly name: string;
    readonly members: readonly string[];
    readonly endorsementPolicy?: string;
    readonly requiredPeerCount: number;
    readonly maxPeerCount: number;
    readonly blockToLive: number;
    readonly memberOnlyRead: true;
    readonly memberOnlyWrite: boolean;
}

export interface Chaincode {
    readonly name: string;
    /** Absolute path of the built chaincode's package. */
    readonly directory: string;
    readonly endorsementPolicy: string;
    readonly collections: readonly Collection[];
}

export interface Organisation {
    readonly mspId: string;
    readonly name: string;
    readonly kind: string;
    readonly peerPort: number;
    readonly gatewayPort: number;
    readonly registrar?: { readonly standbySeconds: number };
    /** Role of each user, by user name. */
    readonly users: Readonly<Record<string, string>>;
}

/** One thing said over HTTP when the network is new. */
export interface FoundingAct {
    readonly mspId: string;
    readonly user: string;
    readonly post: string;
    readonly body: Readonly<Record<string, unknown>>;
}

/** Everything that is derived from consortium.yaml. */
export interface Consortium {
    readonly channel: string;
    readonly batch: { readonly maxMessages: number; readonly timeoutMilliseconds: number };
    readonly organisations: readonly Organisation[];
    readonly chaincodes: readonly Chaincode[];
    /** Absolute path of the script that runs a gateway. */
    readonly gatewayScript: string;
    readonly founding: readonly FoundingAct[];
}

/** Thrown with every fault of the file, each with the place where it stands. */
export class ConsortiumFileError extends Error {
    constructor(file: string, faults: readonly string[]) {
        super(`${file} cannot be used:\n${faults.map((fault) => `  - ${fault}`).join('\n')}`);
        this.name = ConsortiumFileError.name;
    }
}

/**
 * Reads the description of the consortium and derives the rest.
 *
 * @param file path of consortium.yaml; chaincode directories in it are relative to `root`.
 * @throws ConsortiumFileError naming every fault, before anything is started.
 */
export function readConsortium(file: string, root: string = path.dirname(path.dirname(file))): Consortium {
    const parsed = consortiumSchema.safeParse(parseYaml(file));
    if (!parsed.success) {
        throw new ConsortiumFileError(
            file,
            parsed.error.issues.map((issue) => `${issue.path.join('.') || 'the file'}: ${issue.message}`),
        );
    }
    const faults = consortiumFaults(parsed.data, expander(parsed.data));
    if (faults.length > 0) {
        throw new ConsortiumFileError(file, faults);
    }
    return derive(parsed.data, path.resolve(root));
}

function parseYaml(file: string): unknown {
    try {
        return parse(readFileSync(file, 'utf8'));
    } catch (error) {
        throw new ConsortiumFileError(file, [error instanceof Error ? error.message : String(error)]);
    }
}

/** Names are looked up as member, then group, then kind of organisation. */
function expander(file: ConsortiumFile): Expand {
    const members = new Set(file.organisations.map((organisation) => organisation.mspId));
    return (name) => {
        if (members.has(name)) {
            return [name];
        }
        const kindred = file.organisations.filter(({ kind }) => kind === name).map(({ mspId }) => mspId);
        return file.groups[name] ?? (kindred.length > 0 ? kindred : undefined);
    };
}

function derive(file: ConsortiumFile, root: string): Consortium {
    const expand = expander(file);
    return {
        channel: file.channel,
        batch: file.batch,
        organisations: file.organisations.map(({ registrar, ...organisation }) => ({
            ...organisation,
            ...(registrar && { registrar }),
            users: { ...file.users[organisation.kind], gateway: 'service' },
        })),
        chaincodes: file.chaincodes.map((chaincode) => ({
            name: chaincode.name,
            directory: path.resolve(root, chaincode.directory),
            endorsementPolicy: policyExpression(chaincode.endorsement, expand),
            collections: chaincode.collections.flatMap((entry) => collections(entry, expand)),
        })),
        gatewayScript: path.resolve(root, file.gateway.script),
        founding: file.founding.map(({ as, post, body }) => {
            const [mspId = '', user = ''] = as.split('/');
            return { mspId, user, post, body };
        }),
    };
}

function collections(entry: ConsortiumFile['chaincodes'][number]['collections'][number], expand: Expand): Collection[] {
    const kind = /\{(.+)\}/.exec(entry.name)?.[1];
    const owners = kind === undefined ? [''] : (expand(kind) ?? []);
    return owners.map((owner) => {
        const members = [
            ...new Set(entry.members.flatMap((name) => (name === `{${kind ?? ''}}` ? [owner] : (expand(name) ?? [])))),
        ];
        return {
            name: kind === undefined ? entry.name : entry.name.replace(`{${kind}}`, owner),
            members,
            ...(entry.endorsement && { endorsementPolicy: policyExpression(entry.endorsement, expand) }),
            requiredPeerCount: entry.requiredPeerCount,
            // As many as there are: who may have the data should have it.
            maxPeerCount: Math.max(entry.requiredPeerCount, members.length),
            blockToLive: 0,
            memberOnlyRead: true,
            memberOnlyWrite: !entry.othersMayWrite,
        };
    });
}
