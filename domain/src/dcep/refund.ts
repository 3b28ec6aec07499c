import { z } from 'zod';
import { add, compare, moneySchema, sum, type Money } from '../kernel/money.js';
import { refusals } from '../kernel/refusal.js';
import { randomIdSchema } from '../kernel/salt.js';
import type { SpendOrder } from './api.js';
import type { SpentCoins } from './spend-coins.js';
import type { Transfer } from './transfer.js';

const refusal = refusals({
    REFUNDED_TRANSFER_MUST_EXIST: 'not-found',
    REFUNDED_TRANSFER_MUST_BE_A_PAYMENT: 'conflict',
    REFUND_MUST_GO_BACK_TO_PAYER: 'conflict',
    REFUND_MUST_NOT_EXCEED_PAYMENT: 'conflict',
});

export const refundSchema = z.strictObject({
    /** The transfer of which something was paid back. */
    transferId: randomIdSchema,
    /** The wallet that was paid by it, and pays back. */
    refunder: randomIdSchema,
    amount: moneySchema,
});
/** What one payee of a transfer has paid back of it, in all. */
export type Refund = z.output<typeof refundSchema>;

export interface RefundFacts {
    /** The transfer that the order names; undefined where the bank has made none under that id. */
    readonly refunded: Transfer | undefined;
    /** What the payer of the refund has paid back of it before. */
    readonly before: Refund | undefined;
    /** Whether it goes between a wallet and one under it, or two under one: nothing counts there that could be given back. */
    readonly isInFamily: boolean;
}

/**
 * What has been paid back of a transfer once an order has refunded some of it: by whom it paid, to whom paid it, and not
 * more than it paid. A refund itself cannot be refunded, for it counted against no limit that could be given back.
 */
export function refundAfter(
    { from, outputs, refundOf }: SpendOrder & { readonly refundOf: string },
    { refunded, before, isInFamily }: RefundFacts,
): Refund {
    if (refunded === undefined) {
        throw refusal('REFUNDED_TRANSFER_MUST_EXIST');
    }
    if (refunded.refundOf !== undefined || refunded.from === 'vault' || isInFamily) {
        throw refusal('REFUNDED_TRANSFER_MUST_BE_A_PAYMENT');
    }
    const elsewhere = outputs.findIndex(({ to }) => to !== refunded.from);
    if (elsewhere !== -1 || refunded.from === from) {
        throw refusal('REFUND_MUST_GO_BACK_TO_PAYER', { output: Math.max(elsewhere, 0) });
    }
    const paid = total(refunded.outputs.filter(({ to }) => to === from));
    const back = total(outputs);
    const amount = before === undefined ? back : add(before.amount, back);
    if (compare(amount, paid) > 0) {
        throw refusal('REFUND_MUST_NOT_EXCEED_PAYMENT');
    }

    return { transferId: refundOf, refunder: from, amount };
}

/** The coins of a refund, each with the time at which what it gives back counted as paid. */
export function asRefund({ spent, made }: SpentCoins, { from, lockedAt, transferredAt }: Transfer): SpentCoins {
    const givesBack = lockedAt ?? transferredAt;

    return { spent, made: made.map((each) => (each.coin.owner === from ? { ...each, givesBack } : each)) };
}

function total(outputs: readonly { readonly amount: Money }[]): Money {
    return sum(
        'CNY',
        outputs.map(({ amount }) => amount),
    );
}
