import { describe, expect, it } from '@jest/globals';
import type { FormlessTrail } from '../tax-form/formless-trail.js';
import type { OutwardPayment } from '../tax-form/outward-payment.js';
import type { TaxForm } from '../tax-form/tax-form.js';
import {
    dollars,
    form,
    formless,
    formlessReserved,
    formNumber,
    formReserved,
    idOf,
    morning,
    onForm,
    paidBefore,
    policy,
    reserved,
    trailOf,
} from '../tax-form/testing/samples.js';
import { Recomputation } from './recomputation.js';
import { taxFormDifferences, trailDifferences } from './tax-form-differences.js';
import { TaxFormRegister, type TaxFormWritings } from './tax-form-register.js';
import { written } from './testing/writings.js';
import type { DoneNote, Writings } from './writings.js';

const left = (payment: OutwardPayment, ...done: readonly DoneNote[]): Writings =>
    written({}, { bank: payment.bank, outwardPayments: [payment], done });
const noteGone = { kind: 'outward-payment-end', id: onForm.outwardPaymentId } as const;
const begun = written({ taxFormPolicies: { policies: [policy] }, taxForms: [form] });

const follow = (...history: readonly Writings[]): TaxFormRegister => {
    const recomputation = new Recomputation();
    [begun, ...history].forEach((writings) => {
        recomputation.take(writings);
    });

    return recomputation.taxForms.inHistory;
};

describe('what is used of a tax filing form, as the history says', () => {
    const after = (...history: readonly Writings[]): TaxForm | undefined => follow(...history).forms.get(formNumber);
    const onIt = [left(onForm), left(reserved)];
    const paid: OutwardPayment = { ...reserved, status: 'PAID', payment: { reference: 'CIPS 1', paidAt: morning } };

    it('is nothing of what was filed, whatever the registry writes of it later', () => {
        expect(after()).toEqual(form);
        expect(after(written({ taxForms: [formReserved] }))).toEqual(form);
    });

    it('is reserved when a registrar has said so, and nothing where it has refused', () => {
        expect(after(left(onForm), left({ ...onForm, status: 'REFUSED' }))).toEqual(form);
        expect(after(...onIt)).toEqual(formReserved);
    });

    it('is paid once a registrar has noted it, and not before', () => {
        expect(after(...onIt, left(paid))).toEqual(formReserved);
        expect(after(...onIt, left(paid), left(paid, noteGone))).toEqual({ ...form, paid: dollars(120_000n) });
    });

    it('is given up once a registrar has noted it, and not before', () => {
        const withdrawn: OutwardPayment = { ...reserved, status: 'WITHDRAWN' };

        expect(after(...onIt, left(withdrawn))).toEqual(formReserved);
        expect(after(...onIt, left(withdrawn), left(withdrawn, noteGone))).toEqual(form);
    });

    it('is free of what a registrar has ended, and of what was revoked with the form', () => {
        const ended = { ...left({ ...reserved, status: 'EXPIRED' }, noteGone), at: reserved.reservedUntil! };

        expect(after(...onIt, ended)).toEqual(form);
        expect(after(...onIt, left({ ...reserved, status: 'REVOKED' }, noteGone))).toEqual(form);
    });
});

describe('what counts without a form under a contract, as the history says', () => {
    const after = (...history: readonly Writings[]): FormlessTrail | undefined =>
        follow(...history).findTrail(formless);
    const counted = [left(formless), left(formlessReserved)];
    const ids = (trail: FormlessTrail | undefined) => trail?.payments.map(({ outwardPaymentId }) => outwardPaymentId);

    it('is what a registrar let pass, paid or not, however the contract is written', () => {
        const paid: OutwardPayment = { ...formlessReserved, status: 'PAID' };
        const other: OutwardPayment = { ...formless, outwardPaymentId: idOf(2), contractReference: 'as 2026/011' };

        expect(ids(after(left(formless)))).toBeUndefined();
        expect(ids(after(...counted, left(paid, noteGone)))).toEqual([idOf(1)]);
        expect(ids(after(...counted, left(other), left({ ...other, status: 'RESERVED' })))).toEqual([idOf(1), idOf(2)]);
    });

    it('is not what was given up, once a registrar has noted it', () => {
        const withdrawn: OutwardPayment = { ...formlessReserved, status: 'WITHDRAWN' };

        expect(ids(after(...counted, left(withdrawn)))).toEqual([idOf(1)]);
        expect(ids(after(...counted, left(withdrawn), left(withdrawn, noteGone)))).toEqual([]);
    });

    it('finds again that a payment was refused because it looked split', () => {
        const second: OutwardPayment = { ...formless, outwardPaymentId: idOf(2), amount: dollars(40_000n) };
        const trail = after(...counted, left(second), left({ ...second, status: 'REFUSED' }));

        expect(ids(trail)).toEqual([idOf(1)]);
        expect(trail).toMatchObject({ findings: [{ rule: 'SUM_ABOVE_THRESHOLD' }], looksSplit: true });
    });
});

describe('the differences of what is paid abroad', () => {
    const registerOf = (writings: TaxFormWritings): TaxFormRegister => {
        const register = new TaxFormRegister();
        register.put(writings);
        return register;
    };
    const compare = (inBook: TaxFormWritings, inHistory: TaxFormWritings) => {
        const compared = { book: 'REGISTRY', inBook: registerOf(inBook), inHistory: registerOf(inHistory) } as const;
        return { forms: taxFormDifferences(compared), trails: trailDifferences(compared) };
    };
    const trail = trailOf(paidBefore(1, dollars(20_000n)));
    const all = { taxForms: [formReserved], formlessTrails: [trail] };

    it('are none where both say the same', () => {
        expect(compare(all, all)).toEqual({ forms: [], trails: [] });
    });

    it.each<[string, TaxForm[], object]>([
        [
            'a form that is not there',
            [],
            {
                reservations: [{ outwardPaymentId: idOf(1), inHistory: dollars(120_000n) }],
                contractAmount: { inBook: dollars(0n) },
            },
        ],
        ['a reservation that is not there', [form], { reservations: [{ bank: 'HaizhouBankMSP' }] }],
        [
            'what was paid',
            [{ ...formReserved, paid: dollars(1n) }],
            { reservations: [], paid: { inBook: dollars(1n), inHistory: dollars(0n) } },
        ],
        [
            'that more may be paid than was filed',
            [{ ...formReserved, contractAmount: dollars(400_000n) }],
            { reservations: [], contractAmount: { inBook: dollars(400_000n), inHistory: dollars(300_000n) } },
        ],
    ])('tell %s', (_what, taxForms, told) => {
        expect(compare({ ...all, taxForms }, all)).toMatchObject({
            forms: [{ book: 'REGISTRY', formNumber, ...told }],
            trails: [],
        });
    });

    it.each<[string, FormlessTrail[], object]>([
        ['that nothing was paid', [], { payments: [{ bank: 'PearlBankMSP', inHistory: dollars(20_000n) }] }],
        [
            'that a finding was suppressed',
            [
                {
                    ...trail,
                    findings: [
                        {
                            rule: 'SUM_ABOVE_THRESHOLD',
                            windowDays: 30,
                            payments: trail.payments,
                            totals: [dollars(20_000n)],
                            foundAt: morning,
                        },
                    ],
                },
            ],
            { payments: [], findings: { inBook: 1, inHistory: 0 } },
        ],
    ])('tell %s without a form', (_what, formlessTrails, told) => {
        const { payerUscc, payee, contractReference } = trail;

        expect(compare({ ...all, formlessTrails }, all)).toMatchObject({
            forms: [],
            trails: [{ book: 'REGISTRY', payerUscc, payee, contractReference, ...told }],
        });
    });
});
