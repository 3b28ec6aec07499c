import { compare, subtract, sum, zero, type Money } from '../kernel/money.js';
import { balanceOf, basisOf, isReleased, type FinanceableDeclaration } from './balance.js';
import type { BalanceExplanation, BalanceLine } from './balance-line.js';
import { counted } from './collect.js';
import type { Allocation, Collected, Encumbrance } from './encumbrance.js';
import type { Financing, RepaymentSource } from './financing.js';
import { baseOf, chargesIn } from './financing-base.js';
import type { FinancingPolicy } from './policy.js';
import { standingRepayments } from './reversal.js';

export interface Explained {
    readonly declaration: FinanceableDeclaration;
    readonly encumbrance: Encumbrance;
    readonly policy: FinancingPolicy;
}

/** How the financings stand that lie on the declaration, by their ids. */
type Financings = ReadonlyMap<string, Financing>;

/** Why so much is left of a declaration, line by line and by every bank: for regulators alone. */
export function explainBalance(explained: Explained, financings: Financings): BalanceExplanation {
    const { cap, used, collected, available } = balanceOf(
        explained.declaration,
        explained.encumbrance,
        explained.policy,
    );
    const left = subtract(subtract(cap, used), collected);

    return {
        lines: [
            ...linesOfCap(explained, cap),
            ...explained.encumbrance.allocations.map((each) => lineOf(each, financings.get(each.financingId))),
            ...linesOfCollected(explained.encumbrance),
            ...told({ code: 'EXCESS', effect: 'ADDS', amount: subtract(available, left) }),
        ],
        available,
    };
}

/**
 * The same for one bank: its own financings and the payments that it has received one by one, and in one sum what else
 * takes something away, be it lent or collected elsewhere. The sum follows from the paper, the policy and what is left, so
 * that it tells nothing more.
 */
export function explainBalanceTo(bank: string, explained: Explained): BalanceExplanation {
    const { cap, available } = balanceOf(explained.declaration, explained.encumbrance, explained.policy);
    const own = explained.encumbrance.allocations.filter((allocation) => allocation.bank === bank);
    const held = sum(
        cap.currency,
        own.map(({ outstanding }) => outstanding),
    );
    const received = (explained.encumbrance.proceeds ?? []).filter((payment) => payment.bank === bank);
    const paid = sum(cap.currency, received.map(counted));
    const elsewhere = subtract(subtract(subtract(cap, held), paid), available);

    return {
        lines: [
            ...linesOfCap(explained, cap),
            ...own.map((each) => lineOf(each)),
            ...received.flatMap(lineOfPayment),
            ...told({ code: 'OTHER_BANKS', effect: 'TAKES', amount: elsewhere }),
            ...told({ code: 'EXCESS', effect: 'ADDS', amount: subtract(zero(cap.currency), elsewhere) }),
        ],
        available,
    };
}

/** From what customs says the goods are worth to what may lie on them. */
function linesOfCap({ declaration, encumbrance, policy }: Explained, cap: Money): readonly BalanceLine[] {
    const { version: declarationVersion, totalValue } = declaration;
    if (totalValue.currency !== cap.currency) {
        return [{ code: 'DECLARED_IN_OTHER_CURRENCY', effect: 'ADDS', amount: cap, declarationVersion }];
    }
    const declared = { code: 'DECLARED_VALUE', effect: 'ADDS', amount: totalValue, declarationVersion } as const;
    if (!isReleased(declaration)) {
        return [declared, ...told({ code: 'NOT_RELEASED', effect: 'TAKES', amount: totalValue })];
    }
    const basis = basisOf(declaration, encumbrance, policy);
    const base = baseOf(declaration, basis);
    if (base === undefined) {
        return [declared, ...told({ code: 'FOB_VALUE_UNKNOWN', effect: 'TAKES', amount: totalValue })];
    }
    const { effectiveFrom, capBasisPoints } = policy;

    return [
        declared,
        ...(basis === 'FOB_VALUE' ? linesOfCharges(declaration) : []),
        ...told({
            code: 'ABOVE_CAP',
            effect: 'TAKES',
            amount: subtract(base, cap),
            policy: { effectiveFrom, capBasisPoints },
        }),
    ];
}

/** Freight and insurance, as far as the declared value goes. */
function linesOfCharges(declaration: FinanceableDeclaration): readonly BalanceLine[] {
    const { totalValue } = declaration;
    const { freight = totalValue, insurance = totalValue } = chargesIn(declaration);
    const carried = lesserOf(freight, totalValue);

    return [
        ...told({ code: 'FREIGHT', effect: 'TAKES', amount: carried }),
        ...told({ code: 'INSURANCE', effect: 'TAKES', amount: lesserOf(insurance, subtract(totalValue, carried)) }),
    ];
}

function lesserOf(one: Money, other: Money): Money {
    return compare(one, other) < 0 ? one : other;
}

function lineOf({ bank, financingId, outstanding }: Allocation, financing?: Financing): BalanceLine {
    const line = { code: 'FINANCING', effect: 'TAKES', amount: outstanding, bank, financingId } as const;

    return financing === undefined ? line : { ...line, financing: standingOf(financing) };
}

function standingOf(financing: Financing): NonNullable<BalanceLine['financing']> {
    const { status, amount } = financing;
    const repaidFrom = (source: RepaymentSource): Money =>
        sum(
            amount.currency,
            standingRepayments(financing)
                .filter((each) => each.source === source)
                .map((each) => each.amount),
        );

    return {
        status,
        amount,
        repaidFromProceeds: repaidFrom('EXPORT_PROCEEDS'),
        repaidFromOtherFunds: repaidFrom('OTHER_FUNDS'),
    };
}

/** Every payment by itself, and in one sum what was paid under letters of credit. */
function linesOfCollected({ collected, proceeds = [] }: Encumbrance): readonly BalanceLine[] {
    const named = sum(collected.currency, proceeds.map(counted));

    return [
        ...proceeds.flatMap(lineOfPayment),
        ...told({ code: 'COLLECTED', effect: 'TAKES', amount: subtract(collected, named) }),
    ];
}

function lineOfPayment(payment: Collected): readonly BalanceLine[] {
    const { bank, reference } = payment;

    return told({ code: 'COLLECTED', effect: 'TAKES', amount: counted(payment), bank, reference });
}

/** A line about nothing is left out. */
function told(line: BalanceLine): readonly BalanceLine[] {
    return compare(line.amount, zero(line.amount.currency)) > 0 ? [line] : [];
}
