import { describe, expect, it } from '@jest/globals';
import { dollars } from '../document/testing/samples.js';
import { lodged, paid, sentOn } from '../reimbursement/testing/samples.js';
import { endOfBought } from './end-of-bought.js';

describe('the end of documents that a second beneficiary has presented, for who has lent on them', () => {
    const mills = { ...lodged, amount: dollars(150_000n) };

    it.each(['PAID', 'REFUSED'] as const)(
        'is %s as under the credit where their bank has bought them, for what they claim',
        (status) => {
            expect(endOfBought({ ...mills, status: 'NEGOTIATED' }, { ...sentOn, status })).toMatchObject({
                status,
                amount: mills.amount,
            });
        },
    );

    it.each(['COMPLYING', 'UNDERTAKEN', 'PAID'] as const)(
        'is what their bank does that has not bought them: %s',
        (status) => {
            expect(endOfBought({ ...mills, status }, paid)).toBeUndefined();
        },
    );
});
