import { compare, moneyToWire } from '../kernel/money.js';
import { refusals } from '../kernel/refusal.js';
import type { Instant } from '../kernel/time.js';
import { mustBeDueLater } from '../receivable/due-date.js';
import { mustBeExport, mustBePositive } from '../receivable/request-financing.js';
import type { RequestConversion } from './api.js';
import type { Conversion, PackingCredit } from './packing-credit.js';
import { mustBeDisbursed } from './repay-packing-credit.js';

const refusal = refusals({
    EARLIER_CONVERSION_MUST_BE_DECIDED: 'conflict',
    CURRENCY_MUST_MATCH_PACKING_CREDIT: 'invalid',
    CONVERSION_MUST_NOT_EXCEED_OUTSTANDING: 'conflict',
});

export interface ConversionRequestFacts {
    readonly packingCredit: PackingCredit;
    readonly askedAt: Instant;
}

/**
 * Takes a bank's wish that a loan on an order, or a part of it, stand on a declaration of its goods instead. One at a time;
 * nothing moves before a registrar has decided.
 */
export function requestConversion(
    { packingCreditId: _id, ...request }: RequestConversion,
    { packingCredit, askedAt }: ConversionRequestFacts,
): PackingCredit {
    mustBeDisbursed(packingCredit);
    if (pendingConversion(packingCredit) !== undefined) {
        throw refusal('EARLIER_CONVERSION_MUST_BE_DECIDED');
    }
    mustBeExport(request.declarationNumber, askedAt);
    mustBePositive(request.amount);
    mustBeDueLater(request.dueOn, askedAt);
    const { outstanding, conversions } = packingCredit;
    if (request.amount.currency !== outstanding.currency) {
        throw refusal('CURRENCY_MUST_MATCH_PACKING_CREDIT', { currency: outstanding.currency });
    }
    if (compare(request.amount, outstanding) > 0) {
        throw refusal('CONVERSION_MUST_NOT_EXCEED_OUTSTANDING', { outstanding: { ...moneyToWire(outstanding) } });
    }

    return {
        ...packingCredit,
        conversions: [...conversions, { ...request, requestedAt: askedAt, status: 'REQUESTED' }],
    };
}

/** The conversion that waits for a registrar, if one does: it is the last. */
export function pendingConversion({ conversions }: PackingCredit): Conversion | undefined {
    return conversions.find(({ status }) => status === 'REQUESTED');
}
