import { z } from 'zod';
import { mspIdSchema } from '../party/member.js';
import { usccSchema } from '../kernel/identifiers/uscc.js';
import { moneySchema } from '../kernel/money.js';
import { signatureSchema } from '../kernel/p256.js';
import { randomIdSchema } from '../kernel/salt.js';
import { instantSchema } from '../kernel/time.js';
import { ownerSchema, serialSchema } from './coin.js';
import { walletOpeningSchema, walletSchema } from './wallet.js';
import { anonymousPersonSchema, enterpriseSchema, verifiedPersonSchema } from './wallet-identity.js';

/**
 * One transaction spends at most so many coins, so that it stays small. With none it can only be the repetition of one
 * that took effect, for which no coin is left.
 */
export const coinsSchema = z.array(serialSchema).max(100);

/** One end of a payment. A wallet is named with its holder, so that money meant for one enterprise cannot reach another. */
export const settlementEndSchema = z.union([
    z.strictObject({ bank: mspIdSchema, wallet: z.literal('vault') }),
    z.strictObject({ bank: mspIdSchema, wallet: randomIdSchema, holderUscc: usccSchema }),
]);
export type SettlementEnd = z.output<typeof settlementEndSchema>;

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

/** Who opens a wallet, by what is known of him, and what else the order says. One that names no kind is an enterprise's. */
function openingOf<Shape extends z.ZodRawShape>(more: Shape) {
    const shape = { ...walletSchema.pick({ holderKey: true, payeeClass: true }).shape, ...more };

    return z.discriminatedUnion('kind', [
        enterpriseSchema.extend({ kind: enterpriseSchema.shape.kind.exactOptional(), ...shape }),
        z.discriminatedUnion('tier', [verifiedPersonSchema.extend(shape), anonymousPersonSchema.extend(shape)]),
    ]);
}

export const walletOrderSchema = openingOf({});
export const openWalletSchema = openingOf(walletOpeningSchema.shape);
export type OpenWallet = z.output<typeof openWalletSchema>;

/** One coin to be made, and whose. */
export const coinOutputSchema = z.strictObject({ to: ownerSchema, amount: moneySchema });
export type CoinOutput = z.output<typeof coinOutputSchema>;

/** At most fifty, so that one transaction stays small. */
const outputsSchema = z.array(coinOutputSchema).min(1).max(50);

/** What makes an order the holder's own: the key that signed it, and for how long it holds. */
export const signedSchema = z.strictObject({
    keyVersion: z.int().min(1),
    validUntil: instantSchema,
    signature: signatureSchema,
});
export type Signed = z.output<typeof signedSchema>;

export const settlementShareSchema = z.strictObject({
    wallet: randomIdSchema,
    holderUscc: usccSchema,
    amount: moneySchema,
});
/** What somebody else than the payee has of a settlement, in a wallet of the payer's bank, where it is final. */
export type SettlementShare = z.output<typeof settlementShareSchema>;

/** The payment that belongs to an act of trade: `trade` checks that it is the one due, `dcep` makes it. */
export const settlementSchema = z.strictObject({
    transferId: randomIdSchema,
    /** The record that it is paid for. */
    reference: randomIdSchema,
    from: settlementEndSchema,
    to: settlementEndSchema,
    amount: moneySchema,
    /** What is paid to others in the same transaction, beside the amount. */
    shares: z.array(settlementShareSchema).min(1).max(50).exactOptional(),
    coins: coinsSchema,
    /** The order of the holder, where it is paid out of a wallet. What a vault pays, two of the bank have agreed on. */
    signed: signedSchema.exactOptional(),
});
export type Settlement = z.output<typeof settlementSchema>;

/**
 * An order of a wallet's holder. A bank's own vault pays only under four eyes, so it is no payer here. A wallet may pay
 * itself: so its coins are merged and split.
 */
export const spendOrderSchema = z.strictObject({
    transferId: randomIdSchema,
    from: randomIdSchema,
    ...signedSchema.omit({ signature: true }).shape,
    coins: coinsSchema.min(1),
    outputs: outputsSchema,
    /** The transfer of which it pays something back. */
    refundOf: randomIdSchema.exactOptional(),
});
export type SpendOrder = z.output<typeof spendOrderSchema>;

export const signedOrderSchema = spendOrderSchema.extend({ signature: signatureSchema });
export type SignedOrder = z.output<typeof signedOrderSchema>;

/** All of them take effect in one transaction, or none. What it reads and writes is bounded by its coins. */
export const transferCoinsSchema = z.strictObject({
    transfers: z
        .array(signedOrderSchema)
        .min(1)
        .max(50)
        .refine((transfers) => coinsIn(transfers) <= 500, 'must have at most 500 coins, spent and made'),
});
export type TransferCoins = z.output<typeof transferCoinsSchema>;

/** Each transfer may make one coin more: the change. */
function coinsIn(transfers: readonly Pick<SpendOrder, 'coins' | 'outputs'>[]): number {
    return transfers.reduce((total, { coins, outputs }) => total + coins.length + outputs.length + 1, 0);
}

/** What a bank pays out of its vault: to wallets that it keeps, or to the vault itself, which merges and splits its coins. */
export const vaultPaymentSchema = z.strictObject({ outputs: outputsSchema });
export type VaultPayment = z.output<typeof vaultPaymentSchema>;

export const proposeVaultPaymentSchema = vaultPaymentSchema.extend({ approvalId: randomIdSchema });
/** As of a redemption, the coins are chosen when it is approved. */
export const approveVaultPaymentSchema = z.strictObject({ approvalId: randomIdSchema, coins: coinsSchema });

export const readTransfersSchema = z.strictObject({ transferIds: z.array(randomIdSchema).min(1).max(50) });
export const listCoinsSchema = z.strictObject({ owner: ownerSchema, bank: mspIdSchema.exactOptional() });
export const readReserveSchema = z.strictObject({ bank: mspIdSchema.exactOptional() });
export const readSupplySchema = z.strictObject({ banks: z.array(mspIdSchema).min(1).max(100) });
/** By the wallet's own id, or by that of the act which opened it. */
export const readWalletSchema = z.union([
    z.strictObject({ walletId: randomIdSchema }),
    z.strictObject({ openingId: randomIdSchema }),
]);
export const listWalletsSchema = z.strictObject({});
