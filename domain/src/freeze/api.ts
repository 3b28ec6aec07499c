import { z } from 'zod';
import { randomIdSchema } from '../kernel/salt.js';
import { textSchema } from '../kernel/text.js';
import { freezeOrderSchema } from './freeze-order.js';

export const freezeWalletSchema = freezeOrderSchema.pick({
    orderId: true,
    bank: true,
    walletId: true,
    institutionId: true,
    caseNumber: true,
    reason: true,
});
export type FreezeWallet = z.output<typeof freezeWalletSchema>;

export const releaseWalletSchema = z.strictObject({ orderId: randomIdSchema, reason: textSchema(500) });
export type ReleaseWallet = z.output<typeof releaseWalletSchema>;

export const proposeFreezeSchema = freezeWalletSchema.extend({ approvalId: randomIdSchema });
export const proposeReleaseSchema = releaseWalletSchema.extend({ approvalId: randomIdSchema });

export const readFreezeOrderSchema = z.strictObject({ orderId: randomIdSchema });
