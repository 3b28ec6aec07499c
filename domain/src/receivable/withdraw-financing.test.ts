import { describe, expect, it } from '@jest/globals';
import { financingStatuses } from './financing.js';
import { requested, reserved, yuan } from './testing/samples.js';
import { withdrawFinancing } from './withdraw-financing.js';

describe('withdrawFinancing', () => {
    it('takes back a request, which held nothing', () => {
        expect(withdrawFinancing(requested)).toEqual({
            financing: { ...requested, status: 'WITHDRAWN' },
            mustBeReleased: false,
        });
    });

    it('gives up a reservation, which a registrar must release', () => {
        expect(withdrawFinancing(reserved)).toEqual({
            financing: { ...reserved, status: 'WITHDRAWN', outstanding: yuan(0n) },
            mustBeReleased: true,
        });
    });

    it.each(financingStatuses.filter((status) => status !== 'REQUESTED' && status !== 'RESERVED'))(
        'refuses: FINANCING_MUST_NOT_BE_DISBURSED_OR_CLOSED (%s)',
        (status) => {
            expect(() => withdrawFinancing({ ...reserved, status })).toThrow(
                'FINANCING_MUST_NOT_BE_DISBURSED_OR_CLOSED',
            );
        },
    );
});
