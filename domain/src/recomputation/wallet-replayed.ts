import { z } from 'zod';
import { tierSchema } from '../dcep/wallet.js';
import { add, moneySchema, zero } from '../kernel/money.js';
import { instantSchema } from '../kernel/time.js';
import { mspIdSchema } from '../party/member.js';

export const changedMovementSchema = z.strictObject({
    bank: mspIdSchema,
    transactionId: z.string().min(1),
    at: instantSchema,
    /** Of the wallet that the policy would have kept from it, as it was then. */
    tier: tierSchema,
    /** What its orders have paid others; where nobody ordered it then, as when a remittance is accepted, what has come. */
    amount: moneySchema,
    /**
     * The rule of limits that would have refused it; `MONEY_MUST_HAVE_COME` where it has moved money that would not have
     * been there, because what had brought it would have been refused.
     */
    code: z.string().min(1),
});
/** A transaction that has moved a wallet's money and would have been refused. */
export type ChangedMovement = z.output<typeof changedMovementSchema>;

const countsSchema = z.strictObject({ was: z.int().min(0), wouldBe: z.int().min(0) });
export const movementTotalSchema = z.strictObject({
    bank: mspIdSchema,
    /** Of the wallet that paid or, where it was the bank or another bank's wallet that did, of the one that was paid. */
    tier: tierSchema,
    movements: countsSchema,
    amount: z.strictObject({ was: moneySchema, wouldBe: moneySchema }),
});
/** How often and how much money was moved for the wallets of one tier at one bank, and would have been. */
export type MovementTotal = z.output<typeof movementTotalSchema>;

/** A transaction as it bears on the wallets of one bank. */
export type Movement = Pick<ChangedMovement, 'bank' | 'tier' | 'amount'>;

/** The totals with one movement more. */
export function addMovement(
    total: MovementTotal | undefined,
    { bank, tier, amount }: Movement,
    { isRefused }: { readonly isRefused: boolean },
): MovementTotal {
    const none = zero('CNY');
    const { movements, amount: sums } = total ?? {
        movements: { was: 0, wouldBe: 0 },
        amount: { was: none, wouldBe: none },
    };

    return {
        bank,
        tier,
        movements: { was: movements.was + 1, wouldBe: movements.wouldBe + Number(!isRefused) },
        amount: { was: add(sums.was, amount), wouldBe: isRefused ? sums.wouldBe : add(sums.wouldBe, amount) },
    };
}
