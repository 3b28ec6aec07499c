import { describe, expect, it } from '@jest/globals';
import { expireReservation } from './testing/one-declaration.js';
import { disbursed, encumbrance, reserved, yuan } from './testing/samples.js';

const atTheEnd = { encumbrance, at: '2026-04-03T01:00:00.000Z' };
const justBefore = { encumbrance, at: '2026-04-03T00:59:59.999Z' };

describe('expireReservation', () => {
    it('frees the declaration at the instant the reservation ends', () => {
        expect(expireReservation(reserved, atTheEnd)).toEqual({
            financing: { ...reserved, status: 'EXPIRED', outstanding: yuan(0n) },
            encumbrance: { ...encumbrance, allocations: encumbrance.allocations.slice(0, 1) },
        });
    });

    it('refuses: FINANCING_MUST_BE_RESERVED', () => {
        expect(() => expireReservation(disbursed, justBefore)).toThrow('FINANCING_MUST_BE_RESERVED');
    });

    it('refuses: RESERVATION_MUST_HAVE_EXPIRED', () => {
        expect(() => expireReservation(reserved, justBefore)).toThrow('RESERVATION_MUST_HAVE_EXPIRED');
    });
});
