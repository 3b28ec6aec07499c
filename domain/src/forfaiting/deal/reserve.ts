import { localDay } from '../../calendar/banking-days.js';
import { refusals } from '../../kernel/refusal.js';
import type { Clock } from '../../presentation/preclusion.js';
import type { Deal, Reserve } from './deal.js';

const refusal = refusals({
    CURE_DAY_MUST_NOT_HAVE_PASSED: 'invalid',
    CURE_DAY_MUST_PRECEDE_MATURITY: 'invalid',
});

/** What is missing, and by when it can be cured. */
export type ReserveTerms = Pick<Reserve, 'points' | 'cureBy'>;

/** A reserve that a buyer states. It is about the deal and never about the debtor, so that it ends before the claim is due. */
export function statedReserve(
    { points, cureBy }: ReserveTerms,
    { deal, calendar, at }: Clock & { readonly deal: Pick<Deal, 'claim'> },
): Reserve {
    if (cureBy < localDay(calendar, at)) {
        throw refusal('CURE_DAY_MUST_NOT_HAVE_PASSED');
    }
    if (cureBy >= deal.claim.maturity) {
        throw refusal('CURE_DAY_MUST_PRECEDE_MATURITY', { maturity: deal.claim.maturity });
    }

    return { points, cureBy, statedAt: at };
}

/** Whether the buyer pays, or has paid, under reserve. */
export function isUnderReserve({ reserve }: Pick<Deal, 'reserve'>): boolean {
    return reserve !== undefined && reserve.liftedAt === undefined;
}

/** From maturity on a reserve keeps nobody waiting: whether the debtor pays is no point of it. */
export function isFinalByTime({ status, claim }: Pick<Deal, 'status' | 'claim'>, { calendar, at }: Clock): boolean {
    return status === 'UNDER_RESERVE' && localDay(calendar, at) >= claim.maturity;
}
