import { describe, expect, it } from '@jest/globals';
import { bank, morning } from '../dcep/testing/samples.js';
import { acceptable, answerable, remittanceTransitions, returnable, type RemittanceStatus } from './remittance.js';
import { acceptBy, payeeBank, pending } from './testing/samples.js';

const statuses = Object.keys(remittanceTransitions) as RemittanceStatus[];
const justBefore = '2026-03-31T11:59:59.999Z';
const returnableFrom = '2026-03-31T12:30:00.000Z';
const allowed = ['PENDING ACCEPTED', 'PENDING REFUSED', 'PENDING TAKEN_BACK', 'REFUSED TAKEN_BACK'];
const accepting = { bank: payeeBank, at: justBefore };
const takingBack = { bank, at: returnableFrom };

describe('what can become of a remittance', () => {
    it.each(statuses.flatMap((from) => statuses.map((to) => [from, to] as const)))('from %s to %s', (from, to) => {
        expect((remittanceTransitions[from] as readonly RemittanceStatus[]).includes(to)).toBe(
            allowed.includes(`${from} ${to}`),
        );
    });

    it.each(statuses.filter((status) => status !== 'PENDING'))(
        'is not accepted or refused once it is %s: REMITTANCE_MUST_BE_PENDING',
        (status) => {
            expect(() => acceptable({ ...pending, status }, accepting)).toThrow('REMITTANCE_MUST_BE_PENDING');
            expect(() => answerable({ ...pending, status }, accepting)).toThrow('REMITTANCE_MUST_BE_PENDING');
        },
    );

    it.each(['ACCEPTED', 'TAKEN_BACK'] as const)(
        'is not taken back once it is %s: REMITTANCE_MUST_BE_PENDING',
        (status) => {
            expect(() => returnable({ ...pending, status }, takingBack)).toThrow('REMITTANCE_MUST_BE_PENDING');
        },
    );

    it('is none that is not there: REMITTANCE_MUST_EXIST', () => {
        expect(() => acceptable(undefined, accepting)).toThrow('REMITTANCE_MUST_EXIST');
        expect(() => returnable(undefined, takingBack)).toThrow('REMITTANCE_MUST_EXIST');
    });

    it('is answered by the payee’s bank alone, and taken back by the payer’s', () => {
        expect(() => acceptable(pending, { ...accepting, bank })).toThrow('REMITTANCE_MUST_BE_TO_CALLER');
        expect(() => answerable(pending, { ...accepting, bank })).toThrow('REMITTANCE_MUST_BE_TO_CALLER');
        expect(() => returnable(pending, { ...takingBack, bank: payeeBank })).toThrow('REMITTANCE_MUST_BE_OF_CALLER');
    });

    it('is accepted until a millisecond before it lapses: REMITTANCE_MUST_NOT_HAVE_LAPSED', () => {
        expect(acceptable(pending, accepting)).toBe(pending);
        expect(() => acceptable(pending, { bank: payeeBank, at: acceptBy })).toThrow('REMITTANCE_MUST_NOT_HAVE_LAPSED');
    });

    it('is taken back from half an hour after it, so that no choice of date allows both: REMITTANCE_MUST_HAVE_LAPSED', () => {
        expect(returnable(pending, takingBack)).toBe(pending);
        expect(() => returnable(pending, { bank, at: '2026-03-31T12:29:59.999Z' })).toThrow(
            'REMITTANCE_MUST_HAVE_LAPSED',
        );
    });

    it('is taken back at once when it was refused', () => {
        const refused = { ...pending, status: 'REFUSED' } as const;

        expect(returnable(refused, { bank, at: morning })).toBe(refused);
    });
});
