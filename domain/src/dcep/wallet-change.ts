import { z } from 'zod';
import { canonicalJson } from '../kernel/json.js';
import { moneySchema } from '../kernel/money.js';
import { publicKeySchema, signatureSchema } from '../kernel/p256.js';
import { randomIdSchema } from '../kernel/salt.js';
import { instantSchema } from '../kernel/time.js';
import { coinsSchema, signedSchema } from './api.js';
import { ownerSchema } from './coin.js';
import type { Whereabouts } from './holder-order.js';
import { verifiedPersonSchema } from './wallet-identity.js';

const address = { changeId: randomIdSchema, walletId: randomIdSchema };
const validity = signedSchema.omit({ signature: true }).shape;

export const walletChangeSchema = z.strictObject({
    ...address,
    change: z.enum(['STOPPED', 'KEY_REPLACED', 'KEY_CHANGED', 'TIER_RAISED', 'SUB_WALLET_OPENED', 'CLOSED']),
    /** The key that it had until then, if it got another one: what was signed with it can still be verified. */
    formerKey: publicKeySchema.exactOptional(),
    /** The order of the holder, where it was one. */
    signed: signedSchema.exactOptional(),
    /** Of a wallet that was closed: where its holder said that what it had earned goes, and what it had, if anything. */
    interestTo: ownerSchema.exactOptional(),
    interest: moneySchema.exactOptional(),
    changedAt: instantSchema,
    transactionId: z.string().min(1),
});
/** What happened to a wallet. The channel is shown the id of the change, and not that of the wallet. */
export type WalletChange = z.output<typeof walletChangeSchema>;

export const stopWalletSchema = z.strictObject(address);

export const keyReplacementSchema = z.strictObject({ walletId: randomIdSchema, holderKey: publicKeySchema });
export type KeyReplacement = z.output<typeof keyReplacementSchema>;
export const proposeKeyReplacementSchema = keyReplacementSchema.extend({ approvalId: randomIdSchema });
export type ProposeKeyReplacement = z.output<typeof proposeKeyReplacementSchema>;

export const raiseTierSchema = verifiedPersonSchema.omit({ kind: true }).extend(address);
export type RaiseTier = z.output<typeof raiseTierSchema>;

/** What the holder signs with the key that is to be laid aside. */
export const keyChangeOrderSchema = z.strictObject({ ...address, holderKey: publicKeySchema, ...validity });
export type KeyChangeOrder = z.output<typeof keyChangeOrderSchema>;
export const changeKeySchema = keyChangeOrderSchema.extend({ signature: signatureSchema });
export type ChangeKey = z.output<typeof changeKeySchema>;

export const closingOrderSchema = z.strictObject({
    ...address,
    /** Where what it has earned goes: to another wallet at the bank, or by way of its vault to the holder's deposit there. */
    interestTo: ownerSchema.exactOptional(),
    ...validity,
});
export type ClosingOrder = z.output<typeof closingOrderSchema>;
/** With the coins of the bank's vault that pay the interest, where that goes to a wallet. */
export const closeWalletSchema = closingOrderSchema.extend({ signature: signatureSchema, coins: coinsSchema });
export type CloseWallet = z.output<typeof closeWalletSchema>;

export function keyChangeText(order: KeyChangeOrder, whereabouts: Whereabouts): string {
    return textOf('cohong key change', order, whereabouts);
}

export function closingText(order: ClosingOrder, whereabouts: Whereabouts): string {
    return textOf('cohong closing', order, whereabouts);
}

/** Each order has a purpose of its own, so that no signature serves for another. */
function textOf(
    purpose: string,
    { changeId, ...order }: KeyChangeOrder | ClosingOrder,
    { channel, bank }: Whereabouts,
): string {
    return canonicalJson({ purpose, channel, bank, nonce: changeId, ...order });
}
