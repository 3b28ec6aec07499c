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

/** By which payments outside the ledger an act pays, if by any: each assignee's share has one of its own. */
export interface PaidOutside {
    readonly uetr?: string | undefined;
    readonly means?: MeansOfPayment | undefined;
    readonly shares?: readonly { readonly means: MeansOfPayment }[] | undefined;
}

/** What the acting bank has recorded under one of the references by which an act would pay. */
export async function paidBefore(ctx: CohongContext, { place }: Acting, paid: PaidOutside): Promise<PaidBefore> {
    const uetrs = uetrsOf(paid);
    if (uetrs.length === 0) {
        return {};
    }
    const vault = ctx.ledger.in(place);
    const kept = await vault.find(outsidePaymentSecret);
    if (kept === undefined) {
        return {};
    }
    const found = await Promise.all(uetrs.map((uetr) => vault.find(paymentsUnder(kept), keyOf(kept, uetr))));

    return { earlierPayment: found.find((each) => each !== undefined) };
}

/** Keeps the references by which an act has paid in the books of the bank that paid, so that they pay nothing else. */
export async function keepOutsidePayment(
    ctx: CohongContext,
    { place }: Acting,
    { creditId, ...paid }: PaidOutside & { readonly creditId: string },
): Promise<void> {
    const uetrs = uetrsOf(paid);
    if (uetrs.length === 0) {
        return;
    }
    const vault = ctx.ledger.in(place);
    const kept = await vault.find(outsidePaymentSecret);
    const secret = kept ?? { secret: deriveSecret(ctx.seed, 'outside payments') };
    if (kept === undefined) {
        await vault.insert(outsidePaymentSecret, secret);
    }
    for (const uetr of uetrs) {
        await vault.insert(paymentsUnder(secret), { uetr, creditId, at: ctx.now });
    }
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

function uetrsOf({ uetr, means, shares = [] }: PaidOutside): readonly string[] {
    const all = [...(means ? [means] : []), ...shares.map((share) => share.means)];
    const named = all.flatMap((each) => (each.kind === 'OUTSIDE' ? [each.uetr] : []));

    return [...new Set([...named, ...(uetr === undefined ? [] : [uetr])])];
}
