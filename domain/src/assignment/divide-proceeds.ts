import { compare, subtract, sum, zero, type Money } from '../kernel/money.js';
import { isInForce, type Assignment } from './assignment.js';

/** What an assignee has of a payment. */
export interface Share {
    /** Of the assignment. */
    readonly number: number;
    readonly amount: Money;
}

/** A payment, and what its bank paid to assignees before. */
export interface Proceeds {
    readonly amount: Money;
    readonly payingBank: string;
    readonly paidBefore: readonly Share[];
}

/**
 * Who has how much of what a bank pays under the credit: its assignees in the order of their assignments, each up to
 * what was assigned and not paid yet, and the beneficiary what is left. Nothing is lost, and nobody has more than assigned.
 */
export function divideProceeds(
    { amount, payingBank, paidBefore }: Proceeds,
    assignments: readonly Assignment[],
): { readonly shares: readonly Share[]; readonly toBeneficiary: Money } {
    const { currency } = amount;
    const entitled = assignments
        .filter((assignment) => isInForce(assignment) && assignment.payingBank === payingBank)
        .sort((one, other) => one.number - other.number);
    let left = amount;
    const shares: Share[] = [];
    for (const { number, amount: assigned } of entitled) {
        const before = paidBefore.filter((share) => share.number === number).map((share) => share.amount);
        const due = assigned === undefined ? left : subtract(assigned, sum(currency, before));
        const share = compare(due, left) < 0 ? due : left;
        if (compare(share, zero(currency)) > 0) {
            shares.push({ number, amount: share });
            left = subtract(left, share);
        }
    }

    return { shares, toBeneficiary: left };
}
