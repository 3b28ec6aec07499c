import type { Identity } from './wire/identity.js';

/** The channel's policies on who may propose and order, and who may read. */
type ChannelPolicy = 'Readers' | 'Writers';

/** The channel's Writers are clients and administrators; a peer's or an orderer's certificate does not propose. */
export function isWriter({ role }: Identity): boolean {
    return role === 'client' || role === 'admin';
}

/** How Fabric says that no organisation's part of a channel policy is met. */
export function unsatisfied(policy: ChannelPolicy): string {
    return (
        'implicit policy evaluation failed - 0 sub-policies were satisfied, ' +
        `but this policy requires 1 of the '${policy}' sub-policies to be satisfied`
    );
}

/** The same in the words of a peer, which tell a stranger nothing of what was wrong with the identity. */
export function accessRefused(channelId: string, policy: ChannelPolicy): string {
    return (
        `Failed evaluating policy on signed data during check policy on channel [${channelId}] ` +
        `with policy [/Channel/Application/${policy}]: [${unsatisfied(policy)}]`
    );
}
