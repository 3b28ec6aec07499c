import type { ChannelConfiguration } from './config/configuration.js';
import { isSatisfiedBy, whyUnsatisfied } from './policy/evaluate.js';
import type { Identity } from './wire/identity.js';

/** The channel's policies on who may propose and order, and who may read. */
type ChannelPolicy = 'Readers' | 'Writers';

/** Whether a policy of the channel, by its path, lets somebody through alone. */
export function mayAlone(configuration: ChannelConfiguration, path: string, identity: Identity): boolean {
    const policy = configuration.policy(path);
    return policy !== undefined && isSatisfiedBy(policy, [identity]);
}

/** Whether somebody may propose to peers: clients and administrators may, a peer's or an orderer's certificate may not. */
export function isWriter(configuration: ChannelConfiguration, identity: Identity): boolean {
    return mayAlone(configuration, '/Channel/Application/Writers', identity);
}

/** How Fabric says that no organisation's part of a channel policy is met. */
export function unsatisfied(policy: ChannelPolicy): string {
    return whyUnsatisfied({ kind: 'implicit', count: 1, subPolicy: policy, policies: [] }, []);
}

/** The same in the words of a peer, which tell a stranger nothing of what was wrong with the identity. */
export function accessRefused(channelId: string, policy: ChannelPolicy): string {
    return (
        `Failed evaluating policy on signed data during check policy on channel [${channelId}] ` +
        `with policy [/Channel/Application/${policy}]: [${unsatisfied(policy)}]`
    );
}
