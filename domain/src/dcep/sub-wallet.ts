import { z } from 'zod';
import { canonicalJson } from '../kernel/json.js';
import { signatureSchema } from '../kernel/p256.js';
import { randomIdSchema } from '../kernel/salt.js';
import { mspIdSchema } from '../party/member.js';
import { signedSchema } from './api.js';
import type { Whereabouts } from './holder-order.js';
import { walletOpeningSchema, walletSchema } from './wallet.js';

/** What the holder of a wallet signs to have another under it: whose key that one has, and what it may do with the money. */
export const subWalletOrderSchema = walletOpeningSchema.extend({
    parent: randomIdSchema,
    ...walletSchema.pick({ holderKey: true, limits: true }).shape,
    ...signedSchema.omit({ signature: true }).shape,
});
export type SubWalletOrder = z.output<typeof subWalletOrderSchema>;

export const openSubWalletSchema = subWalletOrderSchema.extend({ signature: signatureSchema });
export type OpenSubWallet = z.output<typeof openSubWalletSchema>;

export const subWalletLinkSchema = z.strictObject({
    walletId: randomIdSchema,
    bank: mspIdSchema,
    parent: randomIdSchema,
});
/** Whose sub-wallet a wallet is, for the central bank alone: who stands behind the parent stands behind it. */
export type SubWalletLink = z.output<typeof subWalletLinkSchema>;

export function subWalletText({ openingId, ...order }: SubWalletOrder, { channel, bank }: Whereabouts): string {
    return canonicalJson({ purpose: 'cohong sub-wallet', channel, bank, nonce: openingId, ...order });
}
