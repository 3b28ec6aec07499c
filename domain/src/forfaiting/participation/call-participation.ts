import { claimStatus, type Claim } from '../../claim/claim.js';
import { refusals } from '../../kernel/refusal.js';
import type { Clock } from '../../presentation/preclusion.js';
import { mustBeOfGrantor, participationAsItStands, type ParticipationFacts } from './participation-as-it-stands.js';
import { participationAfter } from './participation-status.js';
import type { Participation } from './participation.js';

const refusal = refusals({ CLAIM_MUST_BE_OVERDUE: 'conflict' });

/** What calling starts from: the claim as the grantor holds it, and the calendar of the place where it is payable. */
export interface CallingFacts extends ParticipationFacts, Clock {
    readonly claim: Claim;
}

/** Calls upon a participant that stands by, when the debtor has failed to pay: it owes its share now. */
export function callParticipation({ claim, calendar, ...facts }: CallingFacts): Participation {
    mustBeOfGrantor(facts);
    const { at } = facts;
    const participation = participationAsItStands(facts.participation, at);
    const status = participationAfter(participation.status, 'CALL');
    if (claimStatus(claim, { calendar, at }) !== 'OVERDUE') {
        throw refusal('CLAIM_MUST_BE_OVERDUE');
    }

    return { ...participation, status, calledAt: at };
}
