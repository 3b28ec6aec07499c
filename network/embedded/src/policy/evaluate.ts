import type { Identity } from '../wire/identity.js';
import type { Policy, Principal } from './parse.js';

/** A policy of the channel's configuration: a rule, or so many of the organisations' own policies of one name. */
export type ChannelPolicy =
    | Policy
    | {
          readonly kind: 'implicit';
          readonly count: number;
          /** What the organisations' policies are called. */
          readonly subPolicy: string;
          readonly policies: readonly ChannelPolicy[];
      };

/** `outOf` one of no rules: nobody satisfies it, which is what a policy that cannot be read must come to. */
export const nobody: Policy = { kind: 'outOf', count: 1, rules: [] };

/** What a policy looks at in an identity. */
export type PolicyIdentity = Pick<Identity, 'mspId' | 'role'>;

/**
 * Whether those who signed satisfy a policy, decided as Fabric decides it: greedily.
 * Each signature counts once; a gate goes on after it is satisfied, so an OR uses up a signature for every branch that matches, and
 * nothing is tried again another way. So `AND(OR(A, B), OR(A, B, C))` refuses A and B together. The caller has removed duplicates.
 */
export function isSatisfiedBy(policy: ChannelPolicy, identities: readonly PolicyIdentity[]): boolean {
    if (policy.kind !== 'implicit') return signaturesLeft(policy, identities) !== undefined;
    return satisfiedOf(policy.policies, identities) >= policy.count;
}

/** Why those who signed do not satisfy a policy, in Fabric's words. */
export function whyUnsatisfied(policy: ChannelPolicy, identities: readonly PolicyIdentity[]): string {
    if (policy.kind !== 'implicit') return 'signature set did not satisfy policy';
    const { count, subPolicy, policies } = policy;
    return (
        `implicit policy evaluation failed - ${satisfiedOf(policies, identities)} sub-policies were satisfied, ` +
        `but this policy requires ${count} of the '${subPolicy}' sub-policies to be satisfied`
    );
}

/** Each organisation's policy sees all signatures: here, unlike within a rule, one may count for several. */
function satisfiedOf(policies: readonly ChannelPolicy[], identities: readonly PolicyIdentity[]): number {
    return policies.filter((inner) => isSatisfiedBy(inner, identities)).length;
}

/** The signatures that a satisfied policy leaves unused, in their order; undefined if it is not satisfied. */
function signaturesLeft(policy: Policy, identities: readonly PolicyIdentity[]): readonly PolicyIdentity[] | undefined {
    if (policy.kind === 'signedBy') {
        const index = identities.findIndex((identity) => satisfies(identity, policy.principal));
        return index < 0 ? undefined : identities.filter((_, position) => position !== index);
    }

    let unused = identities;
    let satisfied = 0;
    for (const rule of policy.rules) {
        const left = signaturesLeft(rule, unused);
        if (left !== undefined) {
            unused = left;
            satisfied += 1;
        }
    }

    return satisfied >= policy.count ? unused : undefined;
}

function satisfies(identity: PolicyIdentity, { mspId, role }: Principal): boolean {
    return identity.mspId === mspId && (role === 'member' || identity.role === role);
}
