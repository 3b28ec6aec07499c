import type { PaymentDue } from '../dcep/payment-due.js';
import { compare, moneyToWire, subtract, sum } from '../kernel/money.js';
import { refusals } from '../kernel/refusal.js';
import { hasBeenHonoured } from '../presentation/drawings.js';
import {
    coinsDue,
    paymentBy,
    type Debt,
    type MeansOfPayment,
    type Payment,
    type Paying,
    type WalletShare,
} from '../presentation/payment.js';
import type { Presentation } from '../presentation/presentation.js';
import type { Assignment } from './assignment.js';
import { divideProceeds, type Due } from './divide-proceeds.js';
import type { Share } from './share.js';

const refusal = refusals({
    ASSIGNEES_MUST_BE_PAID_FIRST: 'conflict',
    PAYMENTS_OUTSIDE_MUST_HAVE_REFERENCES_OF_THEIR_OWN: 'invalid',
    SHARE_MUST_REACH_ASSIGNEE: 'invalid',
});

/** How a bank pays: its assignees as each share says, and what is left as `means` says. */
export interface Order {
    readonly means: MeansOfPayment;
    readonly shares?: readonly Share[] | undefined;
}

/** To whom else than the presenter what is paid under a credit may be due. */
export interface Assigned {
    /** Those that concern the bank that pays. */
    readonly assignments: readonly Assignment[];
    /** What these documents were first presented as, where another bank has sent them on. */
    readonly original?: Presentation | undefined;
}

/** What is paid for. */
export interface ProceedsFacts extends Paying, Assigned {
    readonly presentation: Presentation;
    /** Of what falls due later, which part. */
    readonly part?: number;
}

/** A payment as it is recorded, with the coins that it moves and the assignments that it pays. */
export interface PaidProceeds {
    readonly payment: Payment;
    readonly coins?: PaymentDue;
    readonly assignments: readonly Assignment[];
}

/**
 * Pays what is due under a credit: first the assignees that the bank has acknowledged, each as much as it is entitled to,
 * and the presenter what is left (UCP 600 art. 39). What comes to assignees and what comes to the presenter is together
 * what is due, to the cent.
 */
export function payProceeds(debt: Debt, { means, shares = [] }: Order, facts: ProceedsFacts): PaidProceeds {
    mustBeWhatIsDue(shares, dueToAssignees(debt, facts));
    const isAnythingLeft = compare(debt.amount, paidBy(shares, debt)) > 0;
    mustHaveOwnReferences([...(isAnythingLeft ? [means] : []), ...shares.map((share) => share.means)]);
    const coins = coinsOf(debt, { means, shares }, facts.assignments);

    return {
        payment: {
            ...paymentBy(means, facts),
            ...(shares.length > 0 && { toAssignees: paidBy(shares, debt) }),
        },
        ...(coins && { coins }),
        assignments: shares.map((share) => withPaid(share, facts)),
    };
}

/** The coins that such a payment moves: into the assignees' wallets, and what is left to the presenter. */
export function coinsOf(
    debt: Debt,
    { means, shares = [] }: Order,
    assignments: readonly Assignment[],
): PaymentDue | undefined {
    const left = subtract(debt.amount, paidBy(shares, debt));

    return coinsDue(
        { ...debt, amount: left },
        means,
        shares.flatMap((share) => walletShareOf(share, assignments)),
    );
}

/**
 * Nothing is an assignee's of what reimburses a bank that has given value, or of what a second beneficiary has delivered
 * for: that is not the beneficiary's to assign.
 */
export function dueToAssignees(
    { amount, debtorBank }: Debt,
    { presentation, original, assignments }: Assigned & Pick<ProceedsFacts, 'presentation'>,
): readonly Due[] {
    if (hasGivenValue(original) || presentation.forwards !== undefined) {
        return [];
    }

    return divideProceeds({ amount, payingBank: debtorBank }, assignments).shares;
}

/** Whether the bank that sent the documents on has paid for them, or bound itself to, and has not had it back. */
function hasGivenValue(original: Presentation | undefined): boolean {
    if (original?.negotiation !== undefined) {
        return original.negotiation.recourse === undefined;
    }

    return original !== undefined && hasBeenHonoured(original.status);
}

/** Each assignee that is entitled, and nobody else, with just what is due to it. */
function mustBeWhatIsDue(shares: readonly Share[], due: readonly Due[]): void {
    const isPaid = ({ assignment: { number }, amount }: Due): boolean =>
        shares.some(
            (share) =>
                share.assignmentNumber === number &&
                share.amount.currency === amount.currency &&
                compare(share.amount, amount) === 0,
        );
    if (shares.length !== due.length || !due.every(isPaid)) {
        const owed = due.map(({ assignment: { number: assignmentNumber }, amount }) => ({
            assignmentNumber,
            amount: { ...moneyToWire(amount) },
        }));
        throw refusal('ASSIGNEES_MUST_BE_PAID_FIRST', { shares: owed });
    }
}

/** One reference names one payment: two that share it would be one that is counted twice. */
function mustHaveOwnReferences(means: readonly MeansOfPayment[]): void {
    const references = means.flatMap((each) => (each.kind === 'OUTSIDE' ? [each.uetr] : []));
    if (new Set(references).size < references.length) {
        throw refusal('PAYMENTS_OUTSIDE_MUST_HAVE_REFERENCES_OF_THEIR_OWN');
    }
}

/** A wallet reaches an assignee only if it is held by it, which its unified social credit code tells. */
function walletShareOf(
    { assignmentNumber, amount, means }: Share,
    assignments: readonly Assignment[],
): readonly WalletShare[] {
    if (means.kind === 'OUTSIDE') {
        return [];
    }
    const holderUscc = assignmentOf(assignmentNumber, assignments)?.assignee.uscc;
    if (holderUscc === undefined) {
        throw refusal('SHARE_MUST_REACH_ASSIGNEE', { assignmentNumber });
    }

    return [{ wallet: means.walletId, holderUscc, amount }];
}

function withPaid({ assignmentNumber, amount, means }: Share, facts: ProceedsFacts): Assignment {
    const assignment = assignmentOf(assignmentNumber, facts.assignments);
    if (assignment === undefined) {
        throw new Error(`there is no assignment ${assignmentNumber} of which something is paid`);
    }
    const { presentation, part } = facts;
    const paid = {
        presentationNumber: presentation.number,
        ...(part !== undefined && { part }),
        amount,
        payment: paymentBy(means, facts),
    };

    return { ...assignment, paid: [...(assignment.paid ?? []), paid] };
}

function assignmentOf(number: number, assignments: readonly Assignment[]): Assignment | undefined {
    return assignments.find((each) => each.number === number);
}

function paidBy(shares: readonly Share[], { amount: { currency } }: Debt) {
    return sum(
        currency,
        shares.map(({ amount }) => amount),
    );
}
