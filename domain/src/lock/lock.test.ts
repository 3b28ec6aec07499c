import { describe, expect, it } from '@jest/globals';
import { claimable, lockTransitions, returnable, type LockStatus } from './lock.js';
import { escapeAt, held } from './testing/samples.js';

const statuses = Object.keys(lockTransitions) as LockStatus[];
const justBefore = '2026-03-31T11:59:59.999Z';
const returnableFrom = '2026-03-31T12:30:00.000Z';

describe('what can become of a lock', () => {
    it.each(statuses.flatMap((from) => statuses.map((to) => [from, to] as const)))('from %s to %s', (from, to) => {
        const isAllowed = from === 'HELD' && to !== 'HELD';

        expect((lockTransitions[from] as readonly LockStatus[]).includes(to)).toBe(isAllowed);
    });

    it.each(statuses.filter((status) => status !== 'HELD'))(
        'refuses to end one that is %s: LOCK_MUST_BE_HELD',
        (status) => {
            expect(() => claimable({ ...held, status }, escapeAt)).toThrow('LOCK_MUST_BE_HELD');
            expect(() => returnable({ ...held, status }, justBefore)).toThrow('LOCK_MUST_BE_HELD');
        },
    );

    it('refuses one that is not there: LOCK_MUST_EXIST', () => {
        expect(() => claimable(undefined, escapeAt)).toThrow('LOCK_MUST_EXIST');
        expect(() => returnable(undefined, justBefore)).toThrow('LOCK_MUST_EXIST');
    });

    it('is claimed until a millisecond before the escape: LOCK_MUST_NOT_HAVE_ESCAPED', () => {
        expect(claimable(held, justBefore)).toBe(held);
        expect(() => claimable(held, escapeAt)).toThrow('LOCK_MUST_NOT_HAVE_ESCAPED');
    });

    it('is returned from half an hour after it, so that no choice of date allows both: LOCK_MUST_HAVE_ESCAPED', () => {
        expect(returnable(held, returnableFrom)).toBe(held);
        expect(() => returnable(held, '2026-03-31T12:29:59.999Z')).toThrow('LOCK_MUST_HAVE_ESCAPED');
    });
});
