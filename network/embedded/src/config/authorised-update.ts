import { common } from '@hyperledger/fabric-protos';

import type { SignatureVerifier } from '../crypto/sign.js';
import { isSatisfiedBy, whyUnsatisfied, type PolicyIdentity } from '../policy/evaluate.js';
import { decode } from '../wire/decode.js';
import { openEnvelope } from '../wire/open.js';
import { signerOf } from '../wire/signer.js';
import { channelPath, type ChannelConfiguration } from './configuration.js';
import { copyOf, entriesOf, type Leaf, type MemberMap } from './groups.js';

/** What an update is made to, and what its signatures are verified with. */
export interface UpdateContext {
    readonly channelId: string;
    readonly configuration: ChannelConfiguration;
    readonly verifier: SignatureVerifier;
}

/** A group, a value or a policy of a configuration. */
interface Element {
    readonly item: common.ConfigGroup | Leaf;
    /** The group whose policies say who may change it. */
    readonly groupPath: string;
}

/** By kind and path, as Fabric names them in its refusals. */
type Elements = ReadonlyMap<string, Element>;

/**
 * The configuration into which an envelope's update turns the present one. Throws, in Fabric's words, unless it was
 * written for the present one, and those who may change what it changes have signed it.
 */
export function authorisedUpdate(envelope: Uint8Array, context: UpdateContext): common.ConfigEnvelope {
    const { payload } = openEnvelope(envelope);
    const signed = decode(common.ConfigUpdateEnvelope, payload.getData_asU8(), 'ConfigUpdateEnvelope');
    const update = decode(common.ConfigUpdate, signed.getConfigUpdate_asU8(), 'ConfigUpdate');
    const { channelId, configuration } = context;
    if (update.getChannelId() !== channelId) {
        throw new Error(`ConfigUpdate for channel '${update.getChannelId()}' but envelope for channel '${channelId}'`);
    }
    const present = elementsOf(configuration.config.getChannelGroup());
    const readSet = elementsOf(update.getReadSet());
    requireRead(readSet, present);
    const changes = new Map(
        [...elementsOf(update.getWriteSet())].filter(
            ([key, { item }]) => versionAt(readSet, key) !== item.getVersion(),
        ),
    );
    requireChanges(changes, present, { configuration, signers: signersOf(signed, context) });
    const config = new common.Config();
    config.setSequence(configuration.sequence + 1);
    config.setChannelGroup(groupFrom(new Map([...present, ...changes]), channelPath));
    const result = new common.ConfigEnvelope();
    result.setConfig(config);
    result.setLastUpdate(decode(common.Envelope, envelope, 'Envelope'));
    return result;
}

/** Throws unless a configuration in a block is what its own update makes of the present one. */
export function requireAuthorised(proposed: common.ConfigEnvelope, context: UpdateContext): void {
    const update = proposed.getLastUpdate()?.serializeBinary() ?? new Uint8Array();
    const config = authorisedUpdate(update, context).getConfig();
    if (config === undefined || !isSame(config, proposed.getConfig() ?? new common.Config())) {
        throw new Error('ConfigEnvelope LastUpdate did not produce the supplied config result');
    }
}

/** Maps have no order: whoever wrote the configuration may have had them in another. */
function isSame(one: common.Config, other: common.Config): boolean {
    if (one.getSequence() !== other.getSequence()) return false;
    const [ours, theirs] = [elementsOf(one.getChannelGroup()), elementsOf(other.getChannelGroup())];
    const own = ({ item }: Element): Buffer => {
        const bare = copyOf(item);
        if (bare instanceof common.ConfigGroup) {
            bare.clearGroupsMap();
            bare.clearValuesMap();
            bare.clearPoliciesMap();
        }
        return Buffer.from(bare.serializeBinary());
    };
    return (
        ours.size === theirs.size &&
        [...ours].every(([key, element]) => {
            const their = theirs.get(key);
            return their !== undefined && own(element).equals(own(their));
        })
    );
}

function elementsOf(root: common.ConfigGroup | undefined): Elements {
    const elements = new Map<string, Element>();
    const add = (group: common.ConfigGroup, path: string): void => {
        elements.set(groupKey(path), { item: group, groupPath: path });
        for (const [name, item] of entriesOf(group.getValuesMap())) {
            elements.set(valueKey(`${path}/${name}`), { item, groupPath: path });
        }
        for (const [name, item] of entriesOf(group.getPoliciesMap())) {
            elements.set(policyKey(`${path}/${name}`), { item, groupPath: path });
        }
        for (const [name, inner] of entriesOf(group.getGroupsMap())) add(inner, `${path}/${name}`);
    };
    if (root !== undefined) add(root, channelPath);
    return elements;
}

const groupKey = (path: string): string => `[Group]  ${path}`;
const valueKey = (path: string): string => `[Value]  ${path}`;
const policyKey = (path: string): string => `[Policy] ${path}`;

function versionAt(elements: Elements, key: string): number | undefined {
    return elements.get(key)?.item.getVersion();
}

function requireRead(readSet: Elements, present: Elements): void {
    for (const [key, { item }] of readSet) {
        const version = versionAt(present, key);
        const refused = 'error validating ReadSet: ';
        if (version === undefined) {
            throw new Error(`${refused}existing config does not contain element for ${key} but was in the read set`);
        }
        if (version !== item.getVersion()) {
            throw new Error(
                `${refused}proposed update requires that key ${key} be at version ${item.getVersion()}, ` +
                    `but it is currently at version ${version}`,
            );
        }
    }
}

interface Signed {
    readonly configuration: ChannelConfiguration;
    readonly signers: readonly PolicyIdentity[];
}

function requireChanges(changes: Elements, present: Elements, signed: Signed): void {
    const refused = 'error validating DeltaSet: ';
    if (changes.size === 0) throw new Error(`${refused}delta set was empty -- update would have no effect`);
    for (const [key, { item }] of changes) {
        const fault = faultOf({ key, item }, present.get(key), signed);
        if (fault !== undefined) throw new Error(`${refused}${fault}`);
    }
}

function faultOf(
    { key, item }: { readonly key: string; readonly item: Element['item'] },
    existing: Element | undefined,
    { configuration, signers }: Signed,
): string | undefined {
    if (item.getModPolicy() === '') return `invalid mod_policy for element ${key}: mod_policy not set`;
    const version = item.getVersion();
    if (existing === undefined) {
        return version === 0 ? undefined : `attempted to set key ${key} to version ${version}, but key does not exist`;
    }
    const present = existing.item.getVersion();
    if (version !== present + 1) {
        return `attempt to set key ${key} to version ${version}, but key is at version ${present}`;
    }
    const modPolicy = existing.item.getModPolicy();
    const path = modPolicy.startsWith('/') ? modPolicy : `${existing.groupPath}/${modPolicy}`;
    const policy = configuration.policy(path);
    if (policy === undefined) return `unexpected missing policy ${modPolicy} for item ${key}`;
    if (isSatisfiedBy(policy, signers)) return undefined;
    return `policy for ${key} not satisfied: ${whyUnsatisfied(policy, signers)}`;
}

/** Each member once, however often it has signed. */
function signersOf(envelope: common.ConfigUpdateEnvelope, context: UpdateContext): readonly PolicyIdentity[] {
    const { membership } = context.configuration;
    const signers = envelope.getSignaturesList().flatMap((signed) => {
        const header = signed.getSignatureHeader_asU8();
        const creator = decode(common.SignatureHeader, header, 'SignatureHeader').getCreator_asU8();
        const message = Buffer.concat([header, envelope.getConfigUpdate_asU8()]);
        const signature = signed.getSignature_asU8();
        return signerOf({ creator, message, signature }, { membership, verifier: context.verifier }) ?? [];
    });
    return [...new Map(signers.map((signer) => [signer.id, signer])).values()];
}

/** Puts a group together again: it says itself which members it has, and the elements say what those are. */
function groupFrom(elements: Elements, path: string): common.ConfigGroup {
    const group = copyOf(found(elements, groupKey(path)) as common.ConfigGroup);
    fill(group.getValuesMap(), (name) => found(elements, valueKey(`${path}/${name}`)) as common.ConfigValue);
    fill(group.getPoliciesMap(), (name) => found(elements, policyKey(`${path}/${name}`)) as common.ConfigPolicy);
    fill(group.getGroupsMap(), (name) => groupFrom(elements, `${path}/${name}`));
    return group;
}

function fill<Member>(map: MemberMap<Member>, memberOf: (name: string) => Member): void {
    for (const [name] of entriesOf(map)) map.set(name, memberOf(name));
}

function found(elements: Elements, key: string): Element['item'] {
    const element = elements.get(key);
    if (element === undefined) throw new Error(`could not turn configMap back to channelGroup: missing ${key}`);
    return element.item;
}
