import { refusals } from '../kernel/refusal.js';
import { epochMilliseconds, type Instant } from '../kernel/time.js';
import type { Look, LookPage, RecordLooks } from './regulator-look.js';

const refusal = refusals({
    LOOK_MUST_NOT_BE_IN_THE_FUTURE: 'invalid',
});

export interface RecordFacts {
    readonly regulator: string;
    /** Every bank that is a member. */
    readonly banks: readonly string[];
    readonly recordedAt: Instant;
}

/**
 * A page for each bank with what was looked at in its books, also where that is nothing. Who is no member has no books: a
 * look at it is told to nobody, and must not keep the others from being told.
 */
export function recordLooks(
    { roundId, looks }: RecordLooks,
    { regulator, banks, recordedAt }: RecordFacts,
): ReadonlyMap<string, LookPage> {
    for (const { lookedAt } of looks) {
        if (epochMilliseconds(lookedAt) > epochMilliseconds(recordedAt)) {
            throw refusal('LOOK_MUST_NOT_BE_IN_THE_FUTURE');
        }
    }

    return new Map(
        banks.map((bank) => {
            const own = looks
                .filter((look) => look.bank === bank)
                .map(({ lookedAt, what }): Look => ({ lookedAt, what }));
            const [first] = own.sort(
                (one, other) => epochMilliseconds(one.lookedAt) - epochMilliseconds(other.lookedAt),
            );

            return [bank, { roundId, regulator, lookedAt: first?.lookedAt ?? recordedAt, looks: own }];
        }),
    );
}
