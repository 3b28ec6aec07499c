import type { FinancedOrder } from '../packing-credit/financed-order.js';
import { orderIdentity, type OrderIdentity } from '../packing-credit/order.js';

/** What lies on each order, as one source says it: the registry, or the history. */
export class OrderRegister {
    /** Under their identities in clear: the keys of the registry hide them from banks alone. */
    readonly orders = new Map<string, FinancedOrder>();

    find(identity: OrderIdentity): FinancedOrder | undefined {
        return this.orders.get(keyOf(identity));
    }

    put(...orders: readonly FinancedOrder[]): void {
        orders.forEach((financed) => this.orders.set(keyOf(financed), financed));
    }
}

function keyOf(identity: OrderIdentity): string {
    return JSON.stringify(orderIdentity(identity));
}
