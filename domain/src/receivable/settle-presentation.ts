import { add, apportion, compare, subtract, sum, zero, type Money } from '../kernel/money.js';
import { holdsAmount } from '../presentation/presentation-status.js';
import type { Presentation } from '../presentation/presentation.js';
import { released, sharesOf, type Collateral } from './collateral.js';
import type { Financing } from './financing.js';
import { isOwed } from './owed.js';
import { standingRepayments } from './reversal.js';
import { settleTogether, type ReleasedTogether } from './settle-release.js';

export interface SettlingFacts {
    /** As it has ended: refused or paid. */
    readonly presentation: Presentation;
    readonly collateral: Collateral;
    /** Under which a repayment is recorded, if one is. */
    readonly repaymentId: string;
}

/**
 * Carries the end of a presentation into what was financed on it.
 *
 * Refused documents hold nothing: a reservation not used is given up. Money that was already advanced on them is
 * still to be repaid, and holds the goods until it is. When they are paid, the payment repays the advance, and all of it is
 * collected: the buyer owes nothing more that another bank could finance.
 */
export function settlePresentation(financing: Financing, facts: SettlingFacts): ReleasedTogether {
    const { presentation, collateral } = facts;
    if (presentation.status === 'PAID') {
        return settlePaid(financing, facts);
    }
    if (!holdsAmount(presentation.status) && financing.status === 'RESERVED') {
        return { financing: withoutReservation(financing), collateral: released(collateral, financing) };
    }

    return { financing, collateral };
}

function settlePaid(financing: Financing, { presentation, collateral, repaymentId }: SettlingFacts): ReleasedTogether {
    const { outstanding, status } = financing;
    const proceeds = notYetCollected(presentation.amount, financing);
    if (isOwed(financing)) {
        const repayment: Financing['repayments'][number] = {
            repaymentId,
            amount: outstanding,
            proceeds: compare(proceeds, outstanding) < 0 ? outstanding : proceeds,
            source: 'EXPORT_PROCEEDS',
            payment: { means: 'PRESENTATION' },
            receivedAt: presentation.payment?.at ?? presentation.reimbursed?.at ?? presentation.receivedAt,
            isNoted: false,
        };
        const repaid: Financing = {
            ...financing,
            status: 'REPAID',
            outstanding: zero(outstanding.currency),
            repayments: [...financing.repayments, repayment],
        };
        return settleTogether(repaid, collateral);
    }
    const collected = collect(collateral, { financing, proceeds });

    return status === 'RESERVED'
        ? { financing: withoutReservation(financing), collateral: released(collected, financing) }
        : { financing, collateral: collected };
}

function withoutReservation(financing: Financing): Financing {
    return { ...financing, status: 'RELEASED', outstanding: zero(financing.amount.currency) };
}

/** What the buyer has paid beyond what the bank itself has already recorded. */
function notYetCollected(paid: Money, financing: Financing): Money {
    const recorded = standingRepayments(financing)
        .filter(({ source }) => source === 'EXPORT_PROCEEDS')
        .map(({ amount, proceeds = amount }) => proceeds);
    const left = subtract(paid, sum(paid.currency, recorded));

    return left.minorUnits < 0n ? zero(paid.currency) : left;
}

/** Nothing was lent, or no more is: what the buyer paid uses up the goods all the same. */
function collect(
    { encumbrances, holds }: Collateral,
    { financing, proceeds }: { readonly financing: Financing; readonly proceeds: Money },
): Collateral {
    const parts = apportion(
        proceeds,
        sharesOf(financing).map(({ amount }) => amount.minorUnits),
    );

    return {
        encumbrances: encumbrances.map((encumbrance, index) => ({
            ...encumbrance,
            collected: add(encumbrance.collected, parts[index] ?? zero(proceeds.currency)),
        })),
        holds: holds.map((hold) => ({ ...hold, isPaid: true })),
    };
}
