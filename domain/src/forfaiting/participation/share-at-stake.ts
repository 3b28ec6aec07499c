import { daysBetween, type Instant } from '../../kernel/time.js';
import { exposureIn, type SharedExposure } from '../limit/buyer-book.js';
import { participationAsItStands } from './participation-as-it-stands.js';
import { isEngaged } from './participation-status.js';
import type { Funding, Participation } from './participation.js';

/** What accepting a share puts at stake: all of it, funded or not. */
export function exposureOfShare(
    { participationId, claim, share, funding }: Participation,
    { programme }: { readonly programme: string | undefined },
): SharedExposure {
    return { participationId, ...exposureIn({ ...claim, amount: share }, { days: daysOf(funding), programme }) };
}

/** What of it is left: all, until the claim is collected or the participant is free. */
export function shareAtStake(
    exposure: SharedExposure,
    { participation, at }: { readonly participation: Participation; readonly at: Instant },
): SharedExposure | undefined {
    return isEngaged(participationAsItStands(participation, at)) ? exposure : undefined;
}

function daysOf(funding: Funding): number {
    return funding.kind === 'FUNDED' ? funding.pricing.days : daysBetween(funding.fee.from, funding.fee.until);
}
