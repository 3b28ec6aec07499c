import { isAtLeast, whole } from '../kernel/fraction.js';
import type { Instant } from '../kernel/time.js';
import { partOfThreshold, totalsOf, within, type FormlessPayment, type SplittingFinding } from './formless-trail.js';
import type { TaxFormPolicy } from './tax-form-policy.js';

interface SplittingFacts {
    readonly policy: TaxFormPolicy;
    readonly at: Instant;
}

/**
 * Looks whether payments without a form under one contract, the new one last, come to more than one of them may be within
 * the days of the policy: then they are one payment that was split.
 */
export function findSumAbove(
    payments: readonly FormlessPayment[],
    { policy, at }: SplittingFacts,
): SplittingFinding | undefined {
    const windowDays = policy.sumWindowDays;
    const counted = within(windowDays, payments, at);
    const isAbove = !isAtLeast(whole(1n), partOfThreshold(counted));

    return isAbove ? finding('SUM_ABOVE_THRESHOLD', counted, { windowDays, at }) : undefined;
}

/**
 * Looks whether the new one, the last, is one of several that each lie just below what needs a form. Over more days than
 * those in which the sum counts this may be chance: it stops nothing, and people look into it.
 */
export function findSeveralJustBelow(
    payments: readonly FormlessPayment[],
    { policy, at }: SplittingFacts,
): SplittingFinding | undefined {
    const { payments: several, fromBasisPoints, windowDays } = policy.justBelow;
    const isJustBelow = (payment: FormlessPayment): boolean =>
        isAtLeast(partOfThreshold([payment]), { numerator: BigInt(fromBasisPoints), denominator: 10_000n });
    const counted = within(windowDays, payments, at).filter(isJustBelow);
    const isLastOfThem = counted.at(-1) === payments.at(-1);

    return isLastOfThem && counted.length >= several
        ? finding('SEVERAL_JUST_BELOW_THRESHOLD', counted, { windowDays, at })
        : undefined;
}

function finding(
    rule: SplittingFinding['rule'],
    payments: readonly FormlessPayment[],
    { windowDays, at }: { readonly windowDays: number; readonly at: Instant },
): SplittingFinding {
    return { rule, windowDays, payments: [...payments], totals: totalsOf(payments), foundAt: at };
}
