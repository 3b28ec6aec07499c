import { hmac, privateRecord, type CohongContext } from '@cohong/chaincode-runtime';
import type { Booking } from '@cohong/domain/journal/bookings';
import { entrySchema, postingsOf, type Entry } from '@cohong/domain/journal/entry';

export const entries = privateRecord<Entry>({
    name: 'entry',
    schema: entrySchema,
    key: ({ entryId }) => [entryId],
});

/** Books what this transaction has moved, beside the coins that it moved. Nobody can foresee an entry's key. */
export async function book(ctx: CohongContext, place: string, bookings: readonly Booking[]): Promise<void> {
    for (const [index, { act, amount }] of bookings.entries()) {
        await ctx.ledger.in(place).insert(entries, {
            entryId: hmac(ctx.seed, ctx.transactionId, 'entry', String(index)).slice(0, 32),
            act,
            bookedAt: ctx.now,
            postings: [...postingsOf(act, amount)],
        });
    }
}
