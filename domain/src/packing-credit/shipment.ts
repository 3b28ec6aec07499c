import { refusals } from '../kernel/refusal.js';
import { chinaDate, type Instant } from '../kernel/time.js';
import type { Order } from './order.js';

const refusal = refusals({ LATEST_SHIPMENT_MUST_NOT_HAVE_PASSED: 'conflict' });

/** Whether the goods may still be shipped under the order: the latest day for it is the last. */
export function isShippable({ latestShipmentOn }: Order, at: Instant): boolean {
    return chinaDate(at) <= latestShipmentOn;
}

/** Refuses to lend for goods that the buyer need not take any more. */
export function mustBeShippable(order: Order, at: Instant): void {
    if (!isShippable(order, at)) {
        throw refusal('LATEST_SHIPMENT_MUST_NOT_HAVE_PASSED', { latestShipmentOn: order.latestShipmentOn });
    }
}
