import { z } from 'zod';
import { compare, moneyToWire, type Money } from '../kernel/money.js';
import { refusals } from '../kernel/refusal.js';
import type { Instant } from '../kernel/time.js';
import { financingSchema, writeOffSchema, type Financing } from './financing.js';

const refusal = refusals({
    FINANCING_MUST_BE_DISBURSED: 'conflict',
    WRITE_OFF_MUST_BE_OF_WHAT_IS_OUTSTANDING: 'conflict',
});

export const writeOffFinancingSchema = writeOffSchema
    .omit({ at: true })
    .extend({ financingId: financingSchema.shape.financingId });
/** What a maker proposes and a checker approves. The amount is said, so that nobody approves another than he has read. */
export type WriteOffFinancing = z.output<typeof writeOffFinancingSchema>;

export interface WriteOffFacts {
    readonly financing: Financing;
    readonly at: Instant;
}

/**
 * Gives up a loan in the bank's books, be it due or not: a borrower may be wound up before.
 *
 * All is owed as before, and holds the goods as before: what was financed and lost can't be financed again. What comes in
 * later is a repayment like any other.
 */
export function writeOffFinancing(request: WriteOffFinancing, { financing, at }: WriteOffFacts): Financing {
    return { ...financing, ...givenUp(request, financing, at) };
}

/** What changes of a loan that is given up, whatever it was lent on. */
export function givenUp(
    { amount, reason }: Pick<WriteOffFinancing, 'amount' | 'reason'>,
    { status, outstanding }: { readonly status: string; readonly outstanding: Money },
    at: Instant,
): Required<Pick<Financing, 'writeOff'>> & { readonly status: 'WRITTEN_OFF' } {
    if (status !== 'DISBURSED' && status !== 'PARTIALLY_REPAID') {
        throw refusal('FINANCING_MUST_BE_DISBURSED', { status });
    }
    if (!isSame(amount, outstanding)) {
        throw refusal('WRITE_OFF_MUST_BE_OF_WHAT_IS_OUTSTANDING', { outstanding: { ...moneyToWire(outstanding) } });
    }

    return { status: 'WRITTEN_OFF', writeOff: { amount, reason, at } };
}

function isSame(one: Money, other: Money): boolean {
    return one.currency === other.currency && compare(one, other) === 0;
}
