import type { Policy } from './parse.js';

export interface PlanRequest {
    /** Each has to be satisfied; one endorsement may serve several. */
    readonly policies: readonly Policy[];
    /** The organisations whose peer can be asked: one peer each. */
    readonly available: readonly string[];
    /** Taken where there is a choice: the gateway's own organisation. */
    readonly preferred: string;
}

/**
 * The fewest organisations whose endorsements satisfy every policy, or undefined if there are none.
 * It counts as Fabric's discovery counts, in ignorance of the greedy evaluation at validation: a plan may be refused later, here as there.
 */
export function planEndorsers({ policies, available, preferred }: PlanRequest): string[] | undefined {
    let plans: string[][] = [[]];
    for (const policy of policies) {
        const ways = waysToSatisfy(policy, available);
        plans = leastOf(plans.flatMap((plan) => ways.map((way) => [...new Set([...plan, ...way])])));
    }

    const rank = (plan: readonly string[]): number => plan.length * 2 - (plan.includes(preferred) ? 1 : 0);
    const [best] = [...plans].sort((one, other) => rank(one) - rank(other));
    return best === undefined ? undefined : available.filter((mspId) => best.includes(mspId));
}

/** Each way is a set of organisations; a way that needs two peers of one organisation is none. */
function waysToSatisfy(policy: Policy, available: readonly string[]): string[][] {
    if (policy.kind === 'signedBy') {
        const { mspId, role } = policy.principal;
        return available.includes(mspId) && (role === 'peer' || role === 'member') ? [[mspId]] : [];
    }

    const waysOfRules = policy.rules.map((rule) => waysToSatisfy(rule, available));
    return combine(waysOfRules, policy.count);
}

/** Rule after rule is either left out or satisfied in one of its ways, by organisations that no rule before it needs. */
function combine(waysOfRules: readonly string[][][], count: number): string[][] {
    let byNumber: string[][][] = [[[]]];
    for (const ways of waysOfRules) {
        const taken = byNumber.map((plans) => plans.flatMap((plan) => extensionsOf(plan, ways)));
        byNumber = Array.from({ length: Math.min(byNumber.length, count) + 1 }, (_, number) => {
            return leastOf([...(byNumber[number] ?? []), ...(taken[number - 1] ?? [])]);
        });
    }

    return byNumber[count] ?? [];
}

function extensionsOf(plan: readonly string[], ways: readonly string[][]): string[][] {
    return ways.filter((way) => !way.some((mspId) => plan.includes(mspId))).map((way) => [...plan, ...way]);
}

/** Without the plans that contain another: they cost more and give no more, and would multiply. */
function leastOf(plans: readonly string[][]): string[][] {
    const distinct = [...new Map(plans.map((plan) => [[...plan].sort().join(), plan])).values()];
    const contains = (plan: readonly string[], other: readonly string[]): boolean =>
        other.length < plan.length && other.every((mspId) => plan.includes(mspId));
    return distinct.filter((plan) => !distinct.some((other) => contains(plan, other)));
}
