import { z } from 'zod';
import { serialSchema } from '../dcep/coin.js';
import type { Whereabouts } from '../dcep/holder-order.js';
import { canonicalJson } from '../kernel/json.js';
import { moneySchema } from '../kernel/money.js';
import { signatureSchema } from '../kernel/p256.js';
import { randomIdSchema } from '../kernel/salt.js';
import { instantSchema } from '../kernel/time.js';
import { mspIdSchema } from '../party/member.js';

/** A device carries at most so many coins, so that one transaction can take any of them. */
const coinsSchema = z.array(serialSchema).max(50);

export const offlineTermsSchema = z.strictObject({
    deviceId: randomIdSchema,
    loadId: randomIdSchema,
    /** The first payment after a loading has 1, and no two have the same. */
    counter: z.int().min(1).max(1000),
    /** Whole coins: change made where nobody can check would be money that nobody has checked. */
    coins: coinsSchema.min(1),
    amount: moneySchema,
    toBank: mspIdSchema,
    to: randomIdSchema,
    toDevice: randomIdSchema,
    /** As both devices have agreed. */
    paidAt: instantSchema,
});
/** What one device hands over to another without a connection. */
export type OfflineTerms = z.output<typeof offlineTermsSchema>;

export const unloadingTermsSchema = z.strictObject({
    deviceId: randomIdSchema,
    loadId: randomIdSchema,
    /** What it gives back; none when it has paid all away. */
    coins: coinsSchema,
});
/** What a device gives back to its wallet. */
export type UnloadingTerms = z.output<typeof unloadingTermsSchema>;

/** What a device has signed: with either kind it lets coins go, and it may let each go once. */
export const statementSchema = z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('PAYMENT'), terms: offlineTermsSchema, signature: signatureSchema }),
    z.strictObject({ kind: z.literal('UNLOADING'), terms: unloadingTermsSchema, signature: signatureSchema }),
]);
export type Statement = z.output<typeof statementSchema>;

/** What the payer's device signs. */
export function paymentText(terms: OfflineTerms, { channel, bank }: Whereabouts): string {
    return canonicalJson({ purpose: 'cohong offline payment', channel, bank, ...terms });
}

/** What the payee's device signs to accept it. */
export function acceptanceText(terms: OfflineTerms, { channel, bank }: Whereabouts): string {
    return canonicalJson({ purpose: 'cohong offline acceptance', channel, bank, ...terms });
}

/** What a device signs to give coins back. */
export function unloadingText(terms: UnloadingTerms, { channel, bank }: Whereabouts): string {
    return canonicalJson({ purpose: 'cohong unload device', channel, bank, ...terms });
}

/** The text under a statement's signature. */
export function textOf(statement: Statement, whereabouts: Whereabouts): string {
    return statement.kind === 'PAYMENT'
        ? paymentText(statement.terms, whereabouts)
        : unloadingText(statement.terms, whereabouts);
}

/** Whether both let the same coin go, or count two payments as one. No device that works does either. */
export function clash(one: Statement, other: Statement): boolean {
    if (one.terms.deviceId !== other.terms.deviceId || one.terms.loadId !== other.terms.loadId) {
        return false;
    }
    const coins = new Set(one.terms.coins);
    const isCountedTwice =
        one.kind === 'PAYMENT' && other.kind === 'PAYMENT' && one.terms.counter === other.terms.counter;

    return isCountedTwice || other.terms.coins.some((serial) => coins.has(serial));
}
