import { z } from 'zod';
import { moneySchema, zero } from '../kernel/money.js';
import { randomIdSchema } from '../kernel/salt.js';
import { chinaDate, dateSchema, type Instant } from '../kernel/time.js';

export const walletAccountSchema = z.strictObject({
    walletId: randomIdSchema,
    /** What its coins are worth, locked ones too. */
    balance: moneySchema,
    /** The last day, in China, on which it paid others, and what it paid on that day and in that year. */
    paid: z.strictObject({ day: dateSchema, onDay: moneySchema, inYear: moneySchema }),
    interest: z.strictObject({
        /** The first day of which nothing is counted yet. */
        from: dateSchema,
        /** What has accrued since the last period ended: a whole number of parts of a fen, so that nothing is lost. */
        accrued: z.string().regex(/^(0|[1-9]\d{0,39})$/),
        /** What fell due when periods ended, and has not been paid. */
        due: moneySchema,
    }),
});
/**
 * What has come and gone of a wallet, so that its limits are tested by one key. It moves with every coin of the wallet,
 * and so the payments of one wallet, and those to it, follow one another.
 */
export type WalletAccount = z.output<typeof walletAccountSchema>;

/** The account of a wallet that is opened. */
export function emptyAccount(walletId: string, openedAt: Instant): WalletAccount {
    const nothing = zero('CNY');
    const day = chinaDate(openedAt);

    return {
        walletId,
        balance: nothing,
        paid: { day, onDay: nothing, inYear: nothing },
        interest: { from: day, accrued: '0', due: nothing },
    };
}
