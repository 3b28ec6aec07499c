import { zero } from '../kernel/money.js';
import { refusals } from '../kernel/refusal.js';
import { chinaDate, type CalendarDate } from '../kernel/time.js';
import { mustBePositive, type Asking } from '../receivable/request-financing.js';
import type { RequestPackingCredit } from './api.js';
import type { Order } from './order.js';
import type { PackingCredit } from './packing-credit.js';
import { mustBeShippable } from './shipment.js';

const refusal = refusals({
    BUYER_MUST_BE_ABROAD: 'invalid',
    ORDER_MUST_NOT_BE_DATED_IN_FUTURE: 'invalid',
    CURRENCY_MUST_MATCH_ORDER: 'invalid',
});

/** What a bank says of what it asks for, or a credit says for it. */
type Asked = Omit<RequestPackingCredit, 'order'> & { readonly order: Order };

/**
 * Takes a bank's request to lend on a purchase order before anything is shipped.
 * A slip that shows on the paper is refused here and now; whether the order is free only a registrar can tell.
 */
export function requestPackingCredit(request: Asked, { bank, askedAt }: Asking): PackingCredit {
    mustBePositive(request.amount);
    mustBeExportOrder(request, chinaDate(askedAt));
    mustBeShippable(request.order, askedAt);

    return {
        ...request,
        bank,
        requestedAt: askedAt,
        status: 'REQUESTED',
        outstanding: zero(request.amount.currency),
        repayments: [],
        conversions: [],
    };
}

function mustBeExportOrder({ order, amount }: Asked, today: CalendarDate): void {
    if (order.buyer.countryCode === 'CN') {
        throw refusal('BUYER_MUST_BE_ABROAD');
    }
    if (order.orderedOn > today) {
        throw refusal('ORDER_MUST_NOT_BE_DATED_IN_FUTURE');
    }
    if (amount.currency !== order.amount.currency) {
        throw refusal('CURRENCY_MUST_MATCH_ORDER', { currency: order.amount.currency });
    }
}
