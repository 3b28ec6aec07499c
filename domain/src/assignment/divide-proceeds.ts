import { compare, subtract, zero, type Money } from '../kernel/money.js';
import { isInForce, paidUnder, type Assignment } from './assignment.js';

/** What an assignee has of a payment. */
export interface Due {
    readonly assignment: Assignment;
    readonly amount: Money;
}

/** What a bank pays. */
export interface Proceeds {
    readonly amount: Money;
    readonly payingBank: string;
}

/**
 * Who has how much of what a bank pays under the credit: its assignees in the order of their assignments, each up to
 * what was assigned and not paid yet, and the beneficiary what is left. Nothing is lost, and nobody has more than assigned.
 */
export function divideProceeds(
    { amount, payingBank }: Proceeds,
    assignments: readonly Assignment[],
): { readonly shares: readonly Due[]; readonly toBeneficiary: Money } {
    const entitled = assignments
        .filter((assignment) => isInForce(assignment) && assignment.payingBank === payingBank)
        .sort((one, other) => one.number - other.number);
    let left = amount;
    const shares: Due[] = [];
    for (const assignment of entitled) {
        const share = dueOf(assignment, left);
        if (compare(share, zero(amount.currency)) > 0) {
            shares.push({ assignment, amount: share });
            left = subtract(left, share);
        }
    }

    return { shares, toBeneficiary: left };
}

/** What is assigned and not paid yet, or what is left where that is less. */
function dueOf({ amount: assigned, ...assignment }: Assignment, left: Money): Money {
    if (assigned === undefined) {
        return left;
    }
    const due = subtract(assigned, paidUnder(assignment, assigned.currency));

    return compare(due, left) < 0 ? due : left;
}
