import { describe, expect, it } from '@jest/globals';
import {
    confirmOutwardPayment,
    isOverdue,
    settleOutwardPayment,
    withdrawOutwardPayment,
} from './end-outward-payment.js';
import type { OutwardPayment } from './outward-payment.js';
import {
    dollars,
    form,
    formless,
    formlessReserved,
    formReserved,
    morning,
    onForm,
    paidBefore,
    reserved,
    trailOf,
} from './testing/samples.js';

const { outwardPaymentId } = reserved;
const lastInstant = '2026-04-03T00:59:59.999Z';
const tooLate = '2026-04-03T01:00:00.000Z';
const order = { outwardPaymentId, reference: 'CIPS 2026-03-31 000417' };
const payment = { reference: order.reference, paidAt: lastInstant };
const paid: OutwardPayment = { ...reserved, status: 'PAID', payment };
const { threshold } = formless;

describe('confirmOutwardPayment', () => {
    it('notes the payment to the last instant; on a form a registrar carries it over', () => {
        expect(confirmOutwardPayment(order, { payment: reserved, paidAt: lastInstant })).toEqual({
            payment: paid,
            mustBeSettled: true,
        });
        expect(confirmOutwardPayment(order, { payment: formlessReserved, paidAt: morning }).mustBeSettled).toBe(false);
    });

    it.each<[string, OutwardPayment, string]>([
        ['OUTWARD_PAYMENT_MUST_BE_RESERVED', { ...paid }, tooLate],
        ['OUTWARD_PAYMENT_MUST_BE_RESERVED', onForm, tooLate],
        ['OUTWARD_PAYMENT_MUST_NOT_HAVE_EXPIRED', reserved, tooLate],
    ])('refuses: %s', (code, before, paidAt) => {
        expect(() => confirmOutwardPayment(order, { payment: before, paidAt })).toThrow(code);
    });
});

describe('withdrawOutwardPayment', () => {
    it.each<[string, OutwardPayment, boolean]>([
        ['REQUESTED', onForm, false],
        ['RESERVED', reserved, true],
        ['RESERVED', formlessReserved, true],
    ])('takes back what is %s', (_status, before, mustBeSettled) => {
        expect(withdrawOutwardPayment(before)).toEqual({
            payment: { ...before, status: 'WITHDRAWN' },
            mustBeSettled,
        });
    });

    it.each(['REFUSED', 'PAID', 'EXPIRED', 'REVOKED', 'WITHDRAWN'] as const)(
        'refuses: OUTWARD_PAYMENT_MUST_NOT_BE_PAID_OR_ENDED (%s)',
        (status) => {
            expect(() => withdrawOutwardPayment({ ...reserved, status })).toThrow(
                'OUTWARD_PAYMENT_MUST_NOT_BE_PAID_OR_ENDED',
            );
        },
    );
});

describe('settleOutwardPayment', () => {
    const facts = { form: formReserved, trail: undefined, at: morning };
    const trail = trailOf(paidBefore(3, dollars(5n)), {
        outwardPaymentId,
        bank: 'HaizhouBankMSP',
        amount: formless.amount,
        threshold: threshold!,
        requestedAt: morning,
    });

    it('moves what was paid from what is reserved to what is paid', () => {
        expect(settleOutwardPayment(paid, facts)).toEqual({
            payment: paid,
            form: { ...form, paid: dollars(120_000n) },
        });
    });

    it('frees the form of what was given up, and of what was not paid in time', () => {
        const withdrawn = { ...reserved, status: 'WITHDRAWN' as const };

        expect(settleOutwardPayment(withdrawn, facts)).toEqual({ payment: withdrawn, form });
        expect(settleOutwardPayment(reserved, { ...facts, at: tooLate })).toEqual({
            payment: { ...reserved, status: 'EXPIRED' },
            form,
        });
    });

    it('leaves alone what another bank has under the same id', () => {
        const others = { outwardPaymentId, bank: 'PearlBankMSP', amount: dollars(7n) };
        const both = { ...formReserved, reservations: [others, ...formReserved.reservations] };
        const rivals = { ...paidBefore(3, dollars(5n)), outwardPaymentId };
        const ended = { ...formlessReserved, status: 'WITHDRAWN' as const };

        expect(settleOutwardPayment(paid, { ...facts, form: both }).form?.reservations).toEqual([others]);
        expect(() =>
            settleOutwardPayment(paid, { ...facts, form: { ...formReserved, reservations: [others] } }),
        ).toThrow('OUTWARD_PAYMENT_MUST_AWAIT_SETTLEMENT');
        const of = { form: undefined, trail: trailOf(rivals, ...trail.payments), at: morning };
        expect(settleOutwardPayment(ended, of).trail?.payments).toEqual([rivals, paidBefore(3, dollars(5n))]);
    });

    it('counts under the contract no more what was given up or not paid in time, and still what was paid', () => {
        const ended = { ...formlessReserved, status: 'WITHDRAWN' as const };
        const of = { form: undefined, trail, at: morning };

        expect(settleOutwardPayment(ended, of).trail?.payments).toEqual([paidBefore(3, dollars(5n))]);
        expect(settleOutwardPayment(formlessReserved, { ...of, at: tooLate })).toMatchObject({
            payment: { status: 'EXPIRED' },
            trail: { payments: [paidBefore(3, dollars(5n))] },
        });
        expect(() => settleOutwardPayment({ ...formlessReserved, status: 'PAID' }, of)).toThrow(
            'OUTWARD_PAYMENT_MUST_AWAIT_SETTLEMENT',
        );
    });

    it.each(['REQUESTED', 'REFUSED', 'REVOKED', 'EXPIRED', 'RESERVED'] as const)(
        'refuses: OUTWARD_PAYMENT_MUST_AWAIT_SETTLEMENT (%s)',
        (status) => {
            expect(() => settleOutwardPayment({ ...reserved, status }, { ...facts, at: lastInstant })).toThrow(
                'OUTWARD_PAYMENT_MUST_AWAIT_SETTLEMENT',
            );
        },
    );

    it('never carries anything over twice', () => {
        expect(() => settleOutwardPayment(paid, { ...facts, form: { ...form, paid: paid.amount } })).toThrow(
            'OUTWARD_PAYMENT_MUST_AWAIT_SETTLEMENT',
        );
    });

    it('is due the instant after the last', () => {
        expect(isOverdue(reserved, lastInstant)).toBe(false);
        expect(isOverdue(reserved, tooLate)).toBe(true);
        expect(isOverdue(paid, tooLate)).toBe(false);
    });
});
