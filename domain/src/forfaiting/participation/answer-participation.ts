import {
    mustBeOfGrantor,
    mustBeOfParticipant,
    participationAsItStands,
    type ParticipationFacts,
} from './participation-as-it-stands.js';
import { participationAfter } from './participation-status.js';
import type { Participation } from './participation.js';

/** Accepts a share: the participant bears its risk from when its price or fee is paid, if it is in time. */
export function acceptParticipation(facts: ParticipationFacts): Participation {
    mustBeOfParticipant(facts);
    const participation = participationAsItStands(facts.participation, facts.at);

    return {
        ...participation,
        status: participationAfter(participation.status, 'ACCEPT'),
        acceptedAt: facts.at,
    };
}

/** Declines it; why, is the participant's own business. */
export function declineParticipation(facts: ParticipationFacts): Participation {
    mustBeOfParticipant(facts);

    return endedBy('DECLINE', facts);
}

/** Withdraws what the participant has not accepted. */
export function withdrawParticipation(facts: ParticipationFacts): Participation {
    mustBeOfGrantor(facts);

    return endedBy('WITHDRAW', facts);
}

function endedBy(step: 'DECLINE' | 'WITHDRAW', { participation: kept, at }: ParticipationFacts): Participation {
    const participation = participationAsItStands(kept, at);

    return { ...participation, status: participationAfter(participation.status, step), endedAt: at };
}
