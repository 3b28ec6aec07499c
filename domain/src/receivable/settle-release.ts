import { add, subtract, sum, zero, type Money } from '../kernel/money.js';
import { refusals } from '../kernel/refusal.js';
import { collect } from './collect.js';
import { isHeld, released, type Collateral } from './collateral.js';
import type { Encumbrance } from './encumbrance.js';
import type { Financing, Payment, Repayment } from './financing.js';
import { repaidShares, sharesOfReceived } from './repaid-shares.js';
import { isSameFinancing } from './same-financing.js';

const refusal = refusals({ FINANCING_MUST_AWAIT_RELEASE: 'conflict' });

export interface ReleasedTogether {
    readonly financing: Financing;
    readonly collateral: Collateral;
}

/**
 * Carries into the registry what the bank's vault says was given up or repaid.
 *
 * Other funds free the declarations, each by what of the loan is outstanding on it. Export proceeds do not: the claim
 * they paid is gone, so they move from what is outstanding to what is collected, and all the buyer paid counts, also what
 * repaid no loan.
 */
export function settleTogether(financing: Financing, collateral: Collateral): ReleasedTogether {
    const isGivenBack = financing.status === 'WITHDRAWN' || financing.status === 'REVERSED';
    if (isGivenBack && isHeld(collateral, financing)) {
        return { financing, collateral: released(collateral, financing) };
    }
    const toNote = financing.repayments.filter((repayment) => !repayment.isNoted);
    if (toNote.length === 0) {
        throw refusal('FINANCING_MUST_AWAIT_RELEASE', { status: financing.status });
    }
    let [settled, owed] = [collateral, toNote.reduce((total, { amount }) => add(total, amount), financing.outstanding)];
    const repayments: Repayment[] = [];
    for (const repayment of financing.repayments) {
        if (repayment.isNoted) {
            repayments.push(repayment);
        } else {
            const noted = notedOn(settled, { financing, repayment, owed });
            repayments.push(noted);
            settled = note(settled, noted, financing);
            owed = subtract(owed, repayment.amount);
        }
    }
    const noted: Financing = { ...financing, repayments };

    return financing.status === 'REPAID'
        ? { financing: { ...noted, status: 'RELEASED' }, collateral: released(settled, financing) }
        : { financing: noted, collateral: settled };
}

interface Noting {
    readonly financing: Financing;
    readonly repayment: Repayment;
    /** What the registry had of the loan before this repayment. */
    readonly owed: Money;
}

/** The repayment with what it comes to on each declaration, so that it could be taken back to the last minor unit. */
function notedOn({ encumbrances }: Collateral, { financing, repayment, owed }: Noting): Repayment {
    const { amount, proceeds = amount, source } = repayment;
    const held = encumbrances.map((encumbrance) => outstandingOn(encumbrance, financing));
    const parts = repaidShares(amount, { owed, held });
    const more = sharesOfReceived(subtract(proceeds, amount), financing);
    const onDeclarations = encumbrances.map(({ collected: { currency } }, index) => {
        const [repaid, beyond] = [parts[index] ?? zero(currency), more[index] ?? zero(currency)];
        return { repaid, collected: source === 'EXPORT_PROCEEDS' ? add(repaid, beyond) : zero(currency) };
    });

    return { ...repayment, isNoted: true, onDeclarations };
}

function note({ encumbrances, holds }: Collateral, repayment: Repayment, financing: Financing): Collateral {
    const { onDeclarations = [], source, payment } = repayment;
    const isByBuyer = source === 'EXPORT_PROCEEDS';

    return {
        encumbrances: encumbrances.map((encumbrance, index) => {
            const nothing = zero(encumbrance.collected.currency);
            const { repaid, collected } = onDeclarations[index] ?? { repaid: nothing, collected: nothing };
            const allocations = encumbrance.allocations.map((allocation) =>
                isSameFinancing(allocation, financing)
                    ? { ...allocation, outstanding: subtract(allocation.outstanding, repaid) }
                    : allocation,
            );

            return isByBuyer
                ? collectRepayment(
                      { ...encumbrance, allocations },
                      { bank: financing.bank, payment, applied: collected },
                  )
                : { ...encumbrance, allocations };
        }),
        holds: isByBuyer ? holds.map((hold) => ({ ...hold, isPaid: true })) : holds,
    };
}

export interface CollectedRepayment extends Pick<Financing, 'bank'>, Pick<Repayment, 'payment'> {
    /** What of the payment the declaration bears; below zero where it is taken back. */
    readonly applied: Money;
}

/** A payment that has a name of its own may have been collected already when it came in. */
export function collectRepayment(
    encumbrance: Encumbrance,
    { bank, payment, applied }: CollectedRepayment,
): Encumbrance {
    const reference = nameOf(payment);

    return reference === undefined
        ? { ...encumbrance, collected: add(encumbrance.collected, applied) }
        : collect(encumbrance, { bank, reference, applied });
}

/** As the money that came in is called at the bank; what came by documents or a conversion has no such name. */
function nameOf(payment: Payment): string | undefined {
    switch (payment.means) {
        case 'OUTSIDE':
            return payment.reference;
        case 'E_CNY':
            return payment.transactionId;
        case 'PRESENTATION':
        case 'PACKING_CREDIT':
            return undefined;
    }
}

function outstandingOn({ allocations, collected }: Encumbrance, financing: Financing): Money {
    return sum(
        collected.currency,
        allocations.filter((each) => isSameFinancing(each, financing)).map(({ outstanding }) => outstanding),
    );
}
