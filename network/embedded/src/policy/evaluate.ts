import type { Identity } from '../wire/identity.js';
import type { Policy, Principal } from './parse.js';

/** What a policy looks at in an identity. */
export type PolicyIdentity = Pick<Identity, 'mspId' | 'role'>;

/**
 * Whether those who signed satisfy a policy, decided as Fabric decides it: greedily.
 * Each signature counts once; a gate goes on after it is satisfied, so an OR uses up a signature for every branch that matches, and
 * nothing is tried again another way. So `AND(OR(A, B), OR(A, B, C))` refuses A and B together. The caller has removed duplicates.
 */
export function isSatisfiedBy(policy: Policy, identities: readonly PolicyIdentity[]): boolean {
    return signaturesLeft(policy, identities) !== undefined;
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
