import { add, compare, moneyToWire, subtract, sum, type Money } from '../kernel/money.js';
import { refusals } from '../kernel/refusal.js';
import type { Instant } from '../kernel/time.js';
import type { Amendment } from '../letter-of-credit/amendment.js';
import { mustBeLive, type Credit } from '../letter-of-credit/credit.js';
import { maximumDrawing } from '../letter-of-credit/drawing.js';
import { beneficiarysBank, partyBanks } from '../letter-of-credit/parties.js';
import { termsAtTime } from '../letter-of-credit/terms-at-time.js';
import type { AssignProceeds } from './api.js';
import type { Assignment } from './assignment.js';

const refusal = refusals({
    ASSIGNMENT_MUST_BE_BY_BENEFICIARYS_BANK: 'forbidden',
    ASSIGNMENT_MUST_BE_NEXT: 'conflict',
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
 * art. 39). All assignments together are never more than can be drawn; what one assignee gives up another may have.
 */
export function assignProceeds(
    { creditId, number, payingBank, assignee, amount }: AssignProceeds,
    { credit, amendments, assignments, bank, at }: AssigningFacts,
): Assignment {
    if (bank !== beneficiarysBank(credit.terms)) {
        throw refusal('ASSIGNMENT_MUST_BE_BY_BENEFICIARYS_BANK');
    }
    mustBeLive(credit);
    if (number !== assignments.length + 1) {
        throw refusal('ASSIGNMENT_MUST_BE_NEXT', { next: assignments.length + 1 });
    }
    if (!partyBanks(credit.terms).includes(payingBank)) {
        throw refusal('PAYING_BANK_MUST_BE_PARTY');
    }
    const { terms } = termsAtTime({ credit, amendments }, { party: 'BENEFICIARY', at });
    const { beneficiary } = terms;
    if (assignee.partyName === beneficiary.partyName && assignee.countryCode === beneficiary.countryCode) {
        throw refusal('ASSIGNEE_MUST_DIFFER_FROM_BENEFICIARY');
    }
    mustFit(amount, maximumDrawing(terms), assignments);

    return {
        creditId,
        number,
        assigningBank: bank,
        payingBank,
        assignee,
        ...(amount !== undefined && { amount }),
        assignedAt: at,
    };
}

/** All of the proceeds are as much as can be drawn: beside them there is nothing to assign. */
function mustFit(amount: Money | undefined, maximum: Money, assignments: readonly Assignment[]): void {
    if (amount !== undefined && amount.currency !== maximum.currency) {
        throw refusal('ASSIGNMENT_MUST_BE_IN_CURRENCY_OF_CREDIT');
    }
    if (amount?.minorUnits === 0n) {
        throw refusal('ASSIGNMENT_MUST_BE_MORE_THAN_NOTHING');
    }
    const standing = assignments.filter(
        ({ answer, releasedAt }) => answer?.outcome !== 'REFUSED' && releasedAt === undefined,
    );
    const assigned = sum(
        maximum.currency,
        standing.map((each) => each.amount ?? maximum),
    );
    if (compare(add(assigned, amount ?? maximum), maximum) > 0) {
        const left = subtract(maximum, assigned);
        throw refusal('ASSIGNMENTS_MUST_NOT_EXCEED_PROCEEDS', {
            left: { ...moneyToWire(left.minorUnits < 0n ? { ...left, minorUnits: 0n } : left) },
        });
    }
}
