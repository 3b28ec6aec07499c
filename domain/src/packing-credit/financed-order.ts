import { z } from 'zod';
import { usccSchema } from '../kernel/identifiers/uscc.js';
import { add, basisPointsOf, compare, moneySchema, subtract, sum, zero, type Money } from '../kernel/money.js';
import { randomIdSchema } from '../kernel/salt.js';
import { instantSchema } from '../kernel/time.js';
import { mspIdSchema } from '../party/member.js';
import { orderSchema } from './order.js';
import type { PackingCreditPolicy } from './packing-credit-policy.js';
import { isSamePackingCredit, type NamedPackingCredit } from './packing-credit.js';

/** The part of an order that one packing credit holds. */
const orderAllocationSchema = z.strictObject({
    packingCreditId: randomIdSchema,
    bank: mspIdSchema,
    outstanding: moneySchema,
});

export const financedOrderSchema = z.strictObject({
    exporterUscc: usccSchema,
    /** As it was shown first. */
    order: orderSchema,
    /** When it was. */
    requestedAt: instantSchema,
    allocations: z.array(orderAllocationSchema),
    /** What stands on declarations now: those goods are shipped, so it can never be taken again on the order. */
    converted: moneySchema,
    /** What the buyer has paid before the goods were declared. */
    collected: moneySchema,
});
/** All that lies on one order, of all banks. Only the regulators' registry holds it. */
export type FinancedOrder = z.output<typeof financedOrderSchema>;

/** An order on which nothing lies yet. */
export function unfinanced({
    exporterUscc,
    order,
    requestedAt,
}: Pick<FinancedOrder, 'exporterUscc' | 'order' | 'requestedAt'>): FinancedOrder {
    const nothing = zero(order.amount.currency);

    return { exporterUscc, order, requestedAt, allocations: [], converted: nothing, collected: nothing };
}

/** Whether nothing was ever lent on it that still counts. */
export function isUnfinanced({ allocations, converted, collected }: FinancedOrder): boolean {
    return allocations.length === 0 && converted.minorUnits === 0n && collected.minorUnits === 0n;
}

/** What may still be advanced on an order: never below zero, also where a lower policy left more on it than it bears. */
export function availableOn(
    { order, allocations, converted, collected }: FinancedOrder,
    { advanceBasisPoints }: PackingCreditPolicy,
): Money {
    const { currency } = order.amount;
    const lent = sum(
        currency,
        allocations.map(({ outstanding }) => outstanding),
    );
    const left = subtract(basisPointsOf(order.amount, advanceBasisPoints), add(lent, add(converted, collected)));

    return compare(left, zero(currency)) < 0 ? zero(currency) : left;
}

/** The order with so much less of one credit on it; a credit of which nothing is left is off it. */
export function reducedBy(financed: FinancedOrder, credit: NamedPackingCredit, amount: Money): FinancedOrder {
    const allocations = financed.allocations.map((allocation) =>
        isSamePackingCredit(allocation, credit)
            ? { ...allocation, outstanding: subtract(allocation.outstanding, amount) }
            : allocation,
    );

    return { ...financed, allocations: allocations.filter(({ outstanding }) => outstanding.minorUnits > 0n) };
}

/** The order without the credit. */
export function withoutCredit(financed: FinancedOrder, credit: NamedPackingCredit): FinancedOrder {
    return {
        ...financed,
        allocations: financed.allocations.filter((allocation) => !isSamePackingCredit(allocation, credit)),
    };
}
