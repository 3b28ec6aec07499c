import type { CohongContext } from '@cohong/chaincode-runtime';
import type { DeferredPayment } from '@cohong/domain/netting/deferred-payment';
import type { EndingFacts } from '@cohong/domain/netting/end-payment';
import { mintingIn } from '../coin/purse.js';
import { coinsOf } from '../places.js';
import type { Acting } from './cycle-facts.js';
import { deferredPayments, positions } from './records.js';

/** A payment as both banks hold it, and what the acting bank holds for customers of its cycle. */
export async function endingFacts(
    ctx: CohongContext,
    { bank, place }: Acting,
    paymentId: string,
): Promise<EndingFacts> {
    const own = ctx.ledger.in(place);
    const payment = await own.find(deferredPayments, paymentId);
    if (payment !== undefined) {
        // Refuses where the other bank holds another, or a newer one.
        await ctx.ledger.in(place, otherPlace(payment, bank)).find(deferredPayments, paymentId);
    }
    const position = payment && (await own.find(positions, payment.cycleId));

    return { ...mintingIn(ctx), bank, payment, position };
}

/** Where the other bank of a payment has its twin. */
export function otherPlace({ payerBank, payeeBank }: DeferredPayment, bank: string): string {
    return coinsOf(bank === payerBank ? payeeBank : payerBank);
}
