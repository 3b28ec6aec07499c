import { refusals } from '../kernel/refusal.js';
import type { Instant } from '../kernel/time.js';
import { mustStand, type Authorisation } from './authorisation.js';

const refusal = refusals({
    UNDERTAKING_MUST_BE_BY_REIMBURSING_BANK: 'forbidden',
    UNDERTAKING_MUST_BE_ASKED_FOR: 'conflict',
    UNDERTAKING_MUST_BE_DECIDED_ONCE: 'conflict',
});

/** The bank that decides, and when. */
export interface Undertaking {
    readonly bank: string;
    readonly at: Instant;
}

/** Binds the reimbursing bank irrevocably to pay claims that conform, until the last day that was asked for (URR 725 art. 9). */
export function undertakeReimbursement(authorisation: Authorisation, undertaking: Undertaking): Authorisation {
    return withDecision(authorisation, undertaking, 'GIVEN');
}

/** Says that it does not bind itself; it may reimburse all the same. */
export function declineUndertaking(authorisation: Authorisation, undertaking: Undertaking): Authorisation {
    return withDecision(authorisation, undertaking, 'DECLINED');
}

function withDecision(
    authorisation: Authorisation,
    { bank, at }: Undertaking,
    outcome: 'GIVEN' | 'DECLINED',
): Authorisation {
    const { undertaking } = authorisation;
    if (bank !== authorisation.reimbursingBank) {
        throw refusal('UNDERTAKING_MUST_BE_BY_REIMBURSING_BANK');
    }
    mustStand(authorisation);
    if (undertaking === undefined) {
        throw refusal('UNDERTAKING_MUST_BE_ASKED_FOR');
    }
    if (undertaking.decision !== undefined) {
        throw refusal('UNDERTAKING_MUST_BE_DECIDED_ONCE', { outcome: undertaking.decision.outcome });
    }

    return { ...authorisation, undertaking: { ...undertaking, decision: { outcome, at } } };
}
