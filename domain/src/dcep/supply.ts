import { z } from 'zod';
import { moneySchema, subtract, sum } from '../kernel/money.js';
import { reserveSchema, type Reserve } from './reserve.js';

export const supplySchema = z.strictObject({
    issued: moneySchema,
    destroyed: moneySchema,
    /** Issued and not destroyed: what all vaults and wallets together hold. */
    inCirculation: moneySchema,
    reserves: z.array(reserveSchema),
});
/** The central bank's view of its money, in all and by bank. */
export type Supply = z.output<typeof supplySchema>;

/** Adds the banks' accounts up. */
export function supplyOf(reserves: readonly Reserve[]): Supply {
    const total = (part: 'issued' | 'destroyed') =>
        sum(
            'CNY',
            reserves.map((reserve) => reserve[part]),
        );
    const issued = total('issued');
    const destroyed = total('destroyed');

    return { issued, destroyed, inCirculation: subtract(issued, destroyed), reserves: [...reserves] };
}
