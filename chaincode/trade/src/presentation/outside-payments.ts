import { deriveSecret, hmac, privateRecord, type CohongContext, type PrivateRecord } from '@cohong/chaincode-runtime';
import {
    outsidePaymentSchema,
    outsidePaymentSecretSchema,
    type OutsidePayment,
    type OutsidePaymentSecret,
    type PaidBefore,
} from '@cohong/domain/presentation/outside-payment';
import type { MeansOfPayment } from '@cohong/domain/presentation/payment';
import type { Acting } from '../letter-of-credit/find-credit.js';

/** There is one in the vault of each bank, from its first payment on. */
const outsidePaymentSecret = privateRecord<OutsidePaymentSecret>({
    name: 'outside-payment-secret',
    schema: outsidePaymentSecretSchema,
    key: () => [],
});

/** By which payment outside the ledger an act pays, if by any. */
export interface PaidOutside {
    readonly uetr?: string | undefined;
    readonly means?: MeansOfPayment | undefined;
}

/** What the acting bank has recorded under the reference by which an act would pay. */
export async function paidBefore(ctx: CohongContext, { place }: Acting, paid: PaidOutside): Promise<PaidBefore> {
    const uetr = uetrOf(paid);
    if (uetr === undefined) {
        return {};
    }
    const vault = ctx.ledger.in(place);
    const kept = await vault.find(outsidePaymentSecret);

    return { earlierPayment: kept && (await vault.find(paymentsUnder(kept), keyOf(kept, uetr))) };
}

/** Keeps the reference by which an act has paid in the books of the bank that paid, so that it pays nothing else. */
export async function keepOutsidePayment(
    ctx: CohongContext,
    { place }: Acting,
    { creditId, ...paid }: PaidOutside & { readonly creditId: string },
): Promise<void> {
    const uetr = uetrOf(paid);
    if (uetr === undefined) {
        return;
    }
    const vault = ctx.ledger.in(place);
    const kept = await vault.find(outsidePaymentSecret);
    const secret = kept ?? { secret: deriveSecret(ctx.seed, 'outside payments') };
    if (kept === undefined) {
        await vault.insert(outsidePaymentSecret, secret);
    }
    await vault.insert(paymentsUnder(secret), { uetr, creditId, at: ctx.now });
}

/**
 * Payments under secret keys. Who else had to do with one, as the bank through which it went, knows its reference, and
 * would tell from a plain hash under which act it was recorded.
 */
function paymentsUnder(secret: OutsidePaymentSecret): PrivateRecord<OutsidePayment> {
    return privateRecord<OutsidePayment>({
        name: 'outside-payment',
        schema: outsidePaymentSchema,
        key: ({ uetr }) => [keyOf(secret, uetr)],
    });
}

function keyOf({ secret }: OutsidePaymentSecret, uetr: string): string {
    return hmac(secret, uetr);
}

function uetrOf({ uetr, means }: PaidOutside): string | undefined {
    return means?.kind === 'OUTSIDE' ? means.uetr : uetr;
}
