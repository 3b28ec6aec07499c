import { z } from 'zod';
import { moneySchema } from '../kernel/money.js';
import { isUnfinanced, unfinanced, type FinancedOrder, financedOrderSchema } from '../packing-credit/financed-order.js';
import { orderSchema } from '../packing-credit/order.js';
import { bookSchema, eitherSchema, type Book } from './book.js';
import type { OrderRegister } from './order-register.js';
import { byKey, differingAmounts, differingShares, type Share, type Sides } from './shares.js';

const { packingCreditId, bank } = financedOrderSchema.shape.allocations.element.shape;

export const orderDifferenceSchema = z.strictObject({
    book: bookSchema,
    exporterUscc: financedOrderSchema.shape.exporterUscc,
    order: orderSchema.pick({ creditId: true, orderNumber: true, buyer: true }),
    /** The credits that differ: absent on one side is a credit that is not there. */
    allocations: z.array(
        z.strictObject({
            bank,
            packingCreditId,
            inBook: moneySchema.exactOptional(),
            inHistory: moneySchema.exactOptional(),
        }),
    ),
    converted: eitherSchema.exactOptional(),
    collected: eitherSchema.exactOptional(),
    /** What the order is worth as it was shown first. */
    worth: eitherSchema.exactOptional(),
});
/** An order on which something else lies than the history says. */
export type OrderDifference = z.output<typeof orderDifferenceSchema>;

/** Every order on which the book and the history differ. */
export function orderDifferences({ book, ...registers }: ComparedOrders): readonly OrderDifference[] {
    const { inBook, inHistory } = registers;

    return byKey(new Map([...inBook.orders, ...inHistory.orders])).flatMap(([, known]) => {
        const { exporterUscc, order } = known;
        const [here, there] = [lyingIn(inBook, known), lyingIn(inHistory, known)];
        const differing = differencesOf({ inBook: here, inHistory: there });
        const { creditId, orderNumber, buyer } = order;
        const named = { ...(creditId !== undefined && { creditId }), orderNumber, buyer };
        return differing === undefined ? [] : [{ book, exporterUscc, order: named, ...differing }];
    });
}

export interface ComparedOrders extends Sides<OrderRegister> {
    readonly book: Book;
}

type Differing = Pick<OrderDifference, 'allocations' | 'converted' | 'collected' | 'worth'>;

function differencesOf({ inBook, inHistory }: Sides<FinancedOrder>): Differing | undefined {
    const allocations = differingShares({ inBook: sharesOf(inBook), inHistory: sharesOf(inHistory) });
    const amounts = {
        converted: differingAmounts({ inBook: inBook.converted, inHistory: inHistory.converted }),
        collected: differingAmounts({ inBook: inBook.collected, inHistory: inHistory.collected }),
        // With nothing on it an order binds nobody, whatever it was shown to be worth.
        worth:
            isUnfinanced(inBook) && isUnfinanced(inHistory)
                ? undefined
                : differingAmounts({ inBook: inBook.order.amount, inHistory: inHistory.order.amount }),
    };

    const told = Object.fromEntries(Object.entries(amounts).filter(([, either]) => either !== undefined));

    return allocations.length === 0 && Object.keys(told).length === 0
        ? undefined
        : { allocations: allocations.map(({ id, ...each }) => ({ ...each, packingCreditId: id })), ...told };
}

function lyingIn(register: OrderRegister, known: FinancedOrder): FinancedOrder {
    return register.find(known) ?? unfinanced(known);
}

function sharesOf({ allocations }: FinancedOrder): readonly Share[] {
    return allocations.map(({ bank: of, packingCreditId: id, outstanding: amount }) => ({ bank: of, id, amount }));
}
