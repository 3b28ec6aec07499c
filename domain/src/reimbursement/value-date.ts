import { refusals } from '../kernel/refusal.js';
import type { CalendarDate } from '../kernel/time.js';
import type { MeansOfPayment } from '../presentation/payment.js';

const refusal = refusals({
    VALUE_DATE_MUST_LIE_BETWEEN_DEMAND_AND_TODAY: 'invalid',
    COINS_MUST_MOVE_ON_VALUE_DATE: 'invalid',
});

/**
 * The day until which interest counts is that on which the money is there: of a payment outside the ledger any between
 * the demand and today, of coins today. So maker and checker approve one amount.
 */
export function mustReachOnValueDate(
    { means, valueDate }: { readonly means: MeansOfPayment; readonly valueDate: CalendarDate },
    { demandedOn, today }: { readonly demandedOn: CalendarDate; readonly today: CalendarDate },
): void {
    if (valueDate < demandedOn || valueDate > today) {
        throw refusal('VALUE_DATE_MUST_LIE_BETWEEN_DEMAND_AND_TODAY', { today });
    }
    if (means.kind === 'E_CNY' && valueDate !== today) {
        throw refusal('COINS_MUST_MOVE_ON_VALUE_DATE', { today });
    }
}
