import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { BroughtMaterialError, readBroughtMaterial } from '../pki/brought-material.js';
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
    readonly peers: readonly { readonly port: number }[];
    readonly gatewayPort: number;
    /** Absolute path of the certificates and keys that it brings; absent where they are issued here. */
    readonly material?: string;
    readonly registrar?: { readonly standbySeconds: number };
    /** What its gateway is to do otherwise than by default. */
    readonly gatewaySettings?: Readonly<Record<string, unknown>>;
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

/** One thing asked over HTTP before a member leaves. */
export interface LeavingQuestion {
    readonly mspId: string;
    readonly user: string;
    /** With `{member}` in it, for whoever is to leave. */
    readonly get: string;
    /** What the answer must say, among other things. */
    readonly expect: Readonly<Record<string, unknown>>;
}

/** An organisation that has left. */
export interface FormerMember {
    readonly mspId: string;
    readonly kind: string;
}

/** The nodes that order blocks, and how they agree. */
export interface Ordering {
    readonly protocol: 'raft' | 'smartbft';
    readonly nodes: readonly OrderingNode[];
}

export interface OrderingNode {
    /** The organisation that runs it, a member or not. */
    readonly mspId: string;
    readonly port: number;
}

/** What production and tests do differently. */
export interface Profile {
    /** How far a client's clock may be from a peer's. */
    readonly timeWindowMinutes: number;
    /** The least severe that Fabric's own programs log. */
    readonly logging: string;
}

/** Everything that is derived from consortium.yaml. */
export interface Consortium {
    readonly channel: string;
    readonly batch: { readonly maxMessages: number; readonly timeoutMilliseconds: number };
    readonly profile: Profile;
    readonly ordering: Ordering;
    readonly organisations: readonly Organisation[];
    readonly formerMembers: readonly FormerMember[];
    /** Who must endorse a definition of a chaincode. */
    readonly lifecyclePolicy: string;
    /** The paths of policies that guard a peer's resources, such as `event/Block`, where they are not Fabric's own. */
    readonly acls: Readonly<Record<string, string>>;
    readonly chaincodes: readonly Chaincode[];
    /** Absolute path of the script that runs a gateway. */
    readonly gatewayScript: string;
    readonly founding: readonly FoundingAct[];
    /** By kind of organisation. */
    readonly leaving: Readonly<Record<string, readonly LeavingQuestion[]>>;
}

/** Thrown with every fault of the file, each with the place where it stands. */
export class ConsortiumFileError extends Error {
    constructor(file: string, faults: readonly string[]) {
        super(`${file} cannot be used:\n${faults.map((fault) => `  - ${fault}`).join('\n')}`);
        this.name = ConsortiumFileError.name;
    }
}

/** What the file leaves to whoever starts the network. */
export interface ConsortiumChoice {
    /** Chaincode directories in the file are relative to it. */
    readonly root?: string;
    /** One of the file's orderings; its first when nobody chooses. */
    readonly consensus?: string | undefined;
    readonly profile?: string | undefined;
}

/**
 * Reads the description of the consortium and derives the rest. The environment chooses by CONSENSUS and PROFILE where
 * the caller does not.
 *
 * @throws ConsortiumFileError naming every fault, before anything is started.
 */
export function readConsortium(file: string, choice: ConsortiumChoice = {}): Consortium {
    const parsed = consortiumSchema.safeParse(parseYaml(file));
    if (!parsed.success) {
        throw new ConsortiumFileError(
            file,
            parsed.error.issues.map((issue) => `${issue.path.join('.') || 'the file'}: ${issue.message}`),
        );
    }
    const chosen = chosenOf(choice, parsed.data);
    const faults = [
        ...consortiumFaults(parsed.data, expander(parsed.data)),
        ...choiceFault('CONSENSUS', chosen.consensus, parsed.data.ordering),
        ...choiceFault('PROFILE', chosen.profile, parsed.data.profiles),
    ];
    const profile = parsed.data.profiles[chosen.profile as keyof ConsortiumFile['profiles']];
    const ordering = parsed.data.ordering[chosen.consensus];
    if (faults.length > 0 || ordering === undefined) {
        throw new ConsortiumFileError(file, faults);
    }
    const root = path.resolve(choice.root ?? path.dirname(path.dirname(file)));
    const derived = derive(parsed.data, root);
    const unsound = derived.organisations.flatMap(materialFaults);
    if (unsound.length > 0) {
        throw new ConsortiumFileError(file, unsound);
    }
    return { ...derived, profile, ordering };
}

function materialFaults({ material, ...organisation }: Organisation): string[] {
    try {
        if (material !== undefined) {
            readBroughtMaterial(material, organisation);
        }
        return [];
    } catch (error) {
        if (error instanceof BroughtMaterialError) {
            return error.faults.map((fault) => `material of ${organisation.mspId}: ${fault}`);
        }
        throw error;
    }
}

function chosenOf(
    { consensus, profile }: ConsortiumChoice,
    { ordering }: ConsortiumFile,
): Record<'consensus' | 'profile', string> {
    const [first = ''] = Object.keys(ordering);
    return {
        consensus: consensus ?? process.env['CONSENSUS'] ?? first,
        profile: profile ?? process.env['PROFILE'] ?? 'production',
    };
}

function choiceFault(variable: string, choice: string, among: Readonly<Record<string, unknown>>): string[] {
    const names = Object.keys(among);
    return names.includes(choice) ? [] : [`${variable} is ${choice}; the file knows ${names.join(', ')}`];
}

function parseYaml(file: string): unknown {
    try {
        const parsed: unknown = parse(readFileSync(file, 'utf8'));
        if (parsed !== null) {
            return parsed;
        }
    } catch (error) {
        const { code, message } = error as NodeJS.ErrnoException;
        throw new ConsortiumFileError(file, [unreadable[code ?? ''] ?? message]);
    }
    throw new ConsortiumFileError(file, ['it is empty; network/consortium.yaml shows what belongs there']);
}

const unreadable: Readonly<Record<string, string>> = {
    ENOENT: 'there is no such file',
    EISDIR: 'it is a folder, and must be a file',
    EACCES: 'it may not be read',
};

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

function derive(file: ConsortiumFile, root: string): Omit<Consortium, 'profile' | 'ordering'> {
    const expand = expander(file);
    return {
        channel: file.channel,
        batch: file.batch,
        organisations: file.organisations.map(({ registrar, material, ...organisation }) => ({
            ...organisation,
            ...(registrar && { registrar }),
            ...(material !== undefined && { material: path.resolve(root, material) }),
            users: { ...file.users[organisation.kind], gateway: 'service' },
        })),
        formerMembers: file.formerMembers,
        lifecyclePolicy: policyExpression(file.lifecycleEndorsement, expand),
        acls: file.acls,
        chaincodes: file.chaincodes.map((chaincode) => ({
            name: chaincode.name,
            directory: path.resolve(root, chaincode.directory),
            endorsementPolicy: policyExpression(chaincode.endorsement, expand),
            collections: chaincode.collections.flatMap((entry) => collections(entry, { file, expand })),
        })),
        gatewayScript: path.resolve(root, file.gateway.script),
        founding: file.founding.map((act) => ({ ...userOf(act.as), post: act.post, body: bodyOf(act, root) })),
        leaving: Object.fromEntries(
            Object.entries(file.leaving).map(([kind, questions]) => [kind, questions.flatMap(questionsOf)]),
        ),
    };
}

function questionsOf({
    as,
    get,
    statuses,
    expect,
}: ConsortiumFile['leaving'][string][number]): readonly LeavingQuestion[] {
    const paths = statuses?.map((status) => get.replaceAll('{status}', status)) ?? [get];

    return paths.map((path) => ({ ...userOf(as), get: path, expect }));
}

function bodyOf({ body, bodyFile = '' }: ConsortiumFile['founding'][number], root: string): FoundingAct['body'] {
    if (body !== undefined) {
        return body;
    }
    const file = path.resolve(root, bodyFile);
    try {
        return JSON.parse(readFileSync(file, 'utf8')) as FoundingAct['body'];
    } catch (error) {
        const { code, message } = error as NodeJS.ErrnoException;
        throw new ConsortiumFileError(file, [unreadable[code ?? ''] ?? message]);
    }
}

function userOf(as: string): { readonly mspId: string; readonly user: string } {
    const [mspId = '', user = ''] = as.split('/');
    return { mspId, user };
}

function collections(
    entry: ConsortiumFile['chaincodes'][number]['collections'][number],
    { file, expand }: { readonly file: ConsortiumFile; readonly expand: Expand },
): Collection[] {
    const kind = /\{(.+)\}/.exec(entry.name)?.[1];
    const former = file.formerMembers.filter((each) => each.kind === kind).map(({ mspId }) => mspId);
    // Fabric takes no collection away: that of one who has left stays with the others in it.
    const owners = kind === undefined ? [''] : [...(expand(kind) ?? []), ...former];
    return owners.map((owner) => {
        const named = (name: string): readonly string[] =>
            name === `{${kind ?? ''}}` ? [owner] : (expand(name) ?? []);
        const members = [...new Set(entry.members.flatMap(named))].filter((member) => !former.includes(member));
        const peers = file.organisations.flatMap((each) => (members.includes(each.mspId) ? each.peers : []));
        return {
            name: kind === undefined ? entry.name : entry.name.replace(`{${kind}}`, owner),
            members,
            ...(entry.endorsement && { endorsementPolicy: policyExpression(entry.endorsement, expand) }),
            requiredPeerCount: entry.requiredPeerCount,
            // As many as there are: who may have the data should have it.
            maxPeerCount: Math.max(entry.requiredPeerCount, peers.length),
            blockToLive: 0,
            memberOnlyRead: true,
            memberOnlyWrite: !entry.othersMayWrite,
        };
    });
}
