import { z } from 'zod';
import { chinaDate, daysBetween, type Instant } from '../../kernel/time.js';
import type { OfferedClaim } from '../quote/invitation.js';
import { findClass } from './bands.js';
import type { MarketPolicy } from './market-policy.js';

const obstacleSchema = z.enum(['BANK_CLASS', 'CURRENCY', 'UNDERTAKING', 'TENOR', 'RESALE_COUNT']);
export type Obstacle = z.output<typeof obstacleSchema>;

export const rediscountSchema = z.strictObject({
    isCandidate: z.boolean(),
    /** Of what the policy asks for, what the claim does not meet. */
    obstacles: z.array(obstacleSchema),
});
/** Whether other banks would rediscount a claim (转贴现), by the policy and the day. */
export type Rediscount = z.output<typeof rediscountSchema>;

/** A flag and no promise: nobody is bound to take what meets the policy. Undefined where no policy says anything. */
export function rediscountOf(
    claim: Omit<OfferedClaim, 'payableAt'>,
    { policy, at }: { readonly policy: MarketPolicy | undefined; readonly at: Instant },
): Rediscount | undefined {
    const asked = policy?.rediscount;
    if (policy === undefined || asked === undefined) {
        return undefined;
    }
    const bankClass = findClass(claim.debtorBank, policy);
    const days = daysBetween(chinaDate(at), claim.maturity);
    const meets: Readonly<Record<Obstacle, boolean>> = {
        BANK_CLASS: bankClass !== undefined && asked.bankClasses.includes(bankClass),
        CURRENCY: asked.currencies.includes(claim.amount.currency),
        UNDERTAKING: asked.undertakings.includes(claim.undertaking),
        TENOR: days >= asked.leastDays && days <= asked.mostDays,
        RESALE_COUNT: claim.resaleCount <= asked.mostResales,
    };
    const obstacles = obstacleSchema.options.filter((each) => !meets[each]);

    return { isCandidate: obstacles.length === 0, obstacles };
}
