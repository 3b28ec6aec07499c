import { z } from 'zod';

/** A policy as written in consortium.yaml: a member or group, or a gate over such. */
export type PolicyNode = string | { readonly allOf: readonly PolicyNode[] } | { readonly anyOf: readonly PolicyNode[] };

export const policySchema: z.ZodType<PolicyNode> = z.lazy(() =>
    z.union([
        z.string().min(1),
        z.strictObject({ allOf: z.array(policySchema).min(1) }),
        z.strictObject({ anyOf: z.array(policySchema).min(1) }),
    ]),
);

/** Turns a group or a member's name into the members it stands for; undefined for a name nobody has. */
export type Expand = (name: string) => readonly string[] | undefined;

/** The policy in Fabric's own language, such as `AND('PbocMSP.peer',OR('AMSP.peer','BMSP.peer'))`. */
export function policyExpression(policy: PolicyNode, expand: Expand): string {
    if (typeof policy === 'string') {
        const members = expand(policy) ?? [];
        return members.length === 1 ? principal(members[0] ?? '') : gate('OR', members.map(principal));
    }
    if ('allOf' in policy) {
        return gate(
            'AND',
            policy.allOf.map((rule) => policyExpression(rule, expand)),
        );
    }
    return gate(
        'OR',
        policy.anyOf.flatMap((rule) =>
            typeof rule === 'string' ? (expand(rule) ?? []).map(principal) : [policyExpression(rule, expand)],
        ),
    );
}

/**
 * What is wrong with a policy, in words; empty when it is sound.
 *
 * Fabric's evaluator is greedy: a gate uses up every endorser that any of its branches matches. Two rules under one
 * AND that name the same member therefore refuse endorsers that a reader would think sufficient.
 */
export function policyFaults(policy: PolicyNode, expand: Expand): string[] {
    if (typeof policy === 'string') {
        const members = expand(policy);
        return members === undefined || members.length === 0 ? [`nobody is called ${policy}`] : [];
    }
    const rules = 'allOf' in policy ? policy.allOf : policy.anyOf;
    const inside = rules.flatMap((rule) => policyFaults(rule, expand));
    return 'allOf' in policy ? [...inside, ...sharedMembers(policy.allOf, expand)] : inside;
}

/** Every member that a policy names, groups expanded. */
export function membersNamed(policy: PolicyNode, expand: Expand): readonly string[] {
    if (typeof policy === 'string') {
        return expand(policy) ?? [];
    }
    return ('allOf' in policy ? policy.allOf : policy.anyOf).flatMap((rule) => membersNamed(rule, expand));
}

function sharedMembers(rules: readonly PolicyNode[], expand: Expand): string[] {
    const seen = new Set<string>();
    const shared = new Set<string>();
    for (const rule of rules) {
        const members = new Set(membersNamed(rule, expand));
        for (const member of members) {
            (seen.has(member) ? shared : seen).add(member);
        }
    }
    return [...shared].map(
        (member) => `${member} stands in more than one rule of the same allOf; Fabric would count it once`,
    );
}

function gate(name: 'AND' | 'OR', rules: readonly string[]): string {
    return `${name}(${rules.join(',')})`;
}

function principal(mspId: string): string {
    return `'${mspId}.peer'`;
}
