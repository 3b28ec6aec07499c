import { isOver } from '../../calendar/deadline.js';
import { refusals } from '../../kernel/refusal.js';
import type { Instant } from '../../kernel/time.js';
import { participationAfter } from './participation-status.js';
import type { Participation } from './participation.js';

const refusal = refusals({
    PARTICIPATION_MUST_BE_OF_GRANTOR: 'forbidden',
    PARTICIPATION_MUST_BE_OF_PARTICIPANT: 'forbidden',
});

/** What every act with a participation starts from. */
export interface ParticipationFacts {
    /** The bank that acts. */
    readonly bank: string;
    readonly participation: Participation;
    readonly at: Instant;
}

/**
 * The participation as it stands at an instant, whether anybody has touched it since or not. One that nobody has accepted and
 * paid for in time lapses; one that was not called upon in time ends, for its participant cannot see whether the claim was paid.
 */
export function participationAsItStands(participation: Participation, at: Instant): Participation {
    const { status, funding, validUntil } = participation;
    if ((status === 'OFFERED' || status === 'ACCEPTED') && isOver({ endsAt: validUntil }, at)) {
        return { ...participation, status: participationAfter(status, 'LAPSE'), endedAt: validUntil };
    }
    if (status === 'STANDING_BY' && funding.kind === 'UNFUNDED' && isOver({ endsAt: funding.callEndsAt }, at)) {
        return { ...participation, status: participationAfter(status, 'RELEASE'), endedAt: funding.callEndsAt };
    }

    return participation;
}

export function mustBeOfGrantor({ bank, participation }: Omit<ParticipationFacts, 'at'>): void {
    if (bank !== participation.grantor) {
        throw refusal('PARTICIPATION_MUST_BE_OF_GRANTOR');
    }
}

export function mustBeOfParticipant({ bank, participation }: Omit<ParticipationFacts, 'at'>): void {
    if (bank !== participation.participant) {
        throw refusal('PARTICIPATION_MUST_BE_OF_PARTICIPANT');
    }
}
