import { z } from 'zod';
import { moneySchema, zero } from '../kernel/money.js';
import { randomIdSchema } from '../kernel/salt.js';
import { chinaDate, dateSchema, type Instant } from '../kernel/time.js';

const interestSchema = z.strictObject({
    /** The first day of which nothing is counted yet. */
    from: dateSchema,
    /** What has accrued since the last period ended: a whole number of parts of a fen, so that nothing is lost. */
    accrued: z.string().regex(/^(0|[1-9]\d{0,39})$/),
    /** What fell due when periods ended, and has not been paid. */
    due: moneySchema,
});
export type Interest = z.output<typeof interestSchema>;

export const walletAccountSchema = z.strictObject({
    walletId: randomIdSchema,
    /** What its coins and those of the wallets under it are worth, locked ones too. */
    balance: moneySchema,
    /** The last day, in China, on which they paid others, and what they paid on that day and in that year. */
    paid: z.strictObject({ day: dateSchema, onDay: moneySchema, inYear: moneySchema }),
    /** None of a sub-wallet: its money earns in the account of its parent. */
    interest: interestSchema.exactOptional(),
});
/**
 * What has come and gone of a wallet and of those under it, so that limits are tested by one key. It moves with every coin
 * of theirs, and so the payments of one family, and those to it, follow one another. A sub-wallet has one of its own too.
 */
export type WalletAccount = z.output<typeof walletAccountSchema>;

interface Opened {
    readonly walletId: string;
    readonly openedAt: Instant;
    readonly parent?: string;
}

/** The account of a wallet that is opened. */
export function emptyAccount({ walletId, openedAt, parent }: Opened): WalletAccount {
    const nothing = zero('CNY');
    const day = chinaDate(openedAt);
    const interest = { from: day, accrued: '0', due: nothing };

    return {
        walletId,
        balance: nothing,
        paid: { day, onDay: nothing, inYear: nothing },
        ...(parent === undefined && { interest }),
    };
}
