import { refusals } from '../kernel/refusal.js';
import type { LookAtIdentity } from './api.js';
import { mustBeApproved, mustNotHaveEnded, type Deed, type DisclosureCase } from './disclosure-case.js';
import type { Look } from './look.js';

const refusal = refusals({ LOOK_MUST_BE_OF_ASKER: 'forbidden', LOOK_MUST_BE_OWN: 'forbidden' });

/** Notes that somebody is about to look. It shows nothing yet: the note must stand in a block first. */
export function lookAtIdentity({ lookId, caseId }: LookAtIdentity, of: DisclosureCase, { by, at }: Deed): Look {
    mustBeApproved(of);
    mustNotHaveEnded(of, at);
    if (by !== of.askedBy) {
        throw refusal('LOOK_MUST_BE_OF_ASKER');
    }

    return { lookId, caseId, walletId: of.walletId, lookedBy: by, lookedAt: at };
}

/** Whether what the look was for may be shown to this user now: the case may have ended since. */
export function mustBeShownTo({ by, at }: Deed, look: Look, of: DisclosureCase): void {
    if (by !== look.lookedBy) {
        throw refusal('LOOK_MUST_BE_OWN');
    }
    mustBeApproved(of);
    mustNotHaveEnded(of, at);
}
