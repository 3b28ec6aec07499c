import { add, compare, moneyToWire, subtract, sum, zero, type Money } from '../kernel/money.js';
import { refusals } from '../kernel/refusal.js';
import type { Instant } from '../kernel/time.js';
import type { Amendment } from '../letter-of-credit/amendment.js';
import type { CreditParty } from '../letter-of-credit/credit-party.js';
import type { Credit } from '../letter-of-credit/credit.js';
import { maximumDrawing } from '../letter-of-credit/drawing.js';
import { beneficiarysBank, partyBanks } from '../letter-of-credit/parties.js';
import { termsAtTime } from '../letter-of-credit/terms-at-time.js';
import type { AssignProceeds } from './api.js';
import { mostAssignments, paidUnder, type Assignment } from './assignment.js';

const refusal = refusals({
    ASSIGNMENT_MUST_BE_BY_BENEFICIARYS_BANK: 'forbidden',
    CREDIT_MUST_NOT_BE_CLOSED: 'conflict',
    ASSIGNMENT_MUST_BE_NEXT: 'conflict',
    ASSIGNMENTS_MUST_NOT_BE_TOO_MANY: 'conflict',
    PAYING_BANK_MUST_BE_PARTY: 'invalid',
    ASSIGNEE_MUST_DIFFER_FROM_BENEFICIARY: 'invalid',
    ASSIGNMENT_MUST_BE_IN_CURRENCY_OF_CREDIT: 'invalid',
    ASSIGNMENT_MUST_BE_MORE_THAN_NOTHING: 'invalid',
    ASSIGNMENTS_MUST_NOT_EXCEED_PROCEEDS: 'conflict',
});

/** What the ledger knows of the credit of which proceeds are assigned. */
export interface AssigningFacts {
    readonly credit: Credit;
    readonly amendments: readonly Amendment[];
    /** All that were made so far. */
    readonly assignments: readonly Assignment[];
    readonly bank: string;
    readonly at: Instant;
}

/**
 * Assigns what the beneficiary may come to draw, wholly or in part, also of a credit that is not transferable (UCP 600
 * art. 39), and of one that has expired: what was honoured in time may be due long after. All assignments together are
 * never more than can be drawn; what one assignee gives up another may have, but for what it has been paid.
 */
export function assignProceeds(
    { creditId, number, payingBank, assignee, amount }: AssignProceeds,
    { credit, amendments, assignments, bank, at }: AssigningFacts,
): { readonly credit: Credit; readonly assignment: Assignment } {
    if (bank !== beneficiarysBank(credit.terms)) {
        throw refusal('ASSIGNMENT_MUST_BE_BY_BENEFICIARYS_BANK');
    }
    if (credit.closedAt !== undefined) {
        throw refusal('CREDIT_MUST_NOT_BE_CLOSED');
    }
    const next = credit.numberOfAssignments + 1;
    if (number !== next) {
        throw refusal('ASSIGNMENT_MUST_BE_NEXT', { next });
    }
    if (number > mostAssignments) {
        throw refusal('ASSIGNMENTS_MUST_NOT_BE_TOO_MANY');
    }
    if (!partyBanks(credit.terms).includes(payingBank)) {
        throw refusal('PAYING_BANK_MUST_BE_PARTY');
    }
    const { terms } = termsAtTime({ credit, amendments }, { party: 'BENEFICIARY', at });
    if (isSame(assignee, terms.beneficiary)) {
        throw refusal('ASSIGNEE_MUST_DIFFER_FROM_BENEFICIARY');
    }
    mustFit(amount, maximumDrawing(terms), assignments);

    return {
        credit: { ...credit, numberOfAssignments: number },
        assignment: {
            creditId,
            number,
            assigningBank: bank,
            payingBank,
            assignee,
            ...(amount !== undefined && { amount }),
            requestedAt: at,
        },
    };
}

/** The same by its code, or by its name in its country. */
function isSame(one: CreditParty, other: CreditParty): boolean {
    const hasSameCode = one.uscc !== undefined && one.uscc === other.uscc;

    return hasSameCode || (one.partyName === other.partyName && one.countryCode === other.countryCode);
}

/** All of the proceeds are as much as can be drawn: beside them there is nothing to assign. */
function mustFit(amount: Money | undefined, maximum: Money, assignments: readonly Assignment[]): void {
    const { currency } = maximum;
    if (amount !== undefined && amount.currency !== currency) {
        throw refusal('ASSIGNMENT_MUST_BE_IN_CURRENCY_OF_CREDIT');
    }
    if (amount?.minorUnits === 0n) {
        throw refusal('ASSIGNMENT_MUST_BE_MORE_THAN_NOTHING');
    }
    const assigned = sum(
        currency,
        assignments.map((each) => heldBy(each, maximum)),
    );
    if (compare(add(assigned, amount ?? maximum), maximum) > 0) {
        const left = compare(assigned, maximum) < 0 ? subtract(maximum, assigned) : zero(currency);
        throw refusal('ASSIGNMENTS_MUST_NOT_EXCEED_PROCEEDS', { left: { ...moneyToWire(left) } });
    }
}

/** How much of the proceeds is its assignee's: of what was given up, what it has been paid. */
function heldBy({ answer, releasedAt, amount, ...assignment }: Assignment, maximum: Money): Money {
    if (answer?.outcome === 'REFUSED') {
        return zero(maximum.currency);
    }

    return releasedAt === undefined ? (amount ?? maximum) : paidUnder(assignment, maximum.currency);
}
