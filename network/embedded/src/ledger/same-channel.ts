import type { ChannelConfiguration } from '../config/configuration.js';
import type { MemberOrganisation } from '../wire/identity.js';

/** What is wrong with a ledger's members for a network of these; undefined if they are the same. */
export function otherMembers(kept: ChannelConfiguration, given: ChannelConfiguration): string | undefined {
    const [before, now] = [rootsOf(kept.members), rootsOf(given.members)];
    for (const mspId of new Set([...before.keys(), ...now.keys()])) {
        const [rootsBefore, rootsNow] = [before.get(mspId), now.get(mspId)];
        if (rootsBefore === undefined) return `${mspId} is not on its channel`;
        if (rootsNow === undefined) return `${mspId} is on its channel, and is missing here`;
        if (rootsBefore !== rootsNow) return `${mspId} has another certificate authority on its channel`;
    }
    return undefined;
}

/** By organisation, what its membership stands on. */
function rootsOf(members: readonly MemberOrganisation[]): ReadonlyMap<string, string> {
    return new Map(members.map(({ mspId, rootCertificatesPem }) => [mspId, rootCertificatesPem.join()]));
}
