import { z } from 'zod';
import { mspIdSchema } from '../party/member.js';
import { randomIdSchema } from '../kernel/salt.js';
import { usccSchema } from '../kernel/identifiers/uscc.js';
import { moneySchema } from '../kernel/money.js';
import { ownerSchema, serialSchema } from './coin.js';
import { walletIdentitySchema } from './wallet.js';

/**
 * One transaction spends at most so many coins, so that it stays small. With none it can only be the repetition of one
 * that took effect, for which no coin is left.
 */
const coinsSchema = z.array(serialSchema).max(100);

/** One end of a payment. A wallet is named with its holder, so that money meant for one enterprise cannot reach another. */
export const settlementEndSchema = z.union([
    z.strictObject({ bank: mspIdSchema, wallet: z.literal('vault') }),
    z.strictObject({ bank: mspIdSchema, wallet: randomIdSchema, holderUscc: usccSchema }),
]);
export type SettlementEnd = z.output<typeof settlementEndSchema>;

/** The payment that belongs to an act of trade: `trade` checks that it is the one due, `dcep` makes it. */
export const settlementSchema = z.strictObject({
    from: settlementEndSchema,
    to: settlementEndSchema,
    amount: moneySchema,
    coins: coinsSchema,
});
export type Settlement = z.output<typeof settlementSchema>;

const orderSchema = z.strictObject({ bank: mspIdSchema, amount: moneySchema });

export const creditReserveSchema = orderSchema;
export type CreditReserve = z.output<typeof creditReserveSchema>;
export const issueCoinsSchema = orderSchema;
export type IssueCoins = z.output<typeof issueCoinsSchema>;
export const redeemCoinsSchema = orderSchema;
export type RedeemCoins = z.output<typeof redeemCoinsSchema>;

export const proposeReserveCreditSchema = creditReserveSchema.extend({ approvalId: randomIdSchema });
export const proposeIssueSchema = issueCoinsSchema.extend({ approvalId: randomIdSchema });
export const proposeRedemptionSchema = redeemCoinsSchema.extend({ approvalId: randomIdSchema });

/** The bank says in whose collection the approval lies. */
export const approveOrderSchema = z.strictObject({ approvalId: randomIdSchema, bank: mspIdSchema });
/** The coins are chosen when the redemption is approved: chosen earlier, they might be spent by then. */
export const approveRedemptionSchema = approveOrderSchema.extend({ coins: coinsSchema });

export const openWalletSchema = walletIdentitySchema.omit({ bank: true });
export type OpenWallet = z.output<typeof openWalletSchema>;

/** A payment ordered by a customer. A bank's own vault pays only under four eyes, so it is no payer here. */
export const transferCoinsSchema = z.strictObject({
    transferId: randomIdSchema,
    from: randomIdSchema,
    to: ownerSchema,
    amount: moneySchema,
    coins: coinsSchema,
});
export type TransferCoins = z.output<typeof transferCoinsSchema>;

export const listCoinsSchema = z.strictObject({ owner: ownerSchema, bank: mspIdSchema.exactOptional() });
export const readReserveSchema = z.strictObject({ bank: mspIdSchema.exactOptional() });
export const readSupplySchema = z.strictObject({ banks: z.array(mspIdSchema).min(1).max(100) });
export const readWalletSchema = z.strictObject({ walletId: randomIdSchema });
export const listWalletsSchema = z.strictObject({});
