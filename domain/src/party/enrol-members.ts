import { refusals } from '../kernel/refusal.js';
import { mustBeRegulator } from './actors.js';
import type { EnrolMembers } from './api.js';
import { isRegulator, type Caller, type Member, type MemberBook } from './member.js';

const refusal = refusals({
    MEMBERS_MUST_NOT_REPEAT: 'invalid',
    MEMBER_MUST_KEEP_ITS_KIND: 'conflict',
    BOOK_MUST_NAME_A_REGULATOR: 'conflict',
});

/** What the ledger knows at the moment of the request. */
export interface EnrolmentFacts {
    readonly caller: Caller;
    /** Absent before the first enrolment. */
    readonly book: MemberBook | undefined;
}

/**
 * Says how the member book reads with the members in it, each in place of what it said of the same organisation.
 *
 * The first book makes the first regulators, so no regulator can be asked of whoever writes it: there the endorsement
 * policy alone decides. A book without a regulator could never be written again.
 */
export function enrolMembers(request: EnrolMembers, facts: EnrolmentFacts): MemberBook {
    const { caller, book } = facts;

    if (book !== undefined) {
        mustBeRegulator(caller, 'officer');
    }

    const requested = new Map(request.members.map((member) => [member.mspId, member]));
    if (requested.size < request.members.length) {
        throw refusal('MEMBERS_MUST_NOT_REPEAT');
    }
    const before = book?.members ?? [];
    const changed = before.find(({ mspId, kind }) => (requested.get(mspId)?.kind ?? kind) !== kind);
    if (changed !== undefined) {
        // A bank's vault and an office's duties follow from the kind: a new kind is a new organisation.
        throw refusal('MEMBER_MUST_KEEP_ITS_KIND', { mspId: changed.mspId });
    }

    const members = [...new Map([...before.map((member) => [member.mspId, member] as const), ...requested]).values()];
    if (!members.some(isRegulator)) {
        throw refusal('BOOK_MUST_NAME_A_REGULATOR');
    }

    return { version: (book?.version ?? 0) + 1, members: members.sort(byId) };
}

function byId(left: Member, right: Member): number {
    return left.mspId < right.mspId ? -1 : 1;
}
