import type { Policy } from './parse.js';

export interface PlanRequest {
    /** Each has to be satisfied; one endorsement may serve several. */
    readonly policies: readonly Policy[];
    /** The organisations of the peers that can be asked: each as often as it has peers. */
    readonly available: readonly string[];
    /** Taken where there is a choice: the gateway's own organisation. */
    readonly preferred: string;
}

/**
 * The organisations of the fewest peers whose endorsements satisfy every policy, or undefined if there are none; an
 * organisation comes twice where two of its peers are needed.
 * It counts as Fabric's discovery counts, in ignorance of the greedy evaluation at validation: a plan may be refused later, here as there.
 */
export function planEndorsers({ policies, available, preferred }: PlanRequest): string[] | undefined {
    let plans: string[][] = [[]];
    for (const policy of policies) {
        const ways = waysToSatisfy(policy, available);
        plans = leastOf(plans.flatMap((plan) => ways.map((way) => [...plan, ...without(way, plan)])));
    }

    const rank = (plan: readonly string[]): number => plan.length * 2 - (plan.includes(preferred) ? 1 : 0);
    const [best] = [...plans].sort((one, other) => rank(one) - rank(other));
    return best && [...best].sort((one, other) => available.indexOf(one) - available.indexOf(other));
}

/** Each way names the organisation of every peer it needs; a way that needs more peers than there are is none. */
function waysToSatisfy(policy: Policy, available: readonly string[]): string[][] {
    if (policy.kind === 'signedBy') {
        const { mspId, role } = policy.principal;
        return available.includes(mspId) && (role === 'peer' || role === 'member') ? [[mspId]] : [];
    }

    const waysOfRules = policy.rules.map((rule) => waysToSatisfy(rule, available));
    return combine(waysOfRules, { count: policy.count, available });
}

/** Rule after rule is either left out or satisfied in one of its ways, by peers that no rule before it needs. */
function combine(
    waysOfRules: readonly string[][][],
    { count, available }: { readonly count: number; readonly available: readonly string[] },
): string[][] {
    let byNumber: string[][][] = [[[]]];
    for (const ways of waysOfRules) {
        const taken = byNumber.map((plans) =>
            plans
                .flatMap((plan) => ways.map((way) => [...plan, ...way]))
                .filter((plan) => without(plan, available).length === 0),
        );
        byNumber = Array.from({ length: Math.min(byNumber.length, count) + 1 }, (_, number) => {
            return leastOf([...(byNumber[number] ?? []), ...(taken[number - 1] ?? [])]);
        });
    }

    return byNumber[count] ?? [];
}

/** Without the plans that contain another: they cost more and give no more, and would multiply. */
function leastOf(plans: readonly string[][]): string[][] {
    const distinct = [...new Map(plans.map((plan) => [[...plan].sort().join(), plan])).values()];
    const contains = (plan: readonly string[], other: readonly string[]): boolean =>
        other.length < plan.length && without(other, plan).length === 0;
    return distinct.filter((plan) => !distinct.some((other) => contains(plan, other)));
}

/** What is left of a list in which an entry may come more than once. */
function without(list: readonly string[], taken: readonly string[]): string[] {
    const left = [...list];
    for (const entry of taken) {
        const index = left.indexOf(entry);
        if (index >= 0) left.splice(index, 1);
    }
    return left;
}
