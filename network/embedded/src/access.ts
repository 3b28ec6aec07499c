import type { ChannelConfiguration } from './config/configuration.js';
import { isSatisfiedBy, whyUnsatisfied } from './policy/evaluate.js';
import type { Identity } from './wire/identity.js';

const readers = '/Channel/Application/Readers';
const writers = '/Channel/Application/Writers';

/** What a peer gives or does only for whom a policy of the channel lets through; where its configuration says nothing, this one. */
const defaultPolicies = {
    'peer/Propose': writers,
    'event/Block': readers,
    'event/FilteredBlock': readers,
    'gateway/CommitStatus': readers,
    'gateway/ChaincodeEvents': readers,
    'qscc/GetChainInfo': readers,
    'qscc/GetBlockByNumber': readers,
    'qscc/GetBlockByHash': readers,
    'qscc/GetBlockByTxID': readers,
    'qscc/GetTransactionByID': readers,
} as const;

/** By the name that Fabric's configuration has for it. */
export type Resource = keyof typeof defaultPolicies;

export function isResource(name: string): name is Resource {
    return name in defaultPolicies;
}

/** Why somebody has no access to a resource of the channel, in Fabric's words; undefined for whoever has. */
export function accessFault(
    { channelId, configuration }: { readonly channelId: string; readonly configuration: ChannelConfiguration },
    resource: Resource,
    identity: Identity | undefined,
): string | undefined {
    const chosen = configuration.accessControl.get(resource);
    const path = chosen ?? defaultPolicies[resource];
    const reason = whyNot(configuration, path, identity);
    if (reason === undefined) return undefined;
    const during = 'evaluating policy on signed data during check policy';
    return chosen === undefined
        ? `Failed ${during} on channel [${channelId}] with policy [${path}]: [${reason}]`
        : `failed ${during} [${path}]: [${reason}]`;
}

/** Why a policy of the channel, by its path, does not let somebody through alone; undefined if it does. Nobody known is nobody. */
export function whyNot(
    configuration: ChannelConfiguration,
    path: string,
    identity: Identity | undefined,
): string | undefined {
    const policy = configuration.policy(path);
    if (policy === undefined) return `policy ${path} not found`;
    const identities = identity === undefined ? [] : [identity];
    return isSatisfiedBy(policy, identities) ? undefined : whyUnsatisfied(policy, identities);
}
