import type { CohongContext } from '@cohong/chaincode-runtime';
import { bookingsOfSending, type Booking } from '@cohong/domain/journal/bookings';
import type { Remittance } from '@cohong/domain/remittance/remittance';
import type { SentRemittance } from '@cohong/domain/remittance/send-remittance';
import { saveCoins, writeCoins } from '../coin/purse.js';
import { book } from '../journal/journal.js';
import { coinsOf } from '../places.js';
import { remittanceOrders, remittances } from './records.js';

/** Writes what was sent at both banks. At the payee's nothing is read but hashes: the payer's bank may not. */
export async function saveSent(
    ctx: CohongContext,
    place: string,
    {
        remittance,
        order,
        paid,
        sent,
        bookings = [],
    }: SentRemittance & {
        /** Of what was paid within the bank with the same coins. */
        readonly bookings?: readonly Booking[];
    },
): Promise<void> {
    const abroad = coinsOf(remittance.payeeBank);
    await saveCoins(ctx, place, paid);
    await writeCoins(ctx, abroad, { made: [sent] });
    await ctx.ledger.in(place, abroad).insert(remittances, remittance);
    await ctx.ledger.in(place).insert(remittanceOrders, order);
    const { payee: to, amount } = remittance;
    const booked = bookingsOfSending({ from: order.from, to, amount });
    await book(ctx, place, [...booked.payer, ...bookings]);
    await book(ctx, abroad, booked.payee);
}

/** A remittance as both banks hold it, or undefined. Refuses TWINS_MUST_AGREE where the other bank holds another. */
export async function findRemittance(
    ctx: CohongContext,
    { bank, place }: { readonly bank: string; readonly place: string },
    remittanceId: string,
): Promise<Remittance | undefined> {
    const own = await ctx.ledger.in(place).find(remittances, remittanceId);
    if (own === undefined) {
        return undefined;
    }

    return await ctx.ledger.in(place, twinPlace(own, bank)).find(remittances, remittanceId);
}

/** Where the other bank of a remittance has its twin. */
export function twinPlace({ payerBank, payeeBank }: Remittance, bank: string): string {
    return coinsOf(bank === payerBank ? payeeBank : payerBank);
}
