import { describe, expect, it } from '@jest/globals';
import { Refusal } from '../kernel/refusal.js';
import { disburseByNegotiation, type Advancing } from './disburse-by-negotiation.js';
import type { Alert, Financing } from './financing.js';
import { first, kept, presented, second, sentOn } from './testing/presentation-samples.js';
import { morning } from './testing/samples.js';

const advancing: Advancing = { presentation: presented, forwarded: undefined, advance: kept.amount, at: morning };
const alert: Alert = {
    declarationNumber: second,
    declarationVersion: 2,
    declarationStatus: 'CANCELLED',
    available: { currency: 'USD', minorUnits: 0n },
    isCovered: false,
    raisedAt: morning,
};
const codeOf = (financing: Partial<Financing>, change: Partial<Advancing> = {}): unknown => {
    try {
        disburseByNegotiation({ ...kept, ...financing }, { ...advancing, ...change });
    } catch (error) {
        return error instanceof Refusal ? error.code : error;
    }
    return undefined;
};
const onAnother = { ...presented, number: 2 };
const less = { currency: 'USD', minorUnits: kept.amount.minorUnits - 1n };

describe('disburseByNegotiation', () => {
    it('uses the reservation: how it was paid, the presentation says', () => {
        expect(disburseByNegotiation(kept, advancing)).toEqual({
            ...kept,
            status: 'DISBURSED',
            disbursement: { payment: { means: 'PRESENTATION' }, paidAt: morning },
        });
    });

    it.each<[string, Partial<Financing>, Partial<Advancing>]>([
        ['FINANCING_MUST_BE_OF_THIS_PRESENTATION', { status: 'DISBURSED' }, { presentation: onAnother }],
        [
            'FINANCING_MUST_BE_OF_THIS_PRESENTATION',
            { presentation: { creditId: 'f'.repeat(32), number: presented.number } },
            {},
        ],
        ['FINANCING_MUST_BE_RESERVED', { status: 'DISBURSED' }, { advance: less }],
        ['RESERVATION_MUST_NOT_HAVE_EXPIRED', {}, { at: kept.reservedUntil! }],
        [
            'DECLARATION_MUST_NOT_BE_ALERTED',
            { alerts: [alert, { ...alert, declarationNumber: first, isCovered: true }] },
            {},
        ],
        ['PRESENTATION_MUST_BE_OPEN', {}, { presentation: { ...presented, status: 'REFUSED' }, advance: less }],
        ['PRESENTATION_MUST_BE_OPEN', {}, { forwarded: { ...sentOn, status: 'PAID' }, advance: less }],
        ['ADVANCE_MUST_BE_AMOUNT_RESERVED', {}, { advance: less }],
        ['ADVANCE_MUST_BE_AMOUNT_RESERVED', {}, { advance: { ...less, minorUnits: kept.amount.minorUnits + 1n } }],
    ])('refuses %s (%#)', (code, financing, change) => {
        expect(codeOf(financing, change)).toBe(code);
    });
});
